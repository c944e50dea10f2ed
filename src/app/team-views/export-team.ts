import { findUnit } from "../../domain/qualification.ts";
import type { Team } from "../../domain/roster.ts";
import type { StaffIntent } from "../../domain/staff-intent.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Cell, Sheet } from "../../ports/papers.ts";
import { percent } from "../progress-picture.ts";
import { makeReply, type Outcome, type Scene } from "../scene.ts";
import { atTeams, byName, looksAt, type Member, teamWords } from "./cohort.ts";
import { line } from "./member-figures.ts";
import { reasonsLine } from "./reason-words.ts";
import { exportOffer, viewOffer } from "./view-offers.ts";

interface Exporting {
  readonly intent: Extract<StaffIntent, { kind: "team.export" }>;
  readonly teams: readonly Team[];
  readonly members: readonly Member[];
  readonly scene: Scene;
}

type Column = readonly [key: Parameters<Scene["say"]>[0], cell: (member: Member) => Cell];

/** Everybody of these teams as a file: a row for each; a spreadsheet has the units on a second sheet. */
export function exportTeam({ intent, teams, members, scene }: Exporting): Outcome {
  const { say, today } = scene;
  const team = teamWords(teams, say);
  const sorted = members.toSorted((a, b) => byName.compare(a.name, b.name));
  const people = sheetOf(say("view.sheet.people"), sorted, scene);
  const about = say("view.export.about", { team });
  const name = `${fileName(teams)}-${today}.${intent.as}`;
  return {
    intent: "team.export",
    data: { team: teams.length > 1 ? null : (teams[0]?.id ?? null), as: intent.as, people: members.length },
    reply: makeReply(
      say("view.export.title", { team, people: members.length, kind: say(`view.export.${intent.as}`) }),
      {
        blocks: [line(say("view.export.keep")), line(say("view.practice"), "muted")],
        next: [exportOffer(teams, intent.as === "csv" ? "xlsx" : "csv", say), viewOffer("stuck", teams, say)],
      },
    ),
    paper:
      intent.as === "csv"
        ? { kind: "csv", name, about, sheet: people }
        : { kind: "xlsx", name, about, sheets: [people, unitSheet(sorted, scene)] },
    acts: looksAt(atTeams(teams), "export", scene),
    personal: true,
  };
}

/** "team-northgate": what is no letter of a file's name becomes a hyphen. */
function fileName(teams: readonly Team[]): string {
  const [one, ...more] = teams;
  const words =
    one === undefined || more.length > 0 ? "teams" : one.name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = words
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `team-${plain === "" ? "export" : plain}`;
}

const share = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : percent(value);
const of =
  (pick: (standing: Standing) => Cell) =>
  ({ standing }: Member) =>
    standing === null ? null : pick(standing);

function sheetOf(title: string, members: readonly Member[], scene: Scene): Sheet {
  const { say, offered } = scene;
  const titleOf = (code: string | null) => offered.find((one) => one.code === code)?.shortTitle ?? code;
  const yesNo = (value: boolean | null) =>
    value === null ? say("view.cannot-tell") : say(value ? "view.yes" : "view.no");
  const columns: readonly Column[] = [
    ["view.head.name", ({ name }) => name],
    ["view.head.team", ({ team }) => team.name],
    ["view.column.certificate", of(({ qualification }) => titleOf(qualification))],
    ["view.column.plan", of(({ plan }) => plan.units.join(" "))],
    ["view.column.verdict", of(({ plan }) => (plan.units.length === 0 ? null : say(`view.${plan.verdict}`)))],
    ["view.column.end", of(({ plan }) => (plan.units.length === 0 ? null : yesNo(plan.canEnd)))],
    ["view.column.begun", of(({ units }) => units.filter(({ begun }) => begun).length)],
    ["view.column.units", of(({ units }) => units.length)],
    ["view.column.met", of(({ seen }) => seen)],
    ["view.column.questions", of((standing) => standing.of)],
    ["view.column.recall", of(({ recall }) => share(recall))],
    ["view.column.last", of(({ lastActive }) => lastActive)],
    ["view.column.idle", of(({ idleDays }) => idleDays)],
    ["view.column.days", of(({ thisWeek }) => thisWeek.days)],
    ["view.column.days-before", of(({ lastWeek }) => lastWeek.days)],
    ["view.column.answers", of(({ thisWeek }) => thisWeek.answered)],
    ["view.column.answers-before", of(({ lastWeek }) => lastWeek.answered)],
    ["view.column.signed", of(({ signed }) => signed)],
    ["view.column.criteria", of(({ criteria }) => criteria)],
    ["view.column.minutes", of(({ minutes }) => minutes.thisMonth)],
    ["view.column.needs", ({ needsWord, reasons }) => (needsWord ? reasonsLine(reasons, say) : null)],
  ];
  return {
    title,
    head: columns.map(([key]) => say(key)),
    rows: members.map((member) => columns.map(([, cell]) => cell(member))),
  };
}

function unitSheet(members: readonly Member[], { say, offered }: Scene): Sheet {
  return {
    title: say("view.sheet.units"),
    head: (
      [
        "view.head.name",
        "view.head.team",
        "view.column.certificate",
        "view.column.unit",
        "view.column.title",
        "view.column.achieved",
        "view.column.met",
        "view.column.questions",
        "view.column.recall",
        "view.column.signed",
        "view.column.criteria",
      ] as const
    ).map((key) => say(key)),
    rows: members.flatMap(({ name, team, standing }) => {
      const rules = offered.find(({ code }) => code === standing?.qualification);
      if (standing === null || rules === undefined) return [];
      return standing.units.map((one) => [
        name,
        team.name,
        rules.shortTitle,
        one.unit,
        findUnit(rules, one.unit)?.shortTitle ?? null,
        say(one.achieved ? "view.yes" : "view.no"),
        one.seen,
        one.of,
        share(one.recall),
        one.signed,
        one.criteria,
      ]);
    }),
  };
}
