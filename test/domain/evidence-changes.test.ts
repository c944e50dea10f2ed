import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceStates, noPortfolio, type Portfolio } from "../../src/domain/evidence.ts";
import {
  evidenceOf,
  type Move,
  type MoverRole,
  moveCriterion,
  notesOf,
  signatureOf,
  stateOf,
} from "../../src/domain/evidence-changes.ts";
import type { LearnerId } from "../../src/domain/learner.ts";

const sam = "json:sam" as LearnerId;
const ada = "json:ada" as LearnerId;
const eve = "json:eve" as LearnerId;
const place = { qualification: "10266", unit: 4, criterion: "1.1" };
const who = { sam, ada, eve };
const roles: { readonly [Name in keyof typeof who]: MoverRole } = { sam: "learner", ada: "assessor", eve: "sampler" };

function move(was: Portfolio, name: keyof typeof who, given: Partial<Move>) {
  return moveCriterion(was, place, {
    as: roles[name],
    to: null,
    words: null,
    seen: null,
    by: who[name],
    accounts: [who[name]],
    learner: sam,
    byName: name,
    at: 1_000 + was.changes,
    alias: name.toUpperCase(),
    learnerAlias: "SAM",
    hash: (id, words) => `${id} ${words}`,
    ...given,
  });
}

type Step = readonly [name: keyof typeof who, given: Partial<Move>];

/** The portfolio after these steps, each of which has to be made. */
function after(...steps: readonly Step[]): Portfolio {
  return steps.reduce<Portfolio>((was, [name, given]) => {
    const moved = move(was, name, given);
    if (moved.kind === "not") throw new Error(moved.why);
    return moved.portfolio;
  }, noPortfolio);
}

const ready: Step = ["sam", { to: "ready" }];
const signed: Step = ["ada", { to: "signed" }];
const refused = (was: Portfolio, ...[name, given]: Step) => {
  const moved = move(was, name, given);
  return moved.kind === "not" ? moved.why : moved.change.to;
};

test("a note begins the work, and every change is kept with who, when, before and after", () => {
  const portfolio = after(["sam", { words: "call of 12 March" }], ready, signed);
  expect(evidenceOf(portfolio, place)?.changes.map(({ from, to, by, number }) => [number, from, to, by])).toEqual([
    [1, "not-started", "in-progress", sam],
    [2, "in-progress", "ready", sam],
    [3, "ready", "signed", ada],
  ]);
  expect(signatureOf(evidenceOf(portfolio, place))).toMatchObject({ by: ada, byName: "ada", at: 1_002 });
});

test("entries for the log name nobody and hide words", () => {
  const { unlogged } = after(["sam", { words: "call of 12 March" }], ready, signed);
  expect(unlogged).toMatchObject([
    { id: "SAM/1", learner: "SAM", by: "SAM", words: "SAM/1 call of 12 March", from: "not-started", to: "in-progress" },
    { id: "SAM/2", words: null },
    { id: "SAM/3", by: "ADA", unit: 4, criterion: "1.1", qualification: "10266" },
  ]);
  expect(JSON.stringify(unlogged)).not.toMatch(/json:/);
});

test("the same move made twice is made once", () => {
  const once = after(ready, signed);
  expect(refused(once, ...signed)).toBe("done");
  expect(refused(after(["sam", { words: "a" }]), "sam", { words: "a" })).toBe("done");
});

test("what is signed the learner cannot change, and a mistaken signature the assessor takes back with words", () => {
  const portfolio = after(ready, signed);
  for (const to of ["not-started", "in-progress", "ready"] as const)
    expect(refused(portfolio, "sam", { to })).toBe("signed");
  expect(refused(portfolio, "sam", { words: "more" })).toBe("signed");
  expect(refused(portfolio, "ada", { to: "returned" })).toBe("no-words");
  expect(refused(portfolio, "ada", { to: "returned", words: "wrong one" })).toBe("returned");
});

test("nobody signs their own, not through a second account either", () => {
  const portfolio = after(ready);
  expect(refused(portfolio, "ada", { to: "signed", ...{ accounts: [ada, sam] } })).toBe("own");
  expect(refused(portfolio, "sam", { as: "assessor", to: "signed" })).toBe("own");
});

test("an assessor signs only what is ready, and what changed since they looked is not signed unseen", () => {
  expect(refused(noPortfolio, ...signed)).toBe("not-ready");
  expect(refused(after(["sam", { words: "a" }]), ...signed)).toBe("not-ready");
  const portfolio = after(ready, ["sam", { words: "another link" }]);
  expect(stateOf(portfolio, place)).toBe("ready");
  expect(refused(portfolio, "ada", { to: "signed", seen: 1 })).toBe("changed");
  expect(refused(portfolio, "ada", { to: "signed", seen: 2 })).toBe("signed");
});

test("quality assurance accepts a signature or sends it back, once, and never who signed", () => {
  const portfolio = after(ready, signed);
  expect(refused(portfolio, "ada", { as: "sampler", to: "signed" })).toBe("own");
  expect(refused(portfolio, "eve", { to: "returned" })).toBe("no-words");
  const accepted = after(ready, signed, ["eve", { to: "signed" }]);
  expect(stateOf(accepted, place)).toBe("signed");
  expect(refused(accepted, "eve", { to: "signed" })).toBe("sampled");
  expect(stateOf(after(ready, signed, ["eve", { to: "returned", words: "no date" }]), place)).toBe("returned");
});

test("notes are those since the work was begun anew, and the assessor's words are none of them", () => {
  const steps: readonly Step[] = [
    ["sam", { words: "old" }],
    ["sam", { to: "not-started" }],
    ["sam", { words: "new" }],
  ];
  const portfolio = after(...steps, ready, ["ada", { to: "returned", words: "date?" }]);
  expect(notesOf(evidenceOf(portfolio, place)).map((note) => note.words)).toEqual(["new"]);
});

test("whatever people try, numbers go up by one, each change starts where the last ended, and a signature has a ready before it", () => {
  const step = fc.record({
    name: fc.constantFrom<keyof typeof who>("sam", "ada", "eve"),
    as: fc.constantFrom<MoverRole>("learner", "assessor", "sampler"),
    to: fc.constantFrom(null, ...evidenceStates),
    words: fc.constantFrom(null, "a", "b"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const portfolio = steps.reduce<Portfolio>((was, { name, ...given }) => {
        const as = name === "sam" ? "learner" : given.as === "learner" ? "assessor" : given.as;
        const moved = move(was, name, { ...given, as });
        return moved.kind === "moved" ? moved.portfolio : was;
      }, noPortfolio);
      const changes = evidenceOf(portfolio, place)?.changes ?? [];
      expect(portfolio.unlogged.map((entry) => entry.id)).toEqual(
        Array.from({ length: portfolio.changes }, (_, at) => `SAM/${at + 1}`),
      );
      changes.slice(1).forEach((change, at) => {
        expect(change.from).toBe(changes[at]?.to);
      });
      for (const change of changes)
        if (change.to === "signed" && change.kind === "step") {
          expect(change.by).not.toBe(sam);
          expect(["ready", "returned"]).toContain(change.from);
        }
      expect(changes.length).toBeLessThanOrEqual(30);
    }),
    { numRuns: 60 },
  );
});
