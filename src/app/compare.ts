import type { Qualification, Unit } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import type { Say } from "../words/say.ts";
import { figureShort } from "./figure-words.ts";
import { joinWords, nameUnit, nameUnits, startSentence } from "./name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";
import { barredWith, unit } from "./unit.ts";

/** "6 or 8: which is better for me?": credits, level, hours, and what each closes off, side by side. */
export const compare: Command<"unit.compare"> = (intent, scene) => {
  const { say } = scene;
  const qualification = qualificationOf(intent.qualification, scene);
  const units = intent.units.flatMap((number) => findUnit(qualification, number) ?? []);
  if (units.length < 2 || units.length !== intent.units.length)
    return unit({ kind: "unit.info", units: intent.units, topic: "summary", qualification: qualification.code }, scene);
  const barred = qualification.rules.filter(
    (one) => one.kind === "barred" && units.filter((each) => one.units.includes(each.number)).length > 1,
  );
  return {
    intent: "unit.info",
    data: {
      qualification: intent.qualification ?? scene.own,
      units: intent.units,
      topic: "summary",
      barred: barred.length > 0,
    },
    reply: makeReply(
      titleOf(
        units,
        barred.map((rule) => rule.wording),
        { qualification, say },
      ),
      {
        blocks: [
          ...units.flatMap((each): Block[] =>
            each.summary.value === null
              ? []
              : [
                  {
                    kind: "text",
                    text: [`${startSentence(nameUnits([each.number], qualification, say))}: ${each.summary.value}`],
                  },
                ],
          ),
          tableOf(units, qualification, scene),
          ...advice(qualification, scene),
        ],
        next: units.map((each) =>
          offer(say("choice.about", { number: each.number }), {
            kind: "unit.info",
            units: [each.number],
            topic: "summary",
            qualification: qualification.code,
          }),
        ),
      },
    ),
  };
};

function titleOf(
  units: readonly Unit[],
  barred: readonly string[],
  { qualification, say }: { readonly qualification: Qualification; readonly say: Say },
): string {
  const names = units.map((each) => nameUnit(each.number, qualification, say));
  const count = units.length;
  const standing =
    barred.length === 0 ? say("compare.free", { count }) : say("compare.barred", { count, wording: barred.join(" ") });
  return `${startSentence(say("compare.title", { units: joinWords(names, say("list.or")) }))} ${standing}`;
}

function tableOf(units: readonly Unit[], qualification: Qualification, { say }: Scene): Block {
  const row = (label: string, cell: (one: Unit) => string) => [label, ...units.map(cell)];
  const closes = (one: Unit) => {
    const shut = barredWith(one.number, qualification);
    return shut.length === 0 ? say("compare.closes.none") : nameUnits(shut, qualification, say);
  };
  return {
    kind: "table",
    caption: say("compare.caption"),
    head: [say("compare.figure"), ...units.map((one) => startSentence(nameUnits([one.number], qualification, say)))],
    rows: [
      row(say("compare.credits"), (one) => figureShort(one.credits, say)),
      row(say("compare.level"), (one) => figureShort(one.level, say)),
      row(say("compare.hours"), (one) => figureShort(one.hours, say)),
      row(say("compare.closes"), closes),
    ],
  };
}

function advice(qualification: Qualification, { say }: Scene): readonly Block[] {
  const rule = qualification.rules.find((one) => one.kind === "level-credits");
  const level =
    rule?.kind === "level-credits"
      ? [
          say("compare.level.counts", {
            certificate: qualification.shortTitle,
            credits: rule.credits,
            level: rule.level,
          }),
        ]
      : [];
  return [...level, say("compare.advice")].map((words) => ({ kind: "text", text: [words] }));
}
