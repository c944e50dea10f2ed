import type { Intent } from "../../domain/intent.ts";
import type { LearnerId } from "../../domain/learner.ts";
import { plainName } from "../../domain/plain-name.ts";
import { mainAccount, membersOf, type Team, teamsUnder } from "../../domain/roster.ts";
import { askWhichPerson, type FoundPerson, findPerson } from "../find-person.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { makeReply, type Outcome, offer, type Scene } from "../scene.ts";

/** What somebody looks at; `settled`: there is nothing to look at, or it has to be asked first. */
export type Meant<T> =
  | { readonly kind: "found"; readonly found: T }
  | { readonly kind: "settled"; readonly outcome: Outcome };

/** A member, and a team of theirs that whoever asks may look at. */
interface Place {
  readonly who: LearnerId;
  readonly team: Team;
}

type OfTeam = Extract<Intent, { kind: "progress.team" | "team.heat" | "team.export" | "team.cohort" | "team.broken" }>;
type OfMember = Extract<Intent, { kind: "progress.member" }>;

/** The teams a view is about: the named one, else all of whoever asks. A team out of reach is as one that is not there. */
export function meantTeams(intent: OfTeam, scene: Scene): Meant<readonly Team[]> {
  const { say, roster, learner, roles } = scene;
  const under = teamsUnder(roster, learner.id, roles);
  if (under.length === 0) {
    const title = say(roles.includes("admin") ? "view.none.managed" : "view.none.teams");
    const next = [offer(say("choice.quiet"), { kind: "help", topic: null })];
    return settled({ intent: intent.kind, data: {}, reply: makeReply(title, { next }) });
  }
  if (intent.team === undefined) return { kind: "found", found: under };
  const found = findTeam(intent.team, scene, under);
  if (found.kind === "found") return { kind: "found", found: [found.team] };
  return settled(askWhichTeam(found, scene, (team) => ({ ...intent, team })));
}

/** The member a view is about; whoever is in no team of whoever asks is as one who is not there. */
export function meantMember(intent: OfMember, scene: Scene): Meant<Place> {
  const places = placesUnder(scene);
  const found = within(findPerson(intent.who, scene), intent.who, places);
  if (found.kind !== "found") return settled(askWhichPerson(found, scene, (who) => ({ ...intent, who })));
  const team = places.get(found.who);
  if (team === undefined) throw new Error("somebody was found in no team");
  return { kind: "found", found: { who: found.who, team } };
}

function placesUnder({ roster, learner, roles }: Scene): ReadonlyMap<LearnerId, Team> {
  const places = new Map<LearnerId, Team>();
  for (const team of teamsUnder(roster, learner.id, roles))
    for (const member of membersOf(team)) {
      const who = mainAccount(roster, member);
      if (!places.has(who)) places.set(who, team);
    }
  return places;
}

/** Of those found, the members alone: assessors find everybody by name, and managers stand beside their teams. */
function within(found: FoundPerson, said: string, places: ReadonlyMap<LearnerId, Team>): FoundPerson {
  const nobody = { kind: "nobody", said: plainName(said) } as const;
  switch (found.kind) {
    case "nobody":
      return found;
    case "found":
      return places.has(found.who) ? found : nobody;
    case "several": {
      const among = found.among.filter(({ who }) => places.has(who));
      const [one, ...more] = among;
      if (one === undefined) return nobody;
      return more.length === 0 ? { kind: "found", ...one } : { ...found, among };
    }
    default:
      return found satisfies never;
  }
}

/** Refused or asked back: the team and the members of the console protocol are none. */
function settled(outcome: Outcome): Meant<never> {
  return { kind: "settled", outcome: { ...outcome, data: { team: null, members: [], ...outcome.data } } };
}
