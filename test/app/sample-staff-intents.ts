import type { StaffIntent } from "../../src/domain/staff-intent.ts";

/** What managers, trainers and admins may mean, every kind at least once. */
export const sampleStaffIntents: {
  readonly [K in StaffIntent["kind"]]: readonly Extract<StaffIntent, { kind: K }>[];
} = {
  "team.list": [{ kind: "team.list" }, { kind: "team.list", team: "Northgate" }],
  "team.create": [
    { kind: "team.create", name: "Northgate" },
    { kind: "team.create", name: "" },
  ],
  "team.delete": [
    { kind: "team.delete", team: "t1", sure: true },
    { kind: "team.delete", team: "Northgate", sure: false },
  ],
  "team.rename": [{ kind: "team.rename", team: "t1", name: "Southgate" }],
  "team.add": [
    { kind: "team.add", who: ["@sam", "Ada"], team: "Northgate" },
    { kind: "team.add", who: [] },
  ],
  "team.remove": [{ kind: "team.remove", who: ["Sam"], team: "t1" }],
  "team.manager": [{ kind: "team.manager", who: ["Sam"], on: true, team: "t1" }],
  "team.code": [{ kind: "team.code", end: true, team: "t1" }, { kind: "team.code" }],
  "team.import": [
    { kind: "team.import", group: "@northgate", team: "t1" },
    { kind: "team.import", group: null },
  ],
  "team.join": [{ kind: "team.join", code: "ABCD2345" }],
  "team.leave": [
    { kind: "team.leave", sure: true, team: "t1" },
    { kind: "team.leave", sure: false },
  ],
  "role.set": [
    { kind: "role.set", who: ["@sam"], role: "trainer", on: true },
    { kind: "role.set", who: ["Ada"], role: "manager", on: false },
  ],
  "role.list": [{ kind: "role.list" }],
  whoami: [{ kind: "whoami" }],
  "privacy.seen": [{ kind: "privacy.seen" }],
  "privacy.looks": [{ kind: "privacy.looks" }],
  "link.code": [{ kind: "link.code" }],
  "link.use": [
    { kind: "link.use", code: "ABCD2345" },
    { kind: "link.use", code: "ABCD2345", plans: "here" },
  ],
  "link.end": [{ kind: "link.end", sure: true }],
  "progress.member": [{ kind: "progress.member", who: "Sam" }],
  "team.heat": [{ kind: "team.heat", team: "t1" }, { kind: "team.heat" }],
  "team.export": [
    { kind: "team.export", as: "csv", team: "t1" },
    { kind: "team.export", as: "xlsx" },
  ],
  "team.cohort": [{ kind: "team.cohort", team: "t1", qualification: "10266" }, { kind: "team.cohort" }],
  "team.broken": [{ kind: "team.broken", team: "t1" }],
  "nudge.draft": [
    { kind: "nudge.draft", who: "Sam" },
    { kind: "nudge.draft", who: "Sam", text: "How is it going?" },
  ],
  "nudge.send": [
    { kind: "nudge.send", who: "Sam", text: "Shall we look at unit 6 together?" },
    { kind: "nudge.send", who: "Sam", text: null },
  ],
  "nudge.answer": [{ kind: "nudge.answer", letter: "n1", answer: "help" }],
  "nudge.show": [{ kind: "nudge.show" }],
  "nudge.stop": [{ kind: "nudge.stop", on: false }],
  "digest.show": [{ kind: "digest.show" }],
  "digest.set": [
    { kind: "digest.set", on: true, day: "mon", time: "09:00" },
    { kind: "digest.set", on: false },
  ],
  "evidence.queue": [{ kind: "evidence.queue", skip: 0 }],
  "evidence.sign": [{ kind: "evidence.sign", who: "Sam", units: [4], criteria: ["1.1"], qualification: "10266" }],
  "evidence.return": [
    {
      kind: "evidence.return",
      words: "Add a date.",
      who: "Sam",
      units: [4],
      criteria: ["1.1"],
      qualification: "10266",
    },
    { kind: "evidence.return", words: "", who: "Sam", units: [4], criteria: ["1.1"], qualification: "10266" },
  ],
  "evidence.sample": [{ kind: "evidence.sample" }],
  "evidence.judge": [
    {
      kind: "evidence.judge",
      accept: true,
      words: "",
      who: "Sam",
      units: [4],
      criteria: ["1.1"],
      qualification: "10266",
    },
  ],
  "evidence.print": [
    { kind: "evidence.print", units: [4], who: "Sam", qualification: "10266" },
    { kind: "evidence.print", units: [] },
  ],
  "hours.log": [
    { kind: "hours.log", minutes: 30, units: [5], on: "2026-11-20", what: "reading", qualification: "10266" },
    { kind: "hours.log", minutes: 0, units: [], what: "" },
  ],
  "hours.show": [{ kind: "hours.show" }],
  "hours.drop": [{ kind: "hours.drop", number: 1 }, { kind: "hours.drop" }],
  "content.show": [
    { kind: "content.show", view: "coverage" },
    { kind: "content.show", view: "questions" },
  ],
  dashboard: [{ kind: "dashboard" }],
  home: [{ kind: "home" }],
};
