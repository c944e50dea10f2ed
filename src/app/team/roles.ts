import type { LearnerId } from "../../domain/learner.ts";
import { roles as allRoles, type Role } from "../../domain/role.ts";
import { mainAccount } from "../../domain/roster.ts";
import { type Appointing, appoint, dismiss } from "../../domain/roster-changes.ts";
import { named } from "../find-person.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { findPeople } from "./find-people.ts";
import { done, joinNames, namesOf, notDone, rosterAct, text } from "./say-team.ts";

/** An admin makes people managers or trainers, or ends that. Admins themselves come from the configuration alone. */
export const setRole: Command<"role.set"> = (intent, scene) => {
  const { say } = scene;
  const { role, on } = intent;
  if (role === "admin") return notDone("role.set", "by-configuration", say("role.admin.how"));
  const people = findPeople(intent.who, scene, {
    choose: (who) => ({ kind: "role.set", who, role, on }),
    anybody: true,
    nobody: "person.nobody.id",
  });
  return people.kind === "asked" ? people.outcome : change({ ...people, role, on }, scene);
};

interface Change extends Pick<Appointing, "people" | "role"> {
  readonly people: readonly { readonly who: LearnerId; readonly name: string }[];
  readonly on: boolean;
}

function change({ people, role, on }: Change, scene: Scene): Outcome {
  const { say, roster, learner, at } = scene;
  const ids = people.map(({ who }) => who);
  const names = joinNames(
    people.map(({ name }) => name),
    scene,
  );
  const isOwn = ids.length === 1 && ids[0] === learner.id;
  const fill = { names, count: ids.length, role: say(`role.${role}`), you: isOwn ? "yes" : "no" };
  const data = { who: ids, role, on };
  const has = (who: LearnerId) => roster.appointed.some((one) => one.who === who && one.role === role && one.at !== at);
  const led = role === "manager" ? roster.teams.filter((team) => team.managers.some((one) => ids.includes(one))) : [];
  const fits = on ? ids.filter((who) => !has(who)) : ids.filter(has);
  if (fits.length === 0 && (on || led.length === 0))
    return { intent: "role.set", data, reply: makeReply(say(on ? "role.is" : "role.not", fill)) };
  const teams = joinNames(
    led.map(({ name }) => name),
    scene,
  );
  const blocks = on
    ? [text(say(isOwn ? `role.on.${role}.you` : `role.on.${role}`, { name: people[0]?.name ?? "" }))]
    : led.map(() => text(say("role.off.teams", { teams, count: led.length }))).slice(0, 1);
  return done({
    intent: "role.set",
    title: say(on ? "role.on" : "role.off", fill),
    data,
    blocks,
    // Which teams they managed would not come back by it.
    next: !on && led.length > 0 ? [] : [offer(say("team.choice.undo"), { kind: "role.set", who: fits, role, on: !on })],
    acts: [rosterAct((was) => (on ? appoint(was, { people, role, by: learner.id, at }) : dismiss(was, ids, role)))],
  });
}

/** Who has which role. Admins are known to the configuration. */
export const listRoles: Command<"role.list"> = (_, scene) => {
  const { say, roster } = scene;
  const given = allRoles.filter((role) => role !== "admin");
  const holders = given.map((role) => ({ role, who: holdersOf(role, scene) })).filter(({ who }) => who.length > 0);
  const blocks = [
    ...holders.map(({ role, who }) => ({
      kind: "text" as const,
      text: [{ strong: say(`role.many.${role}`) }, ` ${namesOf(who, { say, roster })}.`],
    })),
    text(say("role.list.how"), true),
  ];
  return {
    intent: "role.list",
    data: { roles: holders.map(({ role, who }) => ({ role, who: who.map((one) => named(one, scene)) })) },
    reply: makeReply(say(holders.length === 0 ? "role.list.none" : "role.list.title"), { blocks }),
    personal: true,
  };
};

function holdersOf(role: Exclude<Role, "admin">, { roster }: Scene): readonly LearnerId[] {
  const appointed = roster.appointed.filter((one) => one.role === role).map(({ who }) => who);
  const leaders = role === "manager" ? roster.teams.flatMap(({ managers }) => managers) : [];
  return [...new Set([...appointed, ...leaders].map((who) => mainAccount(roster, who)))];
}
