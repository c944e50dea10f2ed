import type { LearnerId } from "../../domain/learner.ts";
import { mainAccount, membersOf, nameIn, teamsUnder } from "../../domain/roster.ts";
import type { Scene } from "../scene.ts";

/** Members of the teams of whoever asks, by their main accounts. */
export function membersWithin({
  roster,
  roles,
  learner,
}: Pick<Scene, "roster" | "roles" | "learner">): readonly LearnerId[] {
  const all = teamsUnder(roster, learner.id, roles).flatMap(membersOf);
  return [...new Set(all.map((one) => mainAccount(roster, one)))];
}

/**
 * Those who may be meant by an id, "@name", a name or one word of it; nobody where it is not one of theirs, as for a name
 * that does not exist.
 */
export function findMembers(said: string, scene: Scene): readonly LearnerId[] {
  const within = membersWithin(scene);
  const wanted = fold(said.replace(/^@/, ""));
  const mentioned = scene.mentions.find(({ name }) => fold(name) === wanted);
  const id = mentioned === undefined ? said : mainAccount(scene.roster, mentioned.who);
  const byId = within.filter((one) => one === id);
  if (byId.length > 0 || mentioned !== undefined || wanted === "") return byId;
  const named = within.map((who) => ({ who, name: fold(nameIn(scene.roster, who) ?? "") }));
  const exact = named.filter(({ name }) => name === wanted);
  const partly = named.filter(({ name }) => name.startsWith(wanted) || name.split(/\s+/).includes(wanted));
  return (exact.length > 0 ? exact : partly).map(({ who }) => who);
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
