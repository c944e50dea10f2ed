import type { Intent } from "../domain/intent.ts";
import type { Qualification, Unit, UnitNumber } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import { type FigureName, figureLine, figureSentence } from "./figure-words.ts";
import { nameUnit, nameUnits, startSentence } from "./name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";

type Info = Extract<Intent, { kind: "unit.info" }>;

/** "What is unit 6 about?", "how many credits is it?", level, hours, criteria. */
export const unit: Command<"unit.info"> = (intent, scene) => {
  const { say } = scene;
  const about = aboutWhich(intent, scene);
  const data = { qualification: about.length === 1 ? about[0]?.code : null, units: intent.units, topic: intent.topic };
  if (intent.units.length === 0) return { intent: "unit.info", data, reply: makeReply(say("unit.which")) };
  const [first] = about;
  if (first === undefined) throw new Error("no certificate on offer");
  const lines = intent.units.flatMap((number) => describe(number, intent, { about, scene }));
  const [title, ...rest] = lines;
  return {
    intent: "unit.info",
    data: { ...data, figures: intent.units.map((number) => figuresOf(number, first)) },
    reply: makeReply(titleOf(title), { blocks: rest, next: nextOf(intent, first, scene) }),
    ...(about.length === 1 ? { about: { ...intent, qualification: first.code } } : {}),
  };
};

/** The certificates to speak of: one, or all where the units are the same in each. */
function aboutWhich(intent: Info, scene: Scene): readonly Qualification[] {
  if (intent.qualification !== undefined || scene.own !== null) return [qualificationOf(intent.qualification, scene)];
  return scene.offered;
}

function titleOf(block: Block | undefined): string {
  return block?.kind === "text"
    ? block.text.map((part) => (typeof part === "string" ? part : part.strong)).join("")
    : "";
}

function text(words: string): Block {
  return { kind: "text", text: [words] };
}

interface Frame {
  readonly about: readonly Qualification[];
  readonly scene: Scene;
}

function describe(number: UnitNumber, intent: Info, { about, scene }: Frame): readonly Block[] {
  const { say } = scene;
  const [first] = about;
  const found = first === undefined ? undefined : findUnit(first, number);
  if (first === undefined || found === undefined) return [text(unknownUnit(number, about, scene))];
  switch (intent.topic) {
    case "credits":
    case "level":
    case "hours":
      return [
        text(
          startSentence(
            figureSentence(intent.topic, nameUnit(number, first, say), { figure: found[intent.topic], say }),
          ),
        ),
      ];
    case "criteria":
      return [text(say("unit.title", { number, title: found.title })), ...outcomeBlocks(found, scene)];
    case "summary":
      return summaryBlocks(found, about, scene);
    default:
      return intent.topic satisfies never;
  }
}

function unknownUnit(number: UnitNumber, about: readonly Qualification[], { say }: Scene): string {
  const [only] = about;
  if (about.length !== 1 || only === undefined) return say("unit.unknown.both", { number });
  return say("unit.unknown", {
    certificate: only.shortTitle,
    number,
    first: only.units[0]?.number ?? 1,
    last: only.units.at(-1)?.number ?? 1,
  });
}

function summaryBlocks(found: Unit, about: readonly Qualification[], scene: Scene): readonly Block[] {
  const { say } = scene;
  const figures = (["level", "credits", "hours"] as const).map((what: FigureName) => [
    figureLine(what, { figure: found[what], say }),
  ]);
  const places = about.flatMap((one) => placeLines(found.number, one, scene)).map((line) => [line]);
  return [
    text(say("unit.title", { number: found.number, title: found.title })),
    ...(found.summary.value === null ? [] : [text(found.summary.value)]),
    { kind: "list", items: [...places, ...figures] },
    ...(found.mended === undefined
      ? []
      : [{ kind: "text", text: [say("unit.mended", { mended: found.mended })], tone: "muted" } as const]),
  ];
}

function placeLines(number: UnitNumber, qualification: Qualification, { say }: Scene): readonly string[] {
  const found = findUnit(qualification, number);
  const role = qualification.groups.find((group) => group.id === found?.group)?.role ?? "optional";
  const barred = barredWith(number, qualification);
  const place = say("unit.group", { role, certificate: qualification.shortTitle });
  return [
    barred.length === 0 ? place : `${place} ${say("unit.barred", { units: nameUnits(barred, qualification, say) })}`,
  ];
}

/** The units that a barred combination keeps apart from this one. */
export function barredWith(number: UnitNumber, qualification: Qualification): readonly UnitNumber[] {
  return qualification.rules.flatMap((rule) =>
    rule.kind === "barred" && rule.units.includes(number) ? rule.units.filter((other) => other !== number) : [],
  );
}

function outcomeBlocks(found: Unit, { say }: Scene): readonly Block[] {
  if (found.outcomes.length === 0) return [text(say("unit.outcomes.none")), text(found.coverage)];
  const items = found.outcomes.flatMap((outcome) => [
    [{ strong: say("unit.criterion", { number: outcome.number, about: outcome.about }) }],
    ...outcome.criteria.map((one) => [
      say("unit.criterion", { number: one.number, about: one.about ?? say("unit.criterion.wording") }),
    ]),
  ]);
  return [text(say("unit.outcomes")), { kind: "list", items }, text(found.coverage)];
}

function figuresOf(number: UnitNumber, qualification: Qualification): Readonly<Record<string, unknown>> {
  const found = findUnit(qualification, number);
  return found === undefined
    ? { unit: number }
    : {
        unit: number,
        title: found.title,
        credits: found.credits,
        level: found.level,
        hours: found.hours,
        reference: found.reference,
      };
}

function nextOf(intent: Info, qualification: Qualification, { say }: Scene): ReturnType<typeof makeReply>["next"] {
  const [number] = intent.units;
  if (number === undefined || findUnit(qualification, number) === undefined) return [];
  const about = intent.qualification === undefined ? {} : { qualification: intent.qualification };
  return intent.topic === "summary"
    ? []
    : [offer(say("choice.about", { number }), { kind: "unit.info", units: [number], topic: "summary", ...about })];
}
