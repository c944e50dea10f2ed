import type { LearnerId } from "../../domain/learner.ts";
import { mainAccount, membersOf, type Roster, type Team } from "../../domain/roster.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Say } from "../../words/say.ts";
import type { Act, Scene } from "../scene.ts";
import { needsWord, type Reason, reasonsOf, weightOf } from "./reasons.ts";

/** One member of a team that is looked at. */
export interface Member {
  readonly who: LearnerId;
  readonly name: string;
  readonly team: Team;
  /** Null: has not written to the assistant yet. */
  readonly standing: Standing | null;
  readonly reasons: readonly Reason[];
  readonly needsWord: boolean;
  /** Whether anything was practised yet. */
  readonly started: boolean;
  /** Higher comes first. */
  readonly weight: number;
}

/** Fewer are not averaged: a mean of a few tells of each of them. */
export const leastForMean = 5;

/** Compares names as people sort them; one for all, as making it takes longer than a thousand comparisons. */
export const byName = new Intl.Collator("en", { numeric: true });

/** Everybody in these teams, each once, who needs a word first, then by name. */
export function membersIn(teams: readonly Team[], scene: Scene): readonly Member[] {
  const names = namesIn(scene.roster);
  const seen = new Set<LearnerId>();
  const members = teams.flatMap((team) =>
    membersOf(team).flatMap((account): readonly Member[] => {
      const who = mainAccount(scene.roster, account);
      if (seen.has(who)) return [];
      seen.add(who);
      return [memberOf({ who, team, name: names.get(who) }, scene)];
    }),
  );
  return members.toSorted((a, b) => b.weight - a.weight || byName.compare(a.name, b.name));
}

interface Known {
  readonly who: LearnerId;
  readonly team: Team;
  readonly name: string | undefined;
}

function memberOf({ who, team, name }: Known, { gathered, at, say }: Scene): Member {
  const standing = gathered?.standings.get(who) ?? null;
  const reasons = standing === null ? [] : reasonsOf(standing, at);
  const started = standing !== null && standing.lastActive !== null;
  const needs = started && needsWord(reasons);
  return {
    who,
    name: name ?? standing?.name ?? say("view.nameless"),
    team,
    standing,
    reasons,
    needsWord: needs,
    started,
    weight: needs ? 10 + reasons.reduce((sum, reason) => sum + weightOf(reason), 0) : started ? 0 : 0.5,
  };
}

const names = new WeakMap<Roster, ReadonlyMap<LearnerId, string>>();

function namesIn(roster: Roster): ReadonlyMap<LearnerId, string> {
  const known =
    names.get(roster) ??
    new Map(roster.people.flatMap(({ who, name }) => (name === null ? [] : [[who, name] as const])));
  names.set(roster, known);
  return known;
}

/** The mean of what is known; undefined where fewer than five have it. */
export function meanOf(
  members: readonly Member[],
  pick: (standing: Standing) => number | null,
): { readonly mean: number; readonly count: number } | undefined {
  const values = members.flatMap(({ standing }) => (standing === null ? [] : (pick(standing) ?? [])));
  if (values.length < leastForMean) return undefined;
  return { mean: values.reduce((sum, one) => sum + one, 0) / values.length, count: values.length };
}

/** What a look is at. */
type Whom = Extract<Act, { kind: "look" }>["look"]["whom"];
type What = Extract<Act, { kind: "look" }>["look"]["what"];

/** That whoever asks looked at these. */
export function looksAt(whom: readonly Whom[], what: What, { learner, at }: Scene): readonly Act[] {
  return whom.map((one) => ({
    kind: "look",
    look: { at, by: learner.id, byName: learner.name, whom: one, what },
  }));
}

/** A look at each of these teams. */
export function atTeams(teams: readonly Team[]): readonly Whom[] {
  return teams.map(({ id }) => ({ kind: "team", team: id }));
}

/** A look at each of these people. */
export function atPeople(members: readonly Pick<Member, "who">[]): readonly Whom[] {
  return members.map(({ who }) => ({ kind: "person", who }));
}

/** A name in a sentence: the teams in words. */
export function teamWords(teams: readonly Team[], say: Say): string {
  const [one, ...more] = teams;
  return one !== undefined && more.length === 0 ? one.name : say("view.teams", { count: teams.length });
}
