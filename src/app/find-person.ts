import type { Intent } from "../domain/intent.ts";
import type { LearnerId } from "../domain/learner.ts";
import { foldName, plainName } from "../domain/plain-name.ts";
import { mainAccount, membersOf, nameIn, teamsUnder } from "../domain/roster.ts";
import { makeReply, type Outcome, offer, type Scene } from "./scene.ts";

/** Somebody with the name to call them by; the id where nobody told a name. */
export interface NamedPerson {
  readonly who: LearnerId;
  readonly name: string;
}

/** Whom a text names. `nobody`: nobody in reach, which is told apart from nobody at all by nothing. */
export type FoundPerson =
  | ({ readonly kind: "found" } & NamedPerson)
  | { readonly kind: "several"; readonly said: string; readonly among: readonly NamedPerson[] }
  | { readonly kind: "nobody"; readonly said: string };

/** How far somebody may look. */
export interface FindOptions {
  /** True where it is no matter whether somebody is in reach already: whoever is mentioned is found, and an id as it is. */
  readonly anybody?: boolean;
}

const mostChoices = 8;

/**
 * Finds whom an id, "@name" (somebody mentioned) or a typed name means, among the people in reach of whoever asks: the
 * whole name first, then the only one of whose name it is the beginning or a word. An id is that of the main account.
 */
export function findPerson(said: string, scene: Scene, { anybody = false }: FindOptions = {}): FoundPerson {
  const reach = peopleInReach(scene);
  const known = (who: LearnerId) => reach.has(who) || anybody;
  const mentioned = scene.mentions.find(({ name }) => foldName(name) === foldName(said));
  if (mentioned !== undefined) {
    const who = mainAccount(scene.roster, mentioned.who);
    const name = nameIn(scene.roster, who) ?? plainName(mentioned.name);
    return known(who) ? { kind: "found", who, name: name === "" ? who : name } : nobody(said);
  }
  const id = [...reach].find((who) => who === said) ?? (anybody && looksLikeId(said) ? (said as LearnerId) : undefined);
  if (id !== undefined) return { kind: "found", ...named(mainAccount(scene.roster, id), scene) };
  return byName(
    said,
    [...reach].map((who) => named(who, scene)),
  );
}

/** "slack:T1/U2": a platform, a colon, no spaces. */
function looksLikeId(said: string): boolean {
  return /^[a-z]{2,12}:[^\s<>"]{1,200}$/.test(said);
}

function byName(said: string, people: readonly NamedPerson[]): FoundPerson {
  const wanted = foldName(said);
  if (wanted === "") return nobody(said);
  const whole = people.filter(({ name }) => foldName(name) === wanted);
  const fitting = whole.length > 0 ? whole : people.filter(({ name }) => ` ${foldName(name)}`.includes(` ${wanted}`));
  const [one, ...more] = fitting;
  if (one === undefined) return nobody(said);
  return more.length === 0 ? { kind: "found", ...one } : { kind: "several", said, among: fitting };
}

function nobody(said: string): FoundPerson {
  return { kind: "nobody", said: plainName(said) };
}

/** Somebody by the name the roster has; by the id where it has none. */
export function named(who: LearnerId, { roster }: Pick<Scene, "roster">): NamedPerson {
  return { who, name: nameIn(roster, who) ?? who };
}

/** Main accounts of those whom whoever asks may speak of: the members and managers of their teams; everybody for trainers and admins. */
export function peopleInReach({
  roster,
  roles,
  learner,
}: Pick<Scene, "roster" | "roles" | "learner">): ReadonlySet<LearnerId> {
  const all = roles.includes("admin") || roles.includes("trainer");
  const teams = all ? roster.teams : teamsUnder(roster, learner.id, roles);
  const people = teams.flatMap((team) => [...membersOf(team), ...team.managers]);
  const others = all ? [...roster.people.map(({ who }) => who), ...roster.appointed.map(({ who }) => who)] : [];
  return new Set([...people, ...others].map((who) => mainAccount(roster, who)));
}

/** Says that nobody is found, or asks which of several is meant; `choose` makes the intent of one choice. */
export function askWhichPerson(
  found: Exclude<FoundPerson, { readonly kind: "found" }>,
  scene: Pick<Scene, "say" | "roster">,
  choose: (who: string) => Intent,
): Outcome {
  const { say, roster } = scene;
  const intent = choose(found.said).kind;
  if (found.kind === "nobody")
    return {
      intent,
      data: { error: { code: "no-such-person" } },
      reply: makeReply(say("person.nobody", { said: found.said })),
    };
  const choices = found.among.slice(0, mostChoices).map(({ who, name }) => {
    const team = roster.teams.find((one) => membersOf(one).includes(who))?.name;
    return offer(team === undefined ? name : `${name} (${team})`, choose(who));
  });
  const title = say("person.several", { said: plainName(found.said) });
  return {
    intent,
    data: { among: found.among.map(({ who }) => who) },
    reply: makeReply(title, { choices }),
    personal: true,
  };
}
