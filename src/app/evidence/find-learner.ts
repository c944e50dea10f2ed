import type { LearnerId } from "../../domain/learner.ts";
import { mainAccount, membersOf, nameIn, teamsUnder } from "../../domain/roster.ts";
import type { Scene } from "../scene.ts";

/** Whose evidence whoever asks may look at: everybody's in a team for assessors, that of their own teams for managers. */
export function withinReach({ roster, roles, learner }: Scene): ReadonlySet<LearnerId> {
  const teams = roles.includes("trainer") ? roster.teams : teamsUnder(roster, learner.id, roles);
  return new Set(teams.flatMap(membersOf).map((one) => mainAccount(roster, one)));
}

/**
 * Those within reach who are meant by an id, "@name" or a name or its beginning; several where a name fits several. Who is
 * not within reach is not found, as who does not exist.
 */
export function findLearners(said: string, scene: Scene): readonly LearnerId[] {
  const reach = [...withinReach(scene)];
  const plain = fold(said.replace(/^@/, ""));
  if (plain === "") return [];
  const mentioned = scene.mentions.find((one) => fold(one.name) === plain);
  const id = reach.find((one) => one === said) ?? (mentioned && mainAccount(scene.roster, mentioned.who));
  if (id !== undefined) return reach.filter((one) => one === id);
  const named = reach.map((who) => ({ who, name: fold(nameIn(scene.roster, who) ?? "") }));
  const exact = named.filter(({ name }) => name === plain);
  const begun = named.filter(({ name }) => name.split(/\s+/).includes(plain) || name.startsWith(`${plain} `));
  return (exact.length > 0 ? exact : begun).map(({ who }) => who);
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** The name others read for somebody; a word where the roster has none. */
export function nameFor(who: LearnerId, { roster, say }: Pick<Scene, "roster" | "say">): string {
  return nameIn(roster, who) ?? say("evidence.nameless");
}
