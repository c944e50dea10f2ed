import { describe, expect, expectTypeOf, it } from "vitest";
import type { Intent, IntentKind } from "../../src/domain/intent.ts";
import { intentSchema, type ParsedIntent } from "../../src/ports/intent-schema.ts";
import { sampleIntents } from "./sample-learners.ts";

type Flat<Union> = Union extends unknown ? { [Key in keyof Union]: Union[Key] } : never;
/** True where both types have the same fields of this kind, `readonly` and `?` included. */
type Same<Kind extends IntentKind> =
  (<T>() => T extends Flat<Extract<Intent, { kind: Kind }>> ? 1 : 2) extends <T>() => T extends Flat<
    Extract<ParsedIntent, { kind: Kind }>
  >
    ? 1
    : 2
    ? true
    : false;

describe("The intent schema", () => {
  it("describes the type Intent and nothing else, held by the compiler in both directions", () => {
    expectTypeOf<{ [Kind in IntentKind]: Same<Kind> }[IntentKind]>().toEqualTypeOf<true>();
    expectTypeOf<ParsedIntent["kind"]>().toEqualTypeOf<Intent["kind"]>();
  });

  it.each(Object.values(sampleIntents))("takes $kind with all its fields, frozen", (intent) => {
    const parsed = intentSchema.parse(JSON.parse(JSON.stringify(intent)));
    expect(parsed).toEqual(intent);
    expect(Object.isFrozen(parsed)).toBe(true);
  });

  it.each(Object.values(sampleIntents))("refuses $kind with a key too many", (intent) => {
    expect(intentSchema.safeParse({ ...intent, surplus: 1 }).success).toBe(false);
    expect(intentSchema.safeParse(JSON.parse(JSON.stringify(intent).replace("{", '{"__proto__":{},'))).success).toBe(
      false,
    );
  });

  it.each(Object.values(sampleIntents))("refuses $kind when any field has the wrong type", (intent) => {
    for (const key of Object.keys(intent)) {
      expect(intentSchema.safeParse({ ...intent, [key]: { wrong: true } }).success, key).toBe(false);
    }
  });

  it("takes an intent without its qualification, and refuses one that is undefined", () => {
    expect(intentSchema.parse({ kind: "plan.show" })).toEqual({ kind: "plan.show" });
    expect(intentSchema.safeParse({ kind: "plan.show", qualification: undefined }).success).toBe(false);
  });

  it("refuses what is no intent", () => {
    for (const value of [null, undefined, 1, "undo", [], {}, { kind: "plan.teleport" }, { kind: ["undo"] }]) {
      expect(intentSchema.safeParse(value).success).toBe(false);
    }
  });

  it("freezes the choices inside a question", () => {
    const parsed = intentSchema.parse(sampleIntents.clarify);
    expect(parsed.kind === "clarify" && Object.isFrozen(parsed.options) && Object.isFrozen(parsed.options[0])).toBe(
      true,
    );
  });
});
