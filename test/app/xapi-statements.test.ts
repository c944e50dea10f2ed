import { describe, expect, it } from "vitest";
import { statementsOf } from "../../src/app/xapi-export.ts";
import { statementsAfter } from "../../src/app/xapi-report.ts";
import { statementsOfQuiz, statementsOfReviews } from "../../src/app/xapi-statements.ts";
import type { Learner, LearnerId } from "../../src/domain/learner.ts";
import type { Statement, StatementOutbox } from "../../src/ports/statement-outbox.ts";
import { actorName, statementId } from "../../src/records-store/statement-ids.ts";
import { button, typed } from "./quiz-talk.ts";
import { desk, me, type TryOut, tryOut } from "./try-out.ts";
import { statementSchema } from "./xapi-schema.ts";

const names = {
  homePage: "https://college.example/unitwise",
  actorOf: (id: LearnerId) => actorName(id, undefined),
  makeId: statementId,
};
const using = { ...desk, ...names };

interface Reported {
  readonly talk: TryOut;
  readonly kept: Statement[];
  readonly forgotten: string[];
}

function reported(): Reported {
  const kept: Statement[] = [];
  const forgotten: string[] = [];
  const outbox: StatementOutbox = {
    keep: async (statements) => void kept.push(...statements),
    forget: (name) => void forgotten.push(name),
    waiting: () => 0,
    close: async () => undefined,
  };
  const reporting = { ...desk, reporting: { ...names, outbox } };
  return { talk: tryOut({ desk: reporting, qualification: "10266" }), kept, forgotten };
}

const verbs = (kept: readonly Statement[]) => kept.map(({ verb }) => verb.display["en"]);

async function quizOfTwo(): Promise<Reported & { readonly last: Awaited<ReturnType<TryOut["says"]>> }> {
  const one = reported();
  await one.talk.says("I'm doing 10266");
  await one.talk.says("2 questions on health and safety");
  await one.talk.says(await typed(one.talk, true));
  const last = await one.talk.says(await typed(one.talk, false));
  return { ...one, last };
}

async function recordOf(talk: TryOut): Promise<Learner> {
  const learner = await talk.learner();
  if (learner === undefined) throw new Error("no record");
  return learner;
}

describe("What a quiz states", () => {
  it("is every answer as it is given, and at the end progress and completion", async () => {
    const { kept } = await quizOfTwo();
    expect(verbs(kept)).toEqual(["answered", "answered", "progressed", "completed"]);
    expect(kept.map(({ result }) => result?.success)).toEqual([true, false, undefined, undefined]);
    for (const one of kept) expect(statementSchema.parse(one)).toEqual(one);
  });

  it("names practice as practice, scores nothing and tells of nobody", async () => {
    const { kept } = await quizOfTwo();
    const text = JSON.stringify(kept);
    expect(text).not.toContain(me);
    expect(text).not.toMatch(/"score"|verbs\/(?:passed|failed|mastered|scored)/);
    for (const { context } of kept)
      expect(context?.contextActivities.category[0]?.definition.description?.["en-GB"]).toContain("no assessment");
  });

  it("belongs to one registration, and to topic, unit and certificate", async () => {
    const { kept } = await quizOfTwo();
    expect(new Set(kept.map(({ context }) => context?.registration)).size).toBe(1);
    const types = kept[0]?.context?.contextActivities.grouping?.map(({ definition }) => definition.type);
    expect(types).toEqual(["lesson", "module", "course"].map((one) => `http://adlnet.gov/expapi/activities/${one}`));
  });

  it("says how much of a unit was gone through in whole percent", async () => {
    const { kept } = await quizOfTwo();
    const share = kept[2]?.result?.extensions?.["https://w3id.org/xapi/cmi5/result/extensions/progress"];
    expect(share).toSatisfy((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100);
  });

  it("leaves skips out, and a quiz that was stopped is not completed", async () => {
    const { talk, kept } = reported();
    await talk.says("3 questions on health and safety");
    await talk.says("skip");
    await talk.says(await typed(talk, true));
    await talk.says("stop");
    expect(verbs(kept)).toEqual(["answered"]);
  });

  it("has no response for what nobody knew", async () => {
    const { talk, kept } = reported();
    await talk.says("2 questions on health and safety");
    await talk.says("don't know");
    expect(kept[0]?.result).toMatchObject({ success: false });
    expect(kept[0]?.result).not.toHaveProperty("response");
  });
});

describe("What is taken back", () => {
  it("is voided, with all that followed from it", async () => {
    const { talk, kept } = await quizOfTwo();
    const before = [...kept];
    await talk.says("undo");
    const after = kept.slice(before.length);
    expect(verbs(after)).toEqual(["voided", "voided", "voided"]);
    expect(after.map(({ object }) => object.id)).toEqual(before.slice(1).map(({ id }) => id));
    for (const one of after) expect(statementSchema.parse(one)).toEqual(one);
  });

  it("is answered again under another id", async () => {
    const { talk, kept } = await quizOfTwo();
    await talk.says("undo");
    await talk.says(await typed(talk, true));
    expect(verbs(kept).slice(-3)).toEqual(["answered", "progressed", "completed"]);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
  });
});

describe("What is said twice", () => {
  it("is a repeated delivery's last answer, word for word", async () => {
    const { talk, kept } = reported();
    await talk.says("2 questions on health and safety");
    const text = await typed(talk, true);
    await talk.says(text, { event: "e1" });
    await talk.says(text, { event: "e1" });
    expect(kept).toHaveLength(2);
    expect(kept[1]).toEqual(kept[0]);
  });

  it("has the same ids, and nothing is stated of other messages", async () => {
    const { talk, kept } = await quizOfTwo();
    const record = await recordOf(talk);
    expect(statementsOfQuiz(record, using).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    await talk.says("how many credits do I need");
    expect(kept).toHaveLength(4);
    const change = { before: record, after: record, at: 0, repeated: false };
    expect(statementsAfter(change, using)).toEqual([]);
  });

  it("has the id it had when it is stated from the log of answers", async () => {
    const { talk, kept } = await quizOfTwo();
    const record = await recordOf(talk);
    const reviews = (record.quiz?.answers ?? []).map(({ question, at, outcome }, index) => ({
      question,
      version: record.quiz?.questions[index]?.version ?? 0,
      at,
      grade: outcome === "right" ? ("good" as const) : ("again" as const),
      recall: null,
    }));
    const again = statementsOfReviews(reviews, record, using);
    expect(again.map(({ id }) => id)).toEqual(kept.slice(0, 2).map(({ id }) => id));
    for (const one of again) expect(statementSchema.parse(one)).toEqual(one);
  });
});

describe("An export", () => {
  it("states a quiz that is over once, under the ids it was sent with, also when the next has begun", async () => {
    const { talk, kept } = await quizOfTwo();
    const sent = kept.map(({ id }) => id);
    const whole = statementsOf({ learner: await recordOf(talk), history: [] }, using);
    expect(whole.map(({ id }) => id)).toEqual(sent);
    await talk.says("2 questions on health and safety");
    const later = statementsOf({ learner: await recordOf(talk), history: [] }, using);
    expect(later.map(({ id }) => id)).toEqual(sent.slice(0, 2));
  });
});

describe("Who", () => {
  it("asks to be forgotten is dropped from what waits", async () => {
    const { talk, forgotten } = await quizOfTwo();
    await talk.presses(button(await talk.says("forget me"), /forget|erase|delete/i));
    expect(forgotten).toEqual([actorName(me, undefined)]);
  });

  it("is answered although nothing can be kept for the store", async () => {
    const fail = async () => {
      throw new Error("no room");
    };
    const outbox: StatementOutbox = { keep: fail, forget: () => undefined, waiting: () => 0, close: fail };
    const reporting = { ...desk, reporting: { ...names, outbox } };
    const talk = tryOut({ desk: reporting, qualification: "10266" });
    await talk.says("2 questions on health and safety");
    const answer = await talk.says(await typed(talk, true));
    expect(answer.data).toMatchObject({ correct: true });
    expect(talk.logged()).toContain("BUG");
  });
});
