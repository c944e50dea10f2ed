import { expect, test } from "vitest";
import type { Role } from "../../src/domain/role.ts";
import { desk, morning } from "../app/try-out.ts";

const offered = desk.content.codes.flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []);
const meantBy = (text: string, roles: readonly Role[] = ["manager"]) =>
  desk.understand(text, {
    qualification: null,
    offered,
    planned: () => [],
    context: null,
    staff: { roles, teams: ["Northgate", "South Side"], people: ["Sam Okoro"] },
    at: morning,
    timezone: "Europe/London",
  }).intent;

const asked = [
  "what should we teach",
  "What should we teach?",
  "what shall we teach next",
  "which units should we teach",
  "which optional units should we run",
  "what units do we need to teach",
  "which optional units do we have to deliver so everyone can finish",
  "what do we need to teach so that everybody can finish",
  "whats the least we can teach",
  "what is the minimum we have to teach",
  "fewest units",
  "fewest optional units for my team",
  "the fewest units we need to run for everyone to pass",
  "minimum number of units to teach so everyone finishes",
  "how few units can we teach",
  "how many units do we have to teach",
  "which units would get everyone through",
  "which units let everybody finish",
  "what optional units will let the whole team finish",
  "cohort planner",
  "cohort plan please",
  "plan the cohort",
  "plan our teaching",
  "which units to run so everyone can get their certificate",
  "what units should i offer my lot",
  "which modules should we put on",
  "smallest set of units for the team",
];

test.each(asked)("a manager who says “%s” asks what to teach", (text) => {
  expect(meantBy(text)).toEqual({ kind: "team.cohort" });
});

test.each([
  ["fewest units for northgate", { team: "Northgate" }],
  ["what should we teach south side?", { team: "South Side" }],
  ["which units should we run for Northgate so everyone finishes", { team: "Northgate" }],
  ["plan the teaching for northgate", { team: "Northgate" }],
  ["what should we teach for the level 3", { qualification: "10267" }],
  ["fewest units for northgate level 2", { team: "Northgate", qualification: "10266" }],
])("“%s” names the team or the certificate", (text, named) => {
  expect(meantBy(text)).toEqual({ kind: "team.cohort", ...named });
});

test.each([
  "what is the least i can do",
  "fewest units i can take",
  "which units should i take",
  "how do we teach new starters",
  "what should we teach customers about the app",
  "how is my team doing",
  "who is stuck",
  "can you teach me about selling",
  "what are the optional units",
  "what else do i need to finish",
])("“%s” is something else, also from a manager", (text) => {
  expect(meantBy(text).kind).not.toBe("team.cohort");
});

test.each(asked)("an apprentice who says “%s” does not ask for a team", (text) => {
  expect(meantBy(text, []).kind).not.toBe("team.cohort");
});
