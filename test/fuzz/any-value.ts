import fc from "fast-check";
import type { Intent } from "../../src/domain/intent.ts";
import { intentSchema } from "../../src/ports/intent-schema.ts";
import { sampleIntents } from "../storage/sample-learners.ts";
import { awkward } from "./any-text.ts";

/** Anything that JSON can hold, with values that have broken programs before. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 2 ** 53, 1e308, -0.5, "", [], {}, [[]], [null], "2026-13-45"),
  fc.constantFrom<unknown>(...awkward),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.integer(),
  fc.constant("x".repeat(5_000)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One thing done to a value: at the place that the number leads to. */
interface Change {
  readonly where: number;
  readonly how: "replace" | "remove" | "add" | "twice" | "key";
  readonly value: unknown;
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom("replace", "replace", "replace", "remove", "add", "twice", "key"),
  value: anyValue,
});

/** Valid values with one to four places changed; JSON in, JSON out. */
export function mutated(valid: readonly unknown[], most = 4): fc.Arbitrary<unknown> {
  const plain = valid.map((one): unknown => JSON.parse(JSON.stringify(one)));
  return fc
    .tuple(fc.constantFrom(...plain), fc.array(anyChange, { minLength: 0, maxLength: most }))
    .map(([value, changes]) => changes.reduce<unknown>(changeIn, value));
}

function changeIn(value: unknown, change: Change): unknown {
  const size = sizeOf(value);
  return walk(value, change, { left: change.where % size });
}

function sizeOf(value: unknown): number {
  return 1 + childrenOf(value).reduce((sum, [, one]) => sum + sizeOf(one), 0);
}

function childrenOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function walk(value: unknown, change: Change, at: { left: number }): unknown {
  if (at.left === 0) {
    at.left = -1;
    return done(value, change);
  }
  at.left -= 1;
  if (Array.isArray(value)) return value.map((one) => (at.left < 0 ? one : walk(one, change, at)));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, at.left < 0 ? one : walk(one, change, at)]),
  );
}

function done(value: unknown, { how, value: given, where }: Change): unknown {
  const entries = childrenOf(value);
  const picked = where % Math.max(1, entries.length);
  if (how === "replace" || entries.length === 0) return given;
  if (Array.isArray(value)) {
    if (how === "remove") return value.toSpliced(picked, 1);
    return how === "twice" ? [...value, ...value] : value.toSpliced(picked, 0, given);
  }
  const rest = entries.filter((_, index) => index !== picked);
  if (how === "remove") return Object.fromEntries(rest);
  if (how === "key") return Object.fromEntries([...rest, [String(given).slice(0, 40), entries[picked]?.[1]]]);
  return Object.fromEntries([...entries, [how === "twice" ? "__proto__" : "extra", given]]);
}

/** What was done to a text: cut, doubled, a piece put in or out. */
export function torn(valid: readonly string[]): fc.Arbitrary<string> {
  const bit = fc.oneof(
    fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      ",",
      ":",
      "\n",
      "\\",
      "- ",
      "  ",
      "null",
      "0",
      "-",
      "#",
      "&a",
      "*a",
      "<<: ",
      "|",
    ),
    fc.constantFrom(...awkward),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const tear = fc.record({ at: fc.nat(), out: fc.oneof(fc.nat(6), fc.nat(400)), put: bit });
  return fc.tuple(fc.constantFrom(...valid), fc.array(tear, { maxLength: 4 })).map(([text, tears]) =>
    tears.reduce((was, { at, out, put }) => {
      const start = at % (was.length + 1);
      return was.slice(0, start) + put + was.slice(start + out);
    }, text),
  );
}

/** An intent that the schema takes, of any kind, with any values. */
export const anyIntent: fc.Arbitrary<Intent> = fc
  .oneof(mutated(Object.values(sampleIntents), 2), fc.constantFrom<unknown>(...Object.values(sampleIntents)), filled())
  .map((value) => intentSchema.safeParse(value).data)
  .filter((intent) => intent !== undefined);

/** Fields of the sample intents with other values of the same form. */
function filled(): fc.Arbitrary<unknown> {
  const values = fc.array(
    fc.oneof(
      fc.integer({ min: -5, max: 30 }),
      fc.constantFrom<unknown>(
        "10266",
        "10267",
        "nothing",
        "unassigned",
        "4.1",
        "1.1",
        "t1",
        "2026-11-30",
        "today",
        "",
      ),
      fc.constantFrom<unknown>(...awkward),
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.boolean(),
      fc.constant(null),
    ),
    { minLength: 12, maxLength: 12 },
  );
  return fc.tuple(fc.constantFrom(...Object.values(sampleIntents)), values).map(([intent, given]) => {
    let next = 0;
    const fill = (value: unknown, key: string): unknown => {
      if (key === "kind") return value;
      if (Array.isArray(value)) return value.map((one) => fill(one, ""));
      if (typeof value === "object" && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one, name)]));
      const other = given.slice(next).find((one) => typeof one === typeof value);
      next = (next + 1) % given.length;
      return other ?? value;
    };
    return fill(intent, "");
  });
}
