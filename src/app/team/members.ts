import type { Instant, LearnerId } from "../../domain/learner.ts";
import { plainName } from "../../domain/plain-name.ts";
import type { Block } from "../../domain/reply.ts";
import { type Membership, mainAccount, membersOf, type Team, teamsUnder } from "../../domain/roster.ts";
import { addMembers, mostMembers, removeMembers } from "../../domain/roster-changes.ts";
import { type NamedPerson, named } from "../find-person.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { letterAct, noLetterAct } from "./added-letter.ts";
import { findPeople } from "./find-people.ts";
import { changeOf, done, joinNames, notDone, rosterAct, text } from "./say-team.ts";

/** Puts people into a team; whoever is mentioned may be anybody, also somebody who never wrote to the assistant. */
export const addToTeam: Command<"team.add"> = (intent, scene) => {
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  const back = timeIn("until", intent.who);
  if (back !== undefined)
    return add("team.add", { team, people: lastOf(team, (one) => one.until === back, scene) }, scene);
  const people = findPeople(intent.who, scene, {
    choose: (who) => ({ kind: "team.add", who, team: team.id }),
    anybody: true,
    nobody: "person.nobody.mention",
  });
  return people.kind === "asked" ? people.outcome : add("team.add", { team, people: people.people }, scene);
};

/** Puts everybody of a user group, or of where this is said, into a team. */
export const importTeam: Command<"team.import"> = (intent, scene) => {
  const { say, gathered, learner, roster } = scene;
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  const name = intent.group?.replace(/^@/, "") ?? null;
  if (gathered === null) return { intent: "team.import", data: {}, reply: makeReply(""), wants: { group: { name } } };
  if (gathered.group === undefined)
    return notDone(
      "team.import",
      "no-such-group",
      say(name === null ? "team.import.here" : "team.import.none", { name: plainName(name ?? "") }),
    );
  const leads = new Set([learner.id, ...team.managers]);
  const people = gathered.group
    .map((one) => ({ who: mainAccount(roster, one.who), name: plainName(one.name) }))
    .filter(({ who }) => !leads.has(who));
  if (people.length === 0) return notDone("team.import", "empty", say("team.import.empty"));
  return add("team.import", { team, people }, scene);
};

/** Of more other teams nothing is said: the screen is small. */
const mostElsewhere = 3;

interface Adding {
  readonly team: Team;
  readonly people: readonly NamedPerson[];
}

function add(intent: "team.add" | "team.import", { team, people }: Adding, scene: Scene): Outcome {
  const { say, at, learner } = scene;
  // The same message again, after a kill, finds them inside since then.
  const inside = new Set(team.members.filter((one) => one.until === null && one.since !== at).map(({ who }) => who));
  const fresh = people.filter(({ who }) => !inside.has(who));
  const had = people.filter(({ who }) => inside.has(who));
  const hadLine = had.length === 0 ? [] : [text(say("team.add.had", { names: names(had, scene), count: had.length }))];
  const data = { team: team.id, added: fresh.map(({ who }) => who), had: had.map(({ who }) => who) };
  if (fresh.length === 0)
    return { intent, data, reply: makeReply(say("team.add.none", { team: team.name, count: had.length })) };
  if (inside.size + fresh.length > mostMembers)
    return notDone(intent, "full", say("team.add.full", { team: team.name, most: mostMembers }));
  return done({
    intent,
    title: say("team.added", { names: names(fresh, scene), count: fresh.length, team: team.name }),
    data,
    blocks: [...hadLine, ...stillElsewhere(fresh, team, scene), text(say("team.added.told", { count: fresh.length }))],
    next: [
      offer(say("team.choice.undo"), { kind: "team.remove", who: [`since:${at}`], team: team.id }),
      offer(say("team.choice.who", { team: team.name }), { kind: "team.list", team: team.id }),
    ],
    acts: [
      rosterAct((was) => addMembers(was, fresh, changeOf(team.id, scene))),
      ...fresh.filter(({ who }) => who !== learner.id).map(({ who }) => letterAct(who, team, scene)),
    ],
  });
}

/** Other teams of the asker's that people who were added are in: "move Ana" takes nobody out of anything. */
function stillElsewhere(fresh: readonly NamedPerson[], team: Team, scene: Scene): readonly Block[] {
  const { say, roster, learner, roles } = scene;
  const others = teamsUnder(roster, learner.id, roles).filter(({ id }) => id !== team.id);
  return others
    .flatMap((other) => {
      const there = new Set(membersOf(other));
      const both = fresh.filter(({ who }) => there.has(who));
      const fill = { names: names(both, scene), count: both.length, other: other.name };
      return both.length === 0 ? [] : [text(say("team.added.also", fill))];
    })
    .slice(0, mostElsewhere);
}

/** Takes people out of a team. */
export const removeFromTeam: Command<"team.remove"> = (intent, scene) => {
  const { say, at } = scene;
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  const added = timeIn("since", intent.who);
  const people =
    added === undefined
      ? findPeople(intent.who, scene, {
          choose: (who) => ({ kind: "team.remove", who, team: team.id }),
          anybody: true,
          nobody: "person.nobody",
        })
      : ({ kind: "found", people: lastOf(team, (one) => one.since === added && one.until === null, scene) } as const);
  if (people.kind === "asked") return people.outcome;
  const inside = new Set([
    ...membersOf(team),
    ...team.members.filter(({ until }) => until === at).map(({ who }) => who),
  ]);
  const gone = people.people.filter(({ who }) => inside.has(who));
  if (gone.length === 0) return notDone("team.remove", "not-in", say("team.remove.none", { team: team.name }));
  return done({
    intent: "team.remove",
    title: say("team.removed", { names: names(gone, scene), count: gone.length, team: team.name }),
    data: { team: team.id, removed: gone.map(({ who }) => who) },
    blocks: [text(say("team.removed.what"), true)],
    next: [offer(say("team.choice.undo"), { kind: "team.add", who: [`until:${at}`], team: team.id })],
    acts: [
      rosterAct((was) =>
        removeMembers(
          was,
          gone.map(({ who }) => who),
          changeOf(team.id, scene),
        ),
      ),
      ...(added === undefined ? [] : gone.map(({ who }) => noLetterAct(who, team.id, added))),
    ],
  });
};

/** The time in "since:1790000000000", as the buttons say it. */
function timeIn(word: "since" | "until", who: readonly string[]): Instant | undefined {
  const [only = "", ...more] = who;
  const found = new RegExp(`^${word}:(\\d{1,15})$`).exec(only)?.[1];
  return found === undefined || more.length > 0 ? undefined : Number(found);
}

function lastOf(team: Team, fits: (one: Membership) => boolean, scene: Scene): readonly NamedPerson[] {
  const ids: readonly LearnerId[] = team.members.filter(fits).map(({ who }) => who);
  return [...new Set(ids)].map((who) => named(who, scene));
}

function names(people: readonly NamedPerson[], scene: Scene): string {
  return joinNames(
    people.map(({ name }) => name),
    scene,
  );
}
