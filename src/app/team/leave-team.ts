import { teamsOf } from "../../domain/roster.ts";
import { leaveTeam } from "../../domain/roster-changes.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { type Command, makeReply, offer } from "../scene.ts";
import { done, notDone, rosterAct, text } from "./say-team.ts";

/** Whoever is in a team may leave it, after being asked once. */
export const leaveOne: Command<"team.leave"> = (intent, scene) => {
  const { say, roster, learner, at } = scene;
  const mine = teamsOf(roster, learner.id);
  const left = roster.teams.find(({ members }) => members.some(({ who, until }) => who === learner.id && until === at));
  if (mine.length === 0 && left === undefined) return notDone("team.leave", "no-team", say("team.leave.none"));
  const found = findTeam(intent.team, scene, left === undefined ? mine : [...mine, left]);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  if (!intent.sure)
    return {
      intent: "team.leave",
      data: { team: team.id, done: false },
      reply: makeReply(say("team.leave.sure", { team: team.name }), {
        blocks: [text(say("team.leave.what"))],
        choices: [
          offer(say("team.leave.yes", { team: team.name }), { kind: "team.leave", sure: true, team: team.id }),
          offer(say("team.leave.no"), { kind: "smalltalk", tone: "ok" }),
        ],
      }),
    };
  return done({
    intent: "team.leave",
    title: say("team.left", { team: team.name }),
    data: { team: team.id, done: true },
    blocks: [text(say("team.left.what"))],
    acts: [rosterAct((was) => leaveTeam(was, learner.id, { team: team.id, at }))],
  });
};
