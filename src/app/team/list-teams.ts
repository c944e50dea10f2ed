import { membersOf, type Team, teamsUnder } from "../../domain/roster.ts";
import { named } from "../find-person.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { namesOf, text } from "./say-team.ts";
import { leadersLine } from "./seen-words.ts";

const mostNames = 60;
const mostTeams = 40;

/** Teams with their managers, or who is in one. Names alone: no progress is shown. Trainers, who assess everybody, see all. */
export const listTeams: Command<"team.list"> = (intent, scene) => {
  const { roster, roles, learner } = scene;
  const teams = roles.includes("trainer") ? roster.teams : teamsUnder(roster, learner.id, roles);
  if (intent.team === undefined && teams.length !== 1) return listAll(teams, scene);
  const found = findTeam(intent.team, scene, teams);
  return found.kind === "found"
    ? listOne(found.team, scene)
    : askWhichTeam(found, scene, (team) => ({ ...intent, team }));
};

function listAll(teams: readonly Team[], scene: Scene): Outcome {
  const { say, roles } = scene;
  const mayLead = roles.includes("manager") || roles.includes("admin");
  const data = {
    teams: teams.map(({ id, name, members }) => ({
      id,
      name,
      members: members.filter((one) => one.until === null).length,
    })),
  };
  if (teams.length === 0) {
    const blocks = mayLead ? [text(say("team.list.make"))] : [];
    return { intent: "team.list", data, reply: makeReply(say("team.none"), { blocks }) };
  }
  const shown = teams.slice(0, mostTeams);
  const rows = shown.map((team) => [
    team.name,
    team.managers.length === 0 ? say("team.list.no-leader") : namesOf(team.managers, scene),
    String(membersOf(team).length),
  ]);
  const head = [say("team.list.team"), say("team.list.leaders"), say("team.list.count")];
  const more = teams.length - shown.length;
  return {
    intent: "team.list",
    data,
    reply: makeReply(say("team.list.title", { count: teams.length }), {
      blocks: [
        { kind: "table", caption: say("team.list.caption"), head, rows },
        ...(more > 0 ? [text(say("team.list.more", { count: more }), true)] : []),
      ],
      next: shown
        .slice(0, 3)
        .map(({ id, name }) => offer(say("team.choice.who", { team: name }), { kind: "team.list", team: id })),
    }),
    personal: true,
  };
}

function listOne(team: Team, scene: Scene): Outcome {
  const { say, learner, roles } = scene;
  const members = membersOf(team).map((who) => named(who, scene));
  const leads = roles.includes("admin") || team.managers.includes(learner.id);
  const sorted = members.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const shown = sorted.slice(0, mostNames);
  const more = sorted.length - shown.length;
  return {
    intent: "team.list",
    data: { team: team.id, name: team.name, managers: team.managers, members },
    reply: makeReply(say("team.list.one", { team: team.name, count: members.length }), {
      blocks: [
        text(leadersLine(team, scene)),
        ...(shown.length === 0 ? [] : [{ kind: "list" as const, items: shown.map(({ name }) => [name]) }]),
        ...(more > 0 ? [text(say("team.list.more", { count: more }), true)] : []),
        ...(leads && members.length === 0 ? [text(say("team.created.fill", { team: team.name }))] : []),
      ],
      next: leads ? [offer(say("team.choice.code", { team: team.name }), { kind: "team.code", team: team.id })] : [],
    }),
    personal: true,
  };
}
