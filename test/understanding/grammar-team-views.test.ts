import { describe, expect, it } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Role } from "../../src/domain/role.ts";
import type { Situation, Staff } from "../../src/understanding/situation.ts";
import { desk, morning } from "../app/try-out.ts";

const people = ["Sam Okafor", "Will O'Brien", "Anne-Marie Smith"];
const teams = ["Northgate", "Late Shift"];

interface Talk {
  readonly roles?: readonly Role[];
  readonly last?: Intent;
  readonly quizzing?: boolean;
}

function meant(text: string, { roles = ["manager"], last, quizzing = false }: Talk = {}): Intent {
  const staff: Staff = { roles, teams, people: roles.length > 0 ? people : [] };
  const rest = { label: "Show more", intent: { kind: "progress.team", team: "t1", view: "stuck", skip: 8 } } as const;
  const situation: Situation = {
    qualification: "10266",
    offered: desk.content.codes.flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []),
    planned: () => [],
    context: last === undefined ? null : { at: morning, last, offered: [rest], asking: false, assumed: false },
    quizzing,
    staff,
    at: morning,
    timezone: "Europe/London",
  };
  return desk.understand(text, situation).intent;
}

describe("a manager's team", () => {
  it.each([
    ["how is my team doing", {}],
    ["hows the team getting on", {}],
    ["give me a summary of my team", {}],
    ["is everyone ok", {}],
    ["whos stuck", { view: "stuck" }],
    ["who should i chase", { view: "stuck" }],
    ["who do i need to talk to", { view: "stuck" }],
    ["any of my team falling behind?", { view: "stuck" }],
    ["who hasnt started", { view: "not-started" }],
    ["who has not practised at all", { view: "not-started" }],
    ["compare with last week", { view: "compare" }],
    ["how has my team done this week compared to last", { view: "compare" }],
    ["how is northgate doing", { team: "Northgate" }],
    ["late shift report pls", { team: "Late Shift" }],
    ["whos stuck in the late shift", { team: "Late Shift", view: "stuck" }],
    ["who in Northgate hasn't begun", { team: "Northgate", view: "not-started" }],
    ["compare northgate with last week", { team: "Northgate", view: "compare" }],
  ])("is asked for by “%s”", (text, rest) => {
    expect(meant(text)).toEqual({ kind: "progress.team", ...rest });
  });

  it.each([
    ["heat map", { kind: "team.heat" }],
    ["heatmap for northgate please", { kind: "team.heat", team: "Northgate" }],
    ["export my team as a spreadsheet", { kind: "team.export", as: "xlsx" }],
    ["northgate as csv", { kind: "team.export", as: "csv", team: "Northgate" }],
  ])("is drawn or written out for “%s”", (text, intent) => {
    expect(meant(text)).toEqual(intent);
  });

  it("stays the one that was talked of, unless another or all are named", () => {
    const last = { kind: "progress.team", team: "t1" } as const;
    expect(meant("who is stuck", { last })).toEqual({ kind: "progress.team", team: "t1", view: "stuck" });
    expect(meant("heat map", { last })).toEqual({ kind: "team.heat", team: "t1" });
    expect(meant("as csv", { last })).toEqual({ kind: "team.export", as: "csv", team: "t1" });
    expect(meant("who is stuck in my teams", { last })).toEqual({ kind: "progress.team", view: "stuck" });
    expect(meant("who is stuck in northgate", { last })).toMatchObject({ team: "Northgate" });
    expect(meant("more", { last })).toMatchObject({ kind: "progress.team", skip: 8 });
  });
});

describe("one member", () => {
  it.each([
    ["show me sam", "sam"],
    ["Show me Sam Okafor's progress", "sam okafor"],
    ["hows sam doing", "sam"],
    ["how is will o'brien getting on?", "will o'brien"],
    ["what about anne-marie", "anne-marie"],
    ["can sam still finish", "sam"],
    ["is @sam on track?", "@sam"],
    ["when did sam last practise", "sam"],
    ["progress report for sam", "sam"],
    ["what's going on with sam", "sam"],
    ["sam", "sam"],
  ])("is asked for by “%s”", (text, who) => {
    expect(meant(text)).toEqual({ kind: "progress.member", who });
  });

  it("is not looked for by a word that may be an answer, or by a first name that is a common word", () => {
    expect(meant("sam", { quizzing: true }).kind).not.toBe("progress.member");
    expect(meant("will").kind).not.toBe("progress.member");
  });

  it.each([
    "nudge sam",
    "add sam to northgate",
    "show sam's evidence",
    "show me my plan",
    "show me zed",
    "sam said no",
  ])("is not asked for by “%s”", (text) => {
    expect(meant(text).kind).not.toBe("progress.member");
  });
});

it.each([
  "quiz me",
  "what is a heat map",
  "who do i talk to about fees",
  "how did i do compared with last week",
  "who is at risk of upper limb disorders",
  "export my data",
  "compare unit 6 and 8",
  "who looked at my progress",
])("“%s” is not about a team, whoever says it", (text) => {
  expect(meant(text).kind).not.toMatch(/^(?:team\.|progress\.(?:team|member))/);
});

it.each(["show me sam", "heat map", "compare with last week", "how is northgate doing", "who should i chase", "sam"])(
  "“%s” of somebody who leads nobody is not about others",
  (text) => {
    expect(meant(text, { roles: [] }).kind).not.toMatch(/^(?:team\.|progress\.(?:team|member))/);
  },
);
