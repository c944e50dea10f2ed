import { addManagers, removeManagers } from "../../domain/roster-changes.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { type Command, makeReply, offer } from "../scene.ts";
import { findPeople } from "./find-people.ts";
import { changeOf, done, joinNames, notDone, rosterAct, text } from "./say-team.ts";

/** Makes people managers of a team, or ends that; the last one of a team goes only where an admin says so. */
export const setLeaders: Command<"team.manager"> = (intent, scene) => {
  const { say, roles } = scene;
  const { on } = intent;
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  const people = findPeople(intent.who, scene, {
    choose: (who) => ({ kind: "team.manager", who, on, team: team.id }),
    anybody: true,
    nobody: "person.nobody.mention",
  });
  if (people.kind === "asked") return people.outcome;
  const ids = people.people.map(({ who }) => who);
  const names = joinNames(
    people.people.map(({ name }) => name),
    scene,
  );
  const fill = { names, count: ids.length, team: team.name };
  const data = { team: team.id, who: ids, on };
  const fits = ids.filter((who) => team.managers.includes(who) !== on);
  if (fits.length === 0) {
    const title = say(on ? "team.lead.is" : "team.lead.not", fill);
    return { intent: "team.manager", data, reply: makeReply(title) };
  }
  const left = team.managers.filter((who) => !ids.includes(who));
  if (!on && left.length === 0 && !roles.includes("admin"))
    return notDone("team.manager", "last-manager", say("team.lead.last", { team: team.name }));
  const change = changeOf(team.id, scene);
  return done({
    intent: "team.manager",
    title: say(on ? "team.lead.on" : "team.lead.off", fill),
    data,
    blocks: on ? [text(say("team.lead.sees", { team: team.name }))] : [],
    next: [offer(say("team.choice.undo"), { kind: "team.manager", who: fits, on: !on, team: team.id })],
    acts: [rosterAct((was) => (on ? addManagers(was, people.people, change) : removeManagers(was, ids, change)))],
  });
};
