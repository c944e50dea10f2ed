import { expect, it } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Context } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import { desk, morning } from "../app/try-out.ts";

const offered = desk.content.codes.flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []);

function meant(text: string, roles: readonly Role[] = [], context: Context | null = null): Intent {
  return desk.understand(text, {
    qualification: "10266",
    offered,
    planned: () => [],
    context,
    at: morning,
    timezone: "Europe/London",
    staff: { roles, teams: ["Northgate"], people: roles.length === 0 ? [] : ["Sam Okafor", "Lee Marsh"] },
  }).intent;
}

const staffKinds =
  /^(?:team\.|progress\.(?:team|member)|nudge\.|digest\.|role\.|dashboard|content\.|evidence\.(?:queue|sign|return|sample|judge)|privacy\.(?:export|erase))/;

it.each([
  "my team is annoying",
  "who is stuck in the queue what do I do",
  "what do i say to someone stuck on hold",
  "remove unit 4",
  "add unit 6 to my plan",
  "sign me up for unit 6",
  "log on to the system",
  "note taking on calls",
  "home working rules",
  "how do i nudge a customer",
  "dashboard in a contact centre",
  "export data laws",
  "what is a heat map",
  "what is coverage",
  "what is a digest",
  "broken promise to customer",
  "join the dots for me",
  "i need a nudge to get going",
  "who is behind on calls today",
  "delete customer data",
  "send it back to the customer",
  "what does a team leader do",
  "what is quality sampling",
  "customer wants to return an item",
])("“%s” of an apprentice is no talk of staff", (text) => {
  expect(meant(text).kind).not.toMatch(staffKinds);
});

it.each(["my team is annoying", "i hate my manager"])("“%s” is not taken for a word about this program", (text) => {
  expect(meant(text).kind).not.toBe("smalltalk");
});

it.each([
  ["can my manager see my answers", "privacy.seen"],
  ["does my manager see what i ask you", "privacy.seen"],
  ["who can see my stuff", "privacy.seen"],
  ["show my looks", "privacy.looks"],
  ["45 mins reading today", "hours.log"],
  ["i did 2 hours of training this morning", "hours.log"],
  ["hours last month", "hours.show"],
  ["export my team", "team.export"],
  ["does quiz count as evidence", "qualification.info"],
  ["add a note", "evidence.set"],
  ["why was 1.2 returned", "evidence.show"],
])("“%s” of an apprentice means %s", (text, kind) => {
  expect(meant(text).kind).toBe(kind);
});

it("stopping nudges for a while leaves the daily question as it is", () => {
  expect(meant("pause nudges")).toEqual({ kind: "nudge.stop", on: false });
});

it.each(["is 2 hours of training a week enough", "30 minutes until my course", "45 mins reading a week?"])(
  "“%s” logs nothing",
  (text) => {
    expect(meant(text).kind).not.toBe("hours.log");
  },
);

const after = (last: Intent, intents: readonly Intent[] = []): Context => ({
  at: morning,
  last,
  offered: intents.map((intent) => ({ label: intent.kind, intent })),
  asking: false,
  assumed: false,
});

it("“and Lee?” after one person asks for another", () => {
  const context = after({ kind: "progress.member", who: "sam" });
  expect(meant("and lee?", ["manager"], context)).toEqual({ kind: "progress.member", who: "lee" });
});

it("a queue at work is nobody's team, whoever asks", () => {
  expect(meant("is anyone stuck in the queue", ["manager"]).kind).not.toBe("progress.team");
});

const of = (criterion: string) => ({ who: "sam", units: [1], criteria: [criterion], qualification: "10266" });
const list = after(
  { kind: "evidence.queue", skip: 0 },
  ["1.1", "1.2"].flatMap((one): Intent[] => [
    { kind: "evidence.sign", ...of(one) },
    { kind: "evidence.return", words: "", ...of(one) },
  ]),
);

it.each([
  ["sign the first one", { kind: "evidence.sign", ...of("1.1") }],
  ["return the second: name the call", { kind: "evidence.return", words: "name the call", ...of("1.2") }],
  ["sign the fourth one", { kind: "evidence.queue", skip: 0 }],
  ["the second one", { kind: "evidence.queue", skip: 0 }],
])("“%s” of an assessor is about the list just shown", (text, intent) => {
  expect(meant(text, ["trainer"], list)).toEqual(intent);
});

it("“coverage” alone is the content's from a trainer, and how many wait are asked for", () => {
  expect(meant("coverage", ["trainer"])).toEqual({ kind: "content.show", view: "coverage" });
  expect(meant("how many are waiting for me", ["trainer"]).kind).toBe("evidence.queue");
});

it.each(["Beta", "Snow", "Automate", "Quota"])("a team may be called %s, which ends like a thank-you", (name) => {
  expect(meant(`create team ${name} ta`, ["manager"])).toEqual({ kind: "team.create", name });
});

it.each([
  [
    { kind: "team.remove", who: ["sam"], team: "t1" } as const,
    { kind: "team.add", who: ["until:1"], team: "t1" } as const,
  ],
  [{ kind: "team.create", name: "Beta" } as const, { kind: "team.delete", team: "Beta", sure: false } as const],
  [
    { kind: "role.set", who: ["sam"], role: "trainer", on: true } as const,
    { kind: "role.set", who: ["sam"], role: "trainer", on: false } as const,
  ],
])("“undo” right after %o takes that back", (last, back) => {
  for (const text of ["undo", "undo that", "oops, take that back"])
    expect(meant(text, ["manager"], after(last, [back]))).toEqual(back);
});

it("a time alone answers how long it was", () => {
  const asked = after({ kind: "hours.log", minutes: 0, units: [], what: "" });
  expect(meant("20 minutes", [], asked)).toMatchObject({ kind: "hours.log", minutes: 20 });
  expect(meant("20 minutes").kind).not.toBe("hours.log");
});

it("“any replies to my nudges” of a manager lists them", () => {
  expect(meant("any replies to my nudges", ["manager"]).kind).toBe("nudge.show");
});

it("“nudge him” is about whoever was looked at just before, and nobody without that", () => {
  const looked = after({ kind: "progress.member", who: "lee" });
  expect(meant("nudge him", ["manager"], looked)).toEqual({ kind: "nudge.draft", who: "lee" });
  expect(meant("nudge her: all well?", ["manager"], looked)).toEqual({
    kind: "nudge.draft",
    who: "lee",
    text: "all well?",
  });
  expect(meant("nudge them", ["manager"])).not.toMatchObject({ kind: "nudge.draft", who: "them" });
});
