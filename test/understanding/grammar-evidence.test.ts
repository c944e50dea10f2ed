import { describe, expect, it } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Context } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import { desk, morning } from "../app/try-out.ts";

const offered = desk.content.codes.flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []);

interface Said {
  readonly roles?: readonly Role[];
  readonly context?: Context;
}

function meant(text: string, { roles = [], context }: Said = {}): Intent {
  const people = roles.length === 0 ? [] : ["Sam Okafor", "Ada Byron", "Mei-Lin Chu"];
  return desk.understand(text, {
    qualification: "10266",
    offered,
    planned: () => [],
    context: context ?? null,
    at: morning,
    timezone: "Europe/London",
    staff: { roles, teams: [], people },
  }).intent;
}

const after = (last: Intent, offers: readonly Intent[] = []): Context => ({
  at: morning,
  last,
  offered: offers.map((intent) => ({ label: "Take it back", intent })),
  asking: false,
  assumed: false,
});

const place = (units: readonly number[], ...criteria: readonly string[]) => ({ kind: "evidence.set", units, criteria });

describe("a note keeps its words, whatever they say", () => {
  it.each([
    [
      "note on 4 1.1: call recording 12 March, https://x.example/a?b=1",
      [4],
      ["1.1"],
      "call recording 12 March, https://x.example/a?b=1",
    ],
    [
      "note for unit 6, 1.1 and 1.2: Spoke to a customer about Unit 3",
      [6],
      ["1.1", "1.2"],
      "Spoke to a customer about Unit 3",
    ],
    ["add a note to 6 1.1 - my call log", [6], ["1.1"], "my call log"],
    ["add link https://x.example/y to 6 1.2", [6], ["1.2"], "https://x.example/y"],
    ["link for unit 6 1.1 https://x.example/z", [6], ["1.1"], "https://x.example/z"],
    ["evidence for 1.1 of unit 6: what do you store about me", [6], ["1.1"], "what do you store about me"],
    ["note on selling: sales sheet", [7], [], "sales sheet"],
    ["note on 6 1.1", [6], ["1.1"], ""],
  ])("“%s”", (...[text, units, criteria, note]) => {
    expect(meant(text)).toMatchObject({ ...place(units, ...criteria), note });
  });

  it("and none is made of what only begins like one", () => {
    for (const text of ["note down 10 and 13 as my options", "what evidence do i need for unit 6?", "notes on selling"])
      expect(meant(text)).not.toHaveProperty("note");
  });
});

describe("a learner's criteria are brought into the state that is said", () => {
  it.each([
    ["mark 1.1 and 1.2 of unit 6 ready", [6], ["1.1", "1.2"], "ready"],
    ["mark 1.1-1.3 of unit 6 as ready", [6], ["1.1", "1.2", "1.3"], "ready"],
    ["mark unit 8 ready", [8], [], "ready"],
    ["unit 8 is ready for my assessor", [8], [], "ready"],
    ["6 1.1 ready", [6], ["1.1"], "ready"],
    ["ask for a review of 1.1 in unit 6", [6], ["1.1"], "ready"],
    ["can you sign me off for 1.1 unit 6", [6], ["1.1"], "ready"],
    ["take 1.1 of unit 6 back", [6], ["1.1"], "in-progress"],
    ["1.1 of unit 6 isnt ready", [6], ["1.1"], "in-progress"],
    ["started 1.2 of unit 6", [6], ["1.2"], "in-progress"],
    ["mark 1.1 of unit 6 as not done", [6], ["1.1"], "not-started"],
    ["untick 1.1 in unit 6", [6], ["1.1"], "not-started"],
  ])("“%s”", (...[text, units, criteria, state]) => {
    expect(meant(text)).toMatchObject({ ...place(units, ...criteria), state });
  });
});

describe("hours are logged with how long, when and what", () => {
  it.each([
    ["log 30 min reading unit 5", { minutes: 30, units: [5], what: "reading" }],
    ["log 1h30 yesterday webinar", { minutes: 90, on: "2026-11-22", what: "webinar" }],
    ["log 2 hours training on friday", { minutes: 120, on: "2026-11-20", what: "training" }],
    ["log an hour and a half shadowing Ada", { minutes: 90, what: "shadowing Ada" }],
    [
      "log half an hour on unit 3 last monday: team talk",
      { minutes: 30, units: [3], on: "2026-11-16", what: "team talk" },
    ],
    ["record 1.5 hours coaching on 20 november", { minutes: 90, on: "2026-11-20", what: "coaching" }],
    ["add 20 minutes reading to my hours", { minutes: 20, what: "reading" }],
    ["i did 2 hours off the job training today", { minutes: 120, on: "2026-11-23", what: "training" }],
    ["log hours", { minutes: 0 }],
  ])("“%s”", (text, fields) => {
    expect(meant(text)).toMatchObject({ kind: "hours.log", ...fields });
  });

  it.each(["how many hours this month", "how many hours have i logged", "my hours", "show my otj hours"])(
    "“%s”",
    (text) => {
      expect(meant(text).kind).toBe("hours.show");
    },
  );

  it.each([
    "how many hours is unit 4",
    "what are off the job hours",
    "how many guided learning hours for unit 6",
    "log in problem",
    "send me a question every 2 hours",
    "the call took 30 minutes, what should i log?",
  ])("“%s” is about something else", (text) => {
    expect(meant(text).kind).not.toMatch(/^hours/);
  });
});

describe("an assessor", () => {
  const roles = ["trainer"] as const;
  it.each(["evidence queue", "whats waiting for me", "anything to sign", "who needs signing off", "queue"])(
    "asks for the queue: “%s”",
    (text) => {
      expect(meant(text, { roles })).toEqual({ kind: "evidence.queue", skip: 0 });
    },
  );

  it.each([
    ["sign 1.1 of unit 4 for sam", "sam", [4], ["1.1"]],
    ["sign off unit 6 1.1 and 1.2 for Sam Okafor", "sam okafor", [6], ["1.1", "1.2"]],
    ["sign sams 1.1 unit 6", "sam", [6], ["1.1"]],
    ["approve everything in unit 6 for mei-lin", "mei-lin", [6], []],
    ["sign 1.1 of unit 6 for bob", "bob", [6], ["1.1"]],
    ["sign 1.1", "", [], ["1.1"]],
  ])("signs: “%s”", (...[text, who, units, criteria]) => {
    expect(meant(text, { roles })).toEqual({ kind: "evidence.sign", who, units, criteria });
  });

  it.each([
    ["return 1.1 of unit 6 to sam: Add a date please", "sam", "Add a date please"],
    ["send back 1.1 of unit 6 for sam, the recording is missing", "sam", "the recording is missing"],
    ["send sam's unit 6 1.1 back because there is no date", "sam", "because there is no date"],
    ["return unit 6 1.1 to ada", "ada", ""],
  ])("returns: “%s”", (text, who, words) => {
    expect(meant(text, { roles })).toEqual({ kind: "evidence.return", who, units: [6], criteria: ["1.1"], words });
  });

  it("prints a learner's, and accepts or sends back while a sample is talked of", () => {
    expect(meant("print sams checklist for unit 6", { roles })).toEqual({
      kind: "evidence.print",
      who: "sam",
      units: [6],
    });
    const context = after({ kind: "evidence.sample" });
    const of = { who: "sam", units: [6], criteria: ["1.1"] };
    expect(meant("accept 1.1 of unit 6 of sam", { roles, context })).toMatchObject({
      kind: "evidence.judge",
      accept: true,
      ...of,
    });
    expect(meant("send back 1.1 of unit 6 of sam: no date", { roles, context })).toMatchObject({
      accept: false,
      words: "no date",
      ...of,
    });
  });

  it.each(["sign up for the webinar", "what is a sign off", "return on investment", "what is a return"])(
    "means something else by “%s”",
    (text) => {
      expect(meant(text, { roles }).kind).not.toMatch(/^evidence/);
    },
  );
});

it("undo after a change of evidence or hours takes that one back", () => {
  const drop: Intent = { kind: "hours.drop", number: 3 };
  const log: Intent = { kind: "hours.log", minutes: 30, units: [], what: "" };
  expect(meant("undo", { context: after(log, [drop]) })).toEqual(drop);
  expect(meant("no wait, take that back", { context: after(drop, [log]) })).toEqual(log);
  expect(meant("undo", { context: after({ kind: "plan.show" }, [drop]) })).toEqual({ kind: "undo" });
});

it("somebody else's checklist is never taken for one's own", () => {
  expect(meant("print sam's checklist")).toMatchObject({ kind: "evidence.print", who: "sam" });
  expect(meant("print sams checklist", { roles: ["manager"] })).toMatchObject({ who: "sam" });
  expect(meant("print my checklist")).toEqual({ kind: "evidence.print", units: [] });
});
