import { describe, expect, it } from "vitest";
import { noDaily } from "../../src/domain/daily.ts";
import { type Learner, newLearner } from "../../src/domain/learner.ts";
import { noPractice } from "../../src/domain/practice.ts";
import { decodeLearner, encodeLearner, settleLearner } from "../../src/storage/learner-record.ts";
import { fullLearner, idOf, largeLearner } from "./sample-learners.ts";

const id = idOf("json:u1");
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
/** A record as a mistaken caller may hand it in. */
const parsed = (value: unknown): Learner => JSON.parse(JSON.stringify(value));
const decode = (value: unknown) => decodeLearner(bytes(value));

describe("A learner's record", () => {
  it("reads back what was settled, every field", () => {
    for (const learner of [newLearner(id, 0), fullLearner(id), largeLearner(id)]) {
      expect(decode(settleLearner(id, learner))).toEqual({ kind: "learner", learner, sequence: 0 });
    }
  });

  it("brings version 0, which had neither tastes nor undo, forward and keeps the rest", () => {
    const { tastes: _, undo: __, ...rest } = fullLearner(id);
    expect(decode({ ...rest, version: 0 })).toEqual({
      kind: "learner",
      learner: { ...fullLearner(id), tastes: [], undo: [] },
      sequence: 0,
    });
  });

  it("brings version 2, which knew of no quizzes, forward and keeps the rest", () => {
    const {
      quizzes: _,
      quiz: __,
      practice: ___,
      daily: ____,
      dueAt: _____,
      zoneChosen: ______,
      ...rest
    } = fullLearner(id);
    expect(decode({ ...rest, version: 2 })).toEqual({
      kind: "learner",
      learner: {
        ...fullLearner(id),
        quizzes: 0,
        quiz: null,
        practice: noPractice,
        daily: noDaily,
        dueAt: null,
        zoneChosen: false,
      },
      sequence: 0,
    });
  });

  it("carries the number of its changes, which is no part of the learner", () => {
    const learner = fullLearner(id);
    const text = encodeLearner(learner, 7);
    expect(decodeLearner(new TextEncoder().encode(text))).toEqual({ kind: "learner", learner, sequence: 7 });
    expect(decode({ ...learner, sequence: "7" }).kind).toBe("damaged");
  });

  it("leaves a newer version alone", () => {
    expect(decode({ version: 5, everything: "else" })).toEqual({ kind: "newer", version: 5 });
  });

  it("drops a context whose intent no longer parses, and keeps the plans", () => {
    const learner = fullLearner(id);
    const context = { ...learner.context, last: { kind: "plan.retired" } };
    expect(decode({ ...learner, context })).toEqual({
      kind: "learner",
      learner: { ...learner, context: null },
      sequence: 0,
    });
  });

  it.each([
    ["empty", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "7"],
    ["cut off", JSON.stringify(fullLearner(id)).slice(0, -9)],
    ["all zeros", "\0".repeat(300)],
    ["begun with a byte order mark", `\ufeff${JSON.stringify(fullLearner(id))}`],
    ["twice in one file", JSON.stringify(fullLearner(id)).repeat(2)],
    ["without a version", JSON.stringify({ ...fullLearner(id), version: undefined })],
    ["of a version that is none", JSON.stringify({ ...fullLearner(id), version: -1 })],
  ])("is damaged where it is %s", (_, text) => {
    expect(decodeLearner(new TextEncoder().encode(text)).kind).toBe("damaged");
  });

  it("is damaged where a byte of its text is no UTF-8", () => {
    const flipped = Uint8Array.from(bytes(fullLearner(id)));
    flipped[flipped.indexOf("Z".charCodeAt(0)) + 2] = 0xff;
    expect(decodeLearner(flipped).kind).toBe("damaged");
  });

  it("is damaged where any field is missing, of the wrong type, or one too many", () => {
    const learner = fullLearner(id);
    const keys = Object.keys(learner).filter((key) => key !== "context");
    for (const key of keys) {
      expect(decode({ ...learner, [key]: undefined }).kind, `without ${key}`).toBe("damaged");
      expect(decode({ ...learner, [key]: { wrong: 1 } }).kind, `wrong ${key}`).toBe("damaged");
    }
    expect(decode({ ...learner, surplus: 1 }).kind).toBe("damaged");
    expect(decode({ ...learner, handled: Array.from({ length: 51 }, String) }).kind).toBe("damaged");
  });

  it("is settled field by field as it is settled whole, and takes over what is the same", () => {
    const was = settleLearner(id, largeLearner(id));
    const next: Learner = {
      ...was,
      name: null,
      context: { at: 3, last: { kind: "undo" }, offered: [], asking: false, assumed: true },
      handled: [...was.handled.slice(1), "event-new"],
      updatedAt: was.updatedAt + 1,
    };
    const settled = settleLearner(id, next, was);
    expect(settled).toEqual(settleLearner(id, next));
    expect(settled.undo).toBe(was.undo);
    expect(settled.handled).not.toBe(next.handled);
    for (const part of [settled, settled.context, settled.context?.last, settled.handled]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it("is looked at whole where a field is missing, one too many, or wrong", () => {
    const was = settleLearner(id, fullLearner(id));
    const { name: _, ...nameless } = was;
    const wrong = [nameless, { ...was, surplus: 1 }, { ...was, handled: [7] }, { ...was, updatedAt: Number.NaN }];
    for (const next of wrong) expect(() => settleLearner(id, parsed(next), was)).toThrow(TypeError);
    const teleport = { ...was, context: { ...was.context, last: { kind: "plan.teleport" } } };
    expect(settleLearner(id, parsed(teleport), was)).toEqual({ ...was, context: null });
    expect(() => settleLearner(idOf("json:u2"), was, was)).toThrow(TypeError);
  });

  it("never quotes a learner's words when it says what is wrong", () => {
    const secret = "Zoë O'Neill";
    const wrong = { ...fullLearner(id), name: [secret], [secret]: secret, qualification: { [secret]: 1 } };
    expect(JSON.stringify(decode(wrong))).not.toContain("Neill");
    expect(JSON.stringify(decodeLearner(new TextEncoder().encode(`{"name":"${secret}`)))).not.toContain("Neill");
    expect(() => settleLearner(id, JSON.parse(JSON.stringify(wrong)) as Learner)).toThrow(/^(?!.*Neill)/);
  });
});
