import type { Choice, Reply } from "../../domain/reply.ts";
import { makeReply, type Scene } from "../scene.ts";
import type { ContentFigures } from "./content-figures.ts";

/** What a view is shown with. */
export interface Showing {
  readonly scene: Scene;
  readonly next: readonly Choice[];
}

type Of<V extends ContentFigures["view"]> = Extract<ContentFigures, { readonly view: V }>;

/** Longer lists end with how many more there are: the commands of the terminal show them all. */
export const mostRows = 20;

/** What each unit's questions cover, and what is missing. */
export function showCoverage({ units }: Of<"coverage">, { scene: { say }, next }: Showing): Reply {
  const gaps = units.filter((unit) => unit.gaps.length > 0).length;
  const questions = units.reduce((sum, unit) => sum + unit.questions, 0);
  return makeReply(say("content.coverage.title", { units: units.length, questions, gaps }), {
    blocks: [
      {
        kind: "table",
        caption: say("content.coverage.caption"),
        head: heads.map((one) => say(`content.head.${one}`)),
        rows: units.map((unit) => [
          unit.title,
          String(unit.topics),
          String(unit.questions),
          String(unit.scenarios),
          unit.gaps.join("; ") || say("content.nothing"),
        ]),
      },
    ],
    next,
  });
}

const heads = ["unit", "topics", "questions", "scenarios", "missing"] as const;

/** What learners asked and nothing was found for. */
export function showUnanswered({ questions }: Of<"unanswered">, { scene: { say }, next }: Showing): Reply {
  if (questions.length === 0) return makeReply(say("content.unanswered.none"), { next });
  const rows = questions.slice(0, mostRows).map((one) => [one.question, String(one.times), one.first, one.last]);
  return makeReply(say("content.unanswered.title", { count: questions.length }), {
    blocks: [
      {
        kind: "table",
        caption: say("content.unanswered.caption"),
        head: [
          say("content.head.asked"),
          say("content.head.times"),
          say("content.head.first"),
          say("content.head.last"),
        ],
        rows,
      },
      ...moreThan(questions.length, say),
    ],
    next,
  });
}

/** What learners said is wrong with questions. */
export function showReported({ questions }: Of<"reported">, { scene: { say }, next }: Showing): Reply {
  if (questions.length === 0) return makeReply(say("content.reported.none"), { next });
  const rows = questions
    .slice(0, mostRows)
    .map((one) => [one.question, one.said || say("content.nothing"), String(one.times), one.last]);
  return makeReply(say("content.reported.title", { count: questions.length }), {
    blocks: [
      {
        kind: "table",
        caption: say("content.reported.caption"),
        head: [
          say("content.head.question"),
          say("content.head.said"),
          say("content.head.times"),
          say("content.head.last"),
        ],
        rows,
      },
      ...moreThan(questions.length, say),
    ],
    next,
  });
}

/** Where a list was cut. */
export function moreThan(count: number, say: Scene["say"]): Reply["blocks"] {
  return count > mostRows
    ? [{ kind: "text", text: [say("content.more", { count: count - mostRows })], tone: "muted" }]
    : [];
}
