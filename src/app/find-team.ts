import { distance } from "fastest-levenshtein";
import type { Intent } from "../domain/intent.ts";
import { foldName, plainName } from "../domain/plain-name.ts";
import { type Team, teamsUnder } from "../domain/roster.ts";
import { makeReply, type Outcome, offer, type Scene } from "./scene.ts";

/** Which team a text names. `nobody`: none in reach; `said` is null where no team was named and there is none at all. */
export type FoundTeam =
  | { readonly kind: "found"; readonly team: Team }
  | { readonly kind: "several"; readonly said: string | null; readonly among: readonly Team[] }
  | { readonly kind: "nobody"; readonly said: string | null };

const mostChoices = 8;

/**
 * Finds the team that an id or a typed name means, slips of the finger allowed for; the only one where none was named.
 * `among`: the teams that may be meant; absent: those whoever asks manages, all for an admin.
 */
export function findTeam(said: string | undefined, scene: Scene, among?: readonly Team[]): FoundTeam {
  const teams = among ?? teamsUnder(scene.roster, scene.learner.id, scene.roles);
  if (said === undefined || foldTeam(said) === "") return only(teams, null);
  const byId = teams.filter(({ id }) => id === said);
  return only(byId.length > 0 ? byId : fitting(foldTeam(said), teams), said);
}

function only(fits: readonly Team[], said: string | null): FoundTeam {
  const [team, ...more] = fits;
  if (team === undefined) return { kind: "nobody", said: said === null ? null : plainName(said) };
  return more.length === 0 ? { kind: "found", team } : { kind: "several", said, among: fits };
}

/** The whole name, else a word or the beginning of it, else the nearest by slips. */
function fitting(wanted: string, teams: readonly Team[]): readonly Team[] {
  const whole = teams.filter(({ name }) => foldTeam(name) === wanted);
  if (whole.length > 0) return whole;
  const partly = teams.filter(({ name }) => ` ${foldTeam(name)}`.includes(` ${wanted}`));
  if (partly.length > 0) return partly;
  const away = teams
    .filter(({ name }) => mayBeSlip(foldTeam(name), wanted))
    .map((team) => ({ team, slips: distance(foldTeam(team.name), wanted) }));
  const least = Math.min(...away.map(({ slips }) => slips));
  return least > slipsIn(wanted) ? [] : away.filter(({ slips }) => slips === least).map(({ team }) => team);
}

/** "Southgate" is no slip for "Northgate", nor "Late B" for "Late A": how names begin, and short words, tell them apart. */
function mayBeSlip(name: string, wanted: string): boolean {
  const short = (text: string) => text.split(" ").filter((word) => word.length < 3);
  return name[0] === wanted[0] && short(name).join(" ") === short(wanted).join(" ");
}

/** Short names are too alike, and numbers in names are never slips. */
function slipsIn(wanted: string): number {
  if (/\d/.test(wanted) || wanted.length < 5) return 0;
  return wanted.length < 9 ? 1 : 2;
}

/** "the Northgate team" and "northgate" are the same team. */
function foldTeam(name: string): string {
  const folded = foldName(name);
  const bare = folded.replace(/^(?:the|my|team) (?=.)/, "").replace(/(?<=.) team$/, "");
  return bare === "" ? folded : bare;
}

/** Says that there is no such team, or asks which of several is meant; `choose` makes the intent of one choice. */
export function askWhichTeam(
  found: Exclude<FoundTeam, { readonly kind: "found" }>,
  { say }: Pick<Scene, "say">,
  choose: (team: string) => Intent,
): Outcome {
  const intent = choose(found.said ?? "").kind;
  if (found.kind === "nobody") {
    const title = found.said === null ? say("team.none") : say("team.nobody", { said: found.said });
    return { intent, data: { error: { code: "no-such-team" } }, reply: makeReply(title) };
  }
  const choices = found.among.slice(0, mostChoices).map(({ id, name }) => offer(name, choose(id)));
  return {
    intent,
    data: { among: found.among.map(({ id }) => id) },
    reply: makeReply(say("team.several"), { choices }),
    personal: true,
  };
}
