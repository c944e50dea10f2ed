import { expect, test } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Staff } from "../../src/understanding/situation.ts";
import { desk, morning } from "../app/try-out.ts";

const manager: Staff = {
  roles: ["manager"],
  teams: ["Northgate", "Night shift"],
  people: ["Sam Smith", "Jo", "Ada Lovelace"],
};
const apprentice: Staff = { roles: [], teams: ["Northgate"], people: [] };

function heard(text: string, staff: Staff): Intent {
  const offered = desk.content.codes.flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []);
  const rest = { planned: () => [], context: null, at: morning, timezone: "Europe/London" };
  return desk.understand(text, { qualification: "10266", offered, staff, ...rest }).intent;
}

test.each<[string, Intent]>([
  ["create team Northgate", { kind: "team.create", name: "Northgate" }],
  ["can you make a new team called “Tier 2” pls", { kind: "team.create", name: "Tier 2" }],
  ["add @Sam Smith and @Jo to Northgate", { kind: "team.add", who: ["@Sam Smith", "@Jo"], team: "Northgate" }],
  ["add sam, jo & ada to night shift", { kind: "team.add", who: ["sam", "jo", "ada"], team: "night shift" }],
  ["add @jo", { kind: "team.add", who: ["@jo"] }],
  ["remove sam from northgate", { kind: "team.remove", who: ["sam"], team: "northgate" }],
  ["make @sam a trainer", { kind: "role.set", who: ["@sam"], role: "trainer", on: true }],
  ["sam is no longer a trainer", { kind: "role.set", who: ["sam"], role: "trainer", on: false }],
  ["make @ada manager of northgate", { kind: "team.manager", who: ["@ada"], on: true, team: "northgate" }],
  ["whats the join code for night shift", { kind: "team.code", team: "night shift" }],
  ["end the join code for northgate", { kind: "team.code", end: true, team: "northgate" }],
  ["whos in northgate", { kind: "team.list", team: "northgate" }],
  ["rename northgate to Southgate", { kind: "team.rename", team: "northgate", name: "Southgate" }],
  ["delete team northgate", { kind: "team.delete", team: "northgate", sure: false }],
  ["add everyone in @crew to northgate", { kind: "team.import", group: "@crew", team: "northgate" }],
  ["add everyone here to northgate", { kind: "team.import", group: null, team: "northgate" }],
])("a manager types “%s”", (text, intent) => {
  expect(heard(text, manager)).toEqual(intent);
});

test.each<[string, Intent]>([
  ["ABCD2345", { kind: "team.join", code: "ABCD2345" }],
  ["my code is KXQW7P3M", { kind: "team.join", code: "KXQW7P3M" }],
  ["i want to leave northgate", { kind: "team.leave", sure: false, team: "northgate" }],
  ["take me out of northgate", { kind: "team.leave", sure: false, team: "northgate" }],
  ["what does my boss see", { kind: "privacy.seen" }],
  ["who's my manager", { kind: "privacy.seen" }],
  ["has anyone looked at my progress", { kind: "privacy.looks" }],
  ["whats my id", { kind: "whoami" }],
])("an apprentice types “%s”", (text, intent) => {
  expect(heard(text, apprentice)).toEqual(intent);
});

test.each([
  "add food safety to my plan",
  "make me a plan",
  "leave 4 out",
  "remove unit 8 from my plan",
  "can i join 4 and 6 together",
  "what is a team leader",
  "how do i handle a team meeting",
  "give me the code of practice",
  "who is in charge of health and safety",
  "delete my plan",
])("“%s” has nothing to do with teams", (text) => {
  expect(heard(text, apprentice).kind).not.toMatch(/^(?:team|role|whoami|privacy)/);
  expect(heard(text, manager).kind).not.toMatch(/^(?:team|role|whoami|privacy)/);
});
