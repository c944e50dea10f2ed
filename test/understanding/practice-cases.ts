import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { respond } from "../../src/app/respond.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { Learner } from "../../src/domain/learner.ts";
import { desk, me, morning, tryOut } from "../app/try-out.ts";

/** What was going on when the message came. `prompt`: a daily question waits; `aside`: a plan question amid a quiz. */
const before = {
  nothing: [],
  question: ["quiz me"],
  answer: ["quiz me", "no idea"],
  daily: ["send me a question at 8:30 on weekdays"],
  prompt: ["quiz me"],
  aside: ["quiz me", "can i do 4 and 6"],
} as const;

/** A labelled message about quizzes, the daily question or progress. Lists of intents are alternatives. */
export interface PracticeCase {
  readonly id: string;
  readonly qualification: string;
  readonly after: keyof typeof before;
  readonly turns: readonly { readonly text: string; readonly expect: Readonly<Record<string, unknown>> }[];
}

/** Reads the messages of one set. */
export function readPractice(name: string): readonly PracticeCase[] {
  const file = new URL(`../fixtures/utterances/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): PracticeCase => JSON.parse(line));
}

/** Those that were not understood as labelled, each with what they were taken for. */
export async function misunderstood(cases: readonly PracticeCase[]): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const { id, qualification, after, turns } of cases) {
    const learner = await learnerAfter(after, qualification);
    for (const { text, expect } of turns) {
      const meant = meaningOf(text, learner, qualification);
      if (!isAs(expect, meant)) failures.push(`${id} (${after}): ${text} => ${JSON.stringify(meant)}`);
    }
  }
  return failures;
}

const learners = new Map<string, Learner>();

async function learnerAfter(after: PracticeCase["after"], qualification: string): Promise<Learner> {
  const key = `${after} ${qualification}`;
  const known = learners.get(key);
  if (known !== undefined) return known;
  const talk = tryOut({ qualification });
  await talk.says("hello");
  for (const text of before[after]) await talk.says(text);
  const learner = await talk.learner();
  if (learner === undefined) throw new Error("nobody was kept");
  const { quiz } = learner;
  const made: Learner =
    after === "prompt" && quiz !== null ? { ...learner, quiz: { ...quiz, style: "daily" }, context: null } : learner;
  learners.set(key, made);
  return made;
}

/** What a message means to this learner, ten minutes into the conversation. */
function meaningOf(text: string, learner: Learner, qualification: string): Intent {
  const message = {
    learner: me,
    at: morning + 10 * 60_000,
    act: { kind: "said", text },
    profile: { qualification, roles: [] },
  } as const;
  return respond(message, learner, desk).meant;
}

function isAs({ intent, ...fields }: PracticeCase["turns"][number]["expect"], meant: Intent): boolean {
  const kinds: readonly unknown[] = Array.isArray(intent) ? intent : [intent];
  if (!kinds.includes(meant.kind)) return false;
  // Of several intents that will do, only the first is held to the fields.
  if (meant.kind !== kinds[0]) return true;
  const said: Readonly<Record<string, unknown>> = { ...meant, ...(meant.kind === "daily.set" ? meant.wish : {}) };
  return Object.entries(fields).every(([field, wanted]) => isDeepStrictEqual(said[field], wanted));
}

/** What a message means to a learner of the level 2 certificate then. */
export async function meantAfter(text: string, after: PracticeCase["after"]): Promise<Intent> {
  return meaningOf(text, await learnerAfter(after, "10266"), "10266");
}
