import type { Block } from "../../domain/reply.ts";
import type { Team } from "../../domain/roster.ts";
import { percent } from "../progress-picture.ts";
import { makeReply, type Outcome } from "../scene.ts";
import { atPeople, atTeams, byName, looksAt, type Member, meanOf, teamWords } from "./cohort.ts";
import { line, partWords, reasonList } from "./member-figures.ts";
import { screenOf } from "./page.ts";
import type { Party } from "./party.ts";
import { isActive } from "./team-summary.ts";
import { heatOffer, moreOffer, summaryOffer, viewOffer, wordOffer } from "./view-offers.ts";

const mostNamed = 3;
const mostOffered = 3;

interface Row {
  readonly team: Team;
  readonly members: readonly Member[];
  readonly needs: number;
  readonly active: number;
}

/** How several teams are doing: a row for each, those in which most need a word first; never a row for each person. */
export function summaryByTeam({ intent, teams, members, scene }: Party): Outcome {
  const { say } = scene;
  const rows = rowsOf(teams, members);
  const screen = screenOf(rows, intent.skip);
  const needs = members.filter((member) => member.needsWord);
  const named = intent.skip === undefined ? needs.slice(0, mostNamed) : [];
  const title = say("view.summary.title", {
    team: teamWords(teams, say),
    count: members.length,
    needs: needs.length,
    active: members.filter(isActive).length,
  });
  const { from, to, of } = screen;
  return {
    intent: "progress.team",
    data: { team: null, view: "summary", members: [], teams: screen.shown.map(rowData) },
    reply: makeReply(title, {
      blocks: [
        ...(named.length > 0 ? [reasonList(named, true, say)] : []),
        { ...tableOf(screen.shown, say), caption: say("view.caption.teams", { from, to, of }) },
        ...(screen.shown.some(({ members: some }) => recallOf(some) === undefined)
          ? [line(say("view.few.why"), "muted")]
          : []),
        line(say("view.practice"), "muted"),
      ],
      next: [
        ...moreOffer(intent, screen.next, say),
        ...screen.shown.slice(0, mostOffered).map(({ team }) => summaryOffer(team, say)),
        viewOffer("stuck", teams, say),
        ...named.slice(0, 1).map((member) => wordOffer(member, say)),
        ...(screen.next === undefined ? [heatOffer(teams, say)] : []),
      ],
    }),
    acts: looksAt([...atTeams(screen.shown.map(({ team }) => team)), ...atPeople(named)], "summary", scene),
    personal: true,
  };
}

function rowsOf(teams: readonly Team[], members: readonly Member[]): readonly Row[] {
  const inTeam = new Map<string, Member[]>(teams.map(({ id }) => [id, []]));
  for (const member of members) inTeam.get(member.team.id)?.push(member);
  const rows = teams.map((team) => {
    const some = inTeam.get(team.id) ?? [];
    const needs = some.filter((member) => member.needsWord).length;
    return { team, members: some, needs, active: some.filter(isActive).length };
  });
  return rows.toSorted((a, b) => b.needs - a.needs || byName.compare(a.team.name, b.team.name));
}

function recallOf(members: readonly Member[]): ReturnType<typeof meanOf> {
  return meanOf(members, ({ recall }) => recall);
}

function rowData({ team, members, needs, active }: Row) {
  const mean = recallOf(members);
  return {
    id: team.id,
    name: team.name,
    people: members.length,
    active,
    needs,
    recall: mean === undefined ? null : percent(mean.mean) / 100,
  };
}

function tableOf(rows: readonly Row[], say: Party["scene"]["say"]): Extract<Block, { kind: "table" }> {
  return {
    kind: "table",
    caption: "",
    head: [say("view.head.team"), say("view.head.needs"), say("view.head.active"), say("view.head.recall")],
    rows: rows.map(({ team, members, needs, active }) => {
      const mean = recallOf(members);
      return [
        team.name,
        String(needs),
        partWords(active, members.length, say),
        mean === undefined ? say("view.few") : `${percent(mean.mean)} %`,
      ];
    }),
  };
}
