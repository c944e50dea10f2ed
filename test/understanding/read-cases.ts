import { readFileSync } from "node:fs";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import type { Handle } from "../../src/ports/platform.ts";

/** What a fair judge expects of one turn: a field is demanded only where the reply carries it; lists are alternatives. */
export interface Expectation {
  readonly intent: string | readonly string[];
  readonly [field: string]: unknown;
}

/** A labelled conversation. */
export interface LabelledCase {
  readonly id: string;
  readonly user: string;
  readonly qualification: string | null;
  readonly roles?: readonly Role[];
  readonly turns: readonly { readonly text: string; readonly at?: string; readonly expect: Expectation }[];
}

/** Reads labelled conversations, one JSON object a line. */
export function readCases(name: string): readonly LabelledCase[] {
  const file = new URL(`../fixtures/utterances/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): LabelledCase => JSON.parse(line));
}

/** How many turns came out as expected, and the first that did not. */
export interface Score {
  readonly right: number;
  readonly of: number;
  readonly wrongYes: number;
  readonly failures: readonly string[];
}

const start = Date.parse("2026-11-23T09:00:00Z");

/** Holds every turn of the cases against the assistant. */
export async function scoreCases(cases: readonly LabelledCase[], handle: Handle): Promise<Score> {
  const failures: string[] = [];
  let of = 0;
  let wrongYes = 0;
  for (const one of cases) {
    for (const turn of one.turns) {
      of++;
      const answer = await handle({
        learner: `test:${one.id}` as LearnerId,
        at: turn.at === undefined ? start : Date.parse(turn.at),
        act: { kind: "said", text: turn.text },
        profile: {
          ...(one.qualification === null ? {} : { qualification: one.qualification }),
          roles: one.roles ?? [],
        },
      });
      const wrong = compare(turn.expect, answer.intent, answer.data);
      if (wrong === undefined) continue;
      if (isWrongYes(turn.expect, answer.data)) wrongYes++;
      failures.push(`${one.id}: ${turn.text} (${wrong})`);
    }
  }
  return { right: of - failures.length, of, wrongYes, failures };
}

/** A yes where something else was right, whichever field went wrong first. */
function isWrongYes(expect: Expectation, data: Readonly<Record<string, unknown>>): boolean {
  return "verdict" in expect && data["verdict"] === "yes" && !fits("verdict", expect["verdict"], data);
}

/** The first field that is not as expected. */
function compare(expect: Expectation, intent: string, data: Readonly<Record<string, unknown>>): string | undefined {
  if (!listOf(expect.intent).includes(intent)) return "intent";
  for (const field of carries[intent] ?? []) {
    if (field in expect && !fits(field, expect[field], data)) return field;
  }
  return undefined;
}

const carries: Readonly<Record<string, readonly string[]>> = {
  "plan.check": ["qualification", "units", "question", "verdict", "rules"],
  "plan.suggest": ["qualification", "units"],
  "plan.save": ["qualification", "units"],
  "plan.show": ["qualification", "units"],
  "unit.info": ["qualification", "units", "topic"],
  "qualification.info": ["qualification", "topic"],
  "qualification.choose": ["qualification"],
  "quiz.start": ["of"],
  "daily.set": ["on", "time", "days", "count", "pausedUntil"],
  "daily.show": ["on", "time", "days", "count", "pausedUntil"],
  "progress.team": ["error"],
  clarify: ["missing"],
};

function fits(field: string, wanted: unknown, data: Readonly<Record<string, unknown>>): boolean {
  const got = data[field];
  switch (field) {
    case "units":
    case "days":
      return alternativesOf(wanted).some((one) => sameSet(one, listOf(got)));
    case "rules":
      return listOf(wanted).every((rule) => rulesOf(data).includes(String(rule)));
    case "verdict": {
      const byQuestion = isRecord(wanted) ? wanted[String(data["question"])] : wanted;
      return listOf(byQuestion ?? []).includes(got);
    }
    case "error":
      return isRecord(data["error"]) && listOf(wanted).includes(data["error"]["code"]);
    default:
      return listOf(wanted).includes(got);
  }
}

function rulesOf(data: Readonly<Record<string, unknown>>): readonly string[] {
  return listOf(data["reasons"] ?? []).map((reason) => (isRecord(reason) ? String(reason["rule"]) : ""));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function alternativesOf(value: unknown): readonly (readonly unknown[])[] {
  const list = listOf(value);
  return Array.isArray(list[0]) ? list.map(listOf) : [list];
}

function sameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  return [...new Set(a)].map(String).sort().join() === [...new Set(b)].map(String).sort().join();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
