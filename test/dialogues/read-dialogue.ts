import type { Role } from "../../src/domain/role.ts";

/** One thing the learner does, and what has to come back. */
export interface Turn {
  /** The number of its line in the file, from 1. */
  readonly line: number;
  /** `presses` names the label of a choice or an offer of the answer before. */
  readonly act: { readonly kind: "types" | "presses"; readonly text: string };
  /** Lines of the plain form; three dots stand for anything, alone or within a line. Never empty. */
  readonly expected: readonly string[];
  /** Minutes that passed before. */
  readonly wait: number;
}

/** A transcript that a trainer can read and write; README.md says how. */
export interface Dialogue {
  /** The name of a file in test/fixtures/centre. */
  readonly centre?: string;
  readonly qualification?: string;
  readonly name?: string;
  readonly roles: readonly Role[];
  /** When it begins. */
  readonly at: number;
  readonly turns: readonly Turn[];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Draft extends Dialogue {
  /** Minutes to pass before the next turn. */
  readonly wait: number;
}

const roles: readonly Role[] = ["manager", "trainer", "admin"];

/** Reads a transcript; throws where a trainer mistyped, naming the line. */
export function readDialogue(text: string): Dialogue {
  const start: Draft = { roles: [], at: Date.UTC(2026, 10, 23, 9), turns: [], wait: 0 };
  const lines = text.split("\n").map((line, index) => ({ number: index + 1, text: line.trim() }));
  const { wait: _, ...dialogue } = lines.filter(saysSomething).reduce(addLine, start);
  if (dialogue.turns.length === 0) throw new Error('line 1: nobody speaks; what the learner says begins with "> "');
  const silent = dialogue.turns.find(({ expected }) => expected.length === 0);
  if (silent !== undefined) throw new Error(`line ${silent.line}: no answer follows; write ... where any will do`);
  return dialogue;
}

function saysSomething({ text }: Line): boolean {
  return text !== "" && !/^#(?: |$)/.test(text);
}

function addLine(draft: Draft, line: Line): Draft {
  if (line.text.startsWith("@")) return addSetting(draft, line);
  if (/^>(?: |$)/.test(line.text)) return addTurn(draft, line);
  const last = draft.turns.at(-1);
  if (last === undefined) return fail(line, 'the learner speaks first: begin a line with "> "');
  return { ...draft, turns: [...draft.turns.slice(0, -1), { ...last, expected: [...last.expected, line.text] }] };
}

function addTurn(draft: Draft, { number, text }: Line): Draft {
  const typed = text.slice(1).trim();
  const label = /^\[(.+)\]$/.exec(typed)?.[1];
  const act =
    label === undefined ? ({ kind: "types", text: typed } as const) : ({ kind: "presses", text: label } as const);
  return { ...draft, wait: 0, turns: [...draft.turns, { line: number, act, expected: [], wait: draft.wait }] };
}

function addSetting(draft: Draft, line: Line): Draft {
  const [, setting = "", value = ""] = /^@ *(\w+) *(.*)$/.exec(line.text) ?? [];
  if (setting === "wait") return { ...draft, wait: readMinutes(value, line) };
  if (draft.turns.length > 0) return fail(line, "only @ wait may stand after the first thing said");
  switch (setting) {
    case "qualification":
    case "name":
    case "centre":
      return value === "" ? fail(line, `@ ${setting} needs a value`) : { ...draft, [setting]: value };
    case "role":
      return { ...draft, roles: [...draft.roles, readRole(value, line)] };
    case "at":
      return { ...draft, at: readTime(value, line) };
    default:
      return fail(line, "no such setting; there are qualification, name, role, centre, at and wait");
  }
}

function readMinutes(value: string, line: Line): number {
  return /^\d+$/.test(value) ? Number(value) : fail(line, "a wait is a number of minutes: @ wait 45");
}

function readRole(value: string, line: Line): Role {
  return roles.find((role) => role === value) ?? fail(line, `a role is one of ${roles.join(", ")}`);
}

function readTime(value: string, line: Line): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? fail(line, "a time is written 2026-11-23T09:00:00Z") : at;
}

function fail({ number }: Line, problem: string): never {
  throw new Error(`line ${number}: ${problem}`);
}
