import type { Interval } from "../../domain/item-statistics.ts";
import type { Reply } from "../../domain/reply.ts";
import { fewestLearners } from "../report-calibration.ts";
import { fewestFirst, type QuestionFigures } from "../report-questions.ts";
import { makeReply, type Scene } from "../scene.ts";
import type { ContentFigures } from "./content-figures.ts";
import { moreThan, mostRows, type Showing } from "./list-views.ts";

/** How questions do at first attempts: facility and discrimination, those to look at first. */
export function showQuestions(
  { report }: Extract<ContentFigures, { readonly view: "questions" }>,
  { scene, next }: Showing,
): Reply {
  const { say } = scene;
  const { questions, tooFew } = report;
  if (questions.length === 0) return makeReply(say("content.questions.none", { fewest: fewestLearners }), { next });
  const looks = questions.filter((one) => one.look !== null);
  const rest = questions.filter((one) => one.look === null);
  return makeReply(say("content.questions.title", { count: questions.length, looks: looks.length }), {
    blocks: [
      {
        kind: "table",
        caption: say("content.questions.caption"),
        head: [
          say("content.head.question"),
          say("content.head.attempts"),
          say("content.head.facility"),
          say("content.head.discrimination"),
          say("content.head.look"),
        ],
        rows: [...looks, ...rest].slice(0, mostRows).map((one) => rowOf(one, scene)),
      },
      ...moreThan(questions.length, say),
      { kind: "text", text: [say("content.questions.meaning", { fewest: fewestFirst })], tone: "muted" },
      ...(tooFew === 0
        ? []
        : [
            {
              kind: "text" as const,
              text: [say("content.questions.few", { count: tooFew, fewest: fewestLearners })],
              tone: "muted" as const,
            },
          ]),
    ],
    next,
  });
}

function rowOf(one: QuestionFigures, { say }: Scene): readonly string[] {
  const share = (value: number) => String(Math.round(value * 100));
  const lies = (interval: Interval | null, show: (figure: number) => string) =>
    interval === null ? "" : ` ${say("content.lies", { low: show(interval.low), high: show(interval.high) })}`;
  const { discrimination } = one;
  return [
    one.question,
    String(one.first),
    `${share(one.facility)} %${lies(one.facilityLies, share)}`,
    discrimination === null
      ? say("content.nothing")
      : `${discrimination.toFixed(2)}${lies(one.discriminationLies, (figure) => figure.toFixed(2))}`,
    one.first < fewestFirst ? say("content.look.few") : say(`content.look.${one.look ?? "none"}`),
  ];
}
