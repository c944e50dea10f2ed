import { plainName } from "../../domain/plain-name.ts";
import { membersOf } from "../../domain/roster.ts";
import { createTeam, deleteTeam, mostTeams, renameTeam, teamCalled } from "../../domain/roster-changes.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { type Command, makeReply, offer } from "../scene.ts";
import { changeOf, done, notDone, rosterAct, text } from "./say-team.ts";

/** A new team, managed by whoever makes it; by nobody yet where that is an admin who manages none. */
export const createOne: Command<"team.create"> = (intent, scene) => {
  const { say, learner, roster, roles, at } = scene;
  const name = plainName(intent.name);
  if (name === "") return notDone("team.create", "no-name", say("team.create.name"));
  const leads = roles.includes("manager");
  const there = teamCalled(roster, name);
  // The same message again, after a kill, finds its own team.
  const isAgain = there?.createdAt === at && (!leads || there.managers.includes(learner.id));
  if (there !== undefined && !isAgain) return notDone("team.create", "taken", say("team.taken", { team: name }));
  if (roster.teams.length >= mostTeams) return notDone("team.create", "full", say("team.create.full"));
  const managers = leads ? [{ who: learner.id, name: learner.name }] : [];
  return done({
    intent: "team.create",
    title: say("team.created", { team: name }),
    data: { team: there?.id ?? `t${roster.nextTeam}`, name },
    blocks: [
      text(say(leads ? "team.created.yours" : "team.created.nobodys", { team: name })),
      text(say("team.created.fill", { team: name })),
    ],
    next: [
      offer(say("team.choice.code", { team: name }), { kind: "team.code", team: name }),
      // Whoever has joined by then is asked about first.
      offer(say("team.choice.undo"), { kind: "team.delete", team: name, sure: false }),
    ],
    acts: [rosterAct((was) => createTeam(was, { name, managers, at }))],
  });
};

/** Asks once where somebody is in the team; an empty one goes at once. */
export const deleteOne: Command<"team.delete"> = (intent, scene) => {
  const { say } = scene;
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  const count = membersOf(team).length;
  if (count > 0 && !intent.sure)
    return {
      intent: "team.delete",
      data: { team: team.id, done: false },
      reply: makeReply(say("team.delete.sure", { team: team.name, count }), {
        blocks: [text(say("team.delete.what"))],
        choices: [
          offer(say("team.delete.yes", { team: team.name }), { kind: "team.delete", team: team.id, sure: true }),
          offer(say("team.keep"), { kind: "smalltalk", tone: "ok" }),
        ],
      }),
    };
  return done({
    intent: "team.delete",
    title: say("team.deleted", { team: team.name }),
    data: { team: team.id, done: true },
    acts: [rosterAct((was) => deleteTeam(was, changeOf(team.id, scene)))],
  });
};

/** Another name for a team. */
export const renameOne: Command<"team.rename"> = (intent, scene) => {
  const { say, roster } = scene;
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") {
    const name = plainName(intent.name);
    const again = teamCalled(roster, name);
    if (again !== undefined && findTeam(again.id, scene).kind === "found")
      return notDone("team.rename", "taken", say("team.renamed.already", { team: again.name }));
    return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  }
  const { team } = found;
  const name = plainName(intent.name);
  if (name === "") return notDone("team.rename", "no-name", say("team.rename.name"));
  const there = teamCalled(roster, name);
  if (there !== undefined && there !== team) return notDone("team.rename", "taken", say("team.taken", { team: name }));
  return done({
    intent: "team.rename",
    title: say("team.renamed", { from: team.name, to: name }),
    data: { team: team.id, name },
    next: [offer(say("team.choice.undo"), { kind: "team.rename", team: team.id, name: team.name })],
    acts: [rosterAct((was) => renameTeam(was, name, changeOf(team.id, scene)))],
  });
};
