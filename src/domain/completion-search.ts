import { boundSuffixes, type SuffixBounds } from "./completion-bounds.ts";
import type { Candidate, Tier } from "./completion-tier.ts";

/** What a choice is to come to: how many units, with how many least credits, liked and disliked ones. */
export interface Target {
  readonly count: number;
  readonly credits: number;
  /** How many liked and disliked units; null where that is no matter. */
  readonly taste: { readonly liked: number; readonly disliked: number } | null;
}

interface State extends Target {
  /** The next candidate to take or leave. */
  readonly place: number;
  readonly lacks: readonly number[];
  /** What the lightest chosen unit of each kind brings: if any chosen unit is superfluous, one of these is. */
  readonly lightest: readonly (readonly number[] | null)[];
  /** Candidates that can no longer be taken, and those that can no longer be left. */
  readonly shut: bigint;
  readonly owed: bigint;
}

interface Search {
  readonly tier: Tier;
  readonly bounds: SuffixBounds;
  /** Candidates that bring something to the same demands are of one kind. */
  readonly kindOf: readonly number[];
  readonly kinds: number;
  /** Demands to which every candidate brings its least credits, so that the target settles what they come to. */
  readonly settled: readonly boolean[];
  /** The most one candidate brings to each demand: more surplus than that is all the same. */
  readonly heaviest: readonly number[];
  /** States below which nothing was found; they end alike however they were reached. */
  readonly dead: Set<string>;
  readonly enough: (chosen: readonly number[]) => boolean;
}

/**
 * Lazily yields choices of a tier's candidates (as places in its list, ascending) that leave no demand, by number of
 * units, then by least credits, then by likes and dislikes, then lexicographically. `enough` asks the checker whether
 * some choice already suffices; it is used only where the tier's pruning says so.
 */
export function* searchTier(
  tier: Tier,
  enough: (chosen: readonly number[]) => boolean,
): Generator<readonly number[], void> {
  const search = openSearch(tier, enough);
  for (const target of listTargets(search)) {
    // Where nothing comes to these credits at all, there is no need to ask for each mixture of likes and dislikes.
    if (walk(search, startAt(search, target), []).next().done === true) continue;
    for (const mixture of listMixtures(search, target)) yield* walk(search, startAt(search, mixture), []);
  }
}

function startAt(search: Search, target: Target): State {
  const lightest = Array.from({ length: search.kinds }, () => null);
  return { ...target, lacks: search.tier.demands, lightest, shut: 0n, owed: 0n, place: 0 };
}

function openSearch(tier: Tier, enough: (chosen: readonly number[]) => boolean): Search {
  const names = tier.candidates.map((one) => one.brings.map((credits) => (credits > 0 ? 1 : 0)).join(""));
  const unique = [...new Set(names)];
  return {
    tier,
    bounds: boundSuffixes(tier),
    kinds: unique.length,
    kindOf: names.map((name) => unique.indexOf(name)),
    settled: tier.byLeast.map(
      (byLeast, demand) => byLeast && tier.candidates.every((one) => one.brings[demand] === one.least),
    ),
    heaviest: tier.demands.map((_, demand) => Math.max(0, ...tier.candidates.map((one) => one.brings[demand] ?? 0))),
    dead: new Set(),
    enough,
  };
}

function* listTargets(search: Search): Generator<Target, void> {
  const { candidates, demands, byLeast } = search.tier;
  const atLeast = Math.max(0, ...demands.filter((_, demand) => byLeast[demand]));
  for (let count = 0; count <= candidates.length; count += 1) {
    const most = search.bounds.most[0]?.[count];
    if (most === undefined) return;
    if (!canMeetDemands(search, { place: 0, count, lacks: demands })) continue;
    for (let credits = Math.max(atLeast, search.bounds.fewest[0]?.[count] ?? 0); credits <= most; credits += 1) {
      yield { count, credits, taste: null };
    }
  }
}

function* listMixtures(search: Search, target: Target): Generator<Target, void> {
  const { candidates } = search.tier;
  const likes = candidates.filter((one) => one.liked === 1).length;
  const dislikes = candidates.filter((one) => one.disliked === 1).length;
  if (likes + dislikes === 0) return yield target;
  for (let liked = Math.min(target.count, likes); liked >= 0; liked -= 1) {
    for (let disliked = 0; disliked <= Math.min(target.count, dislikes); disliked += 1) {
      yield { ...target, taste: { liked, disliked } };
    }
  }
}

/** Yields every choice from a state; returns whether it came as far as a full choice, or was cut for its history. */
function* walk(search: Search, state: State, chosen: readonly number[]): Generator<readonly number[], boolean> {
  if (isHopeless(search, state)) return false;
  if (state.count === 0) {
    yield chosen;
    return true;
  }
  if (search.tier.pruning === "by-checker" && search.enough(chosen)) return true;
  const key = nameState(search, state);
  if (search.dead.has(key)) return false;
  const candidate = search.tier.candidates[state.place];
  if (candidate === undefined) return false;
  const bit = 1n << BigInt(state.place);
  let fruitful = false;
  if ((state.shut & bit) === 0n) {
    fruitful = yield* walk(search, takeUnit(search, state, candidate), [...chosen, state.place]);
  }
  if ((state.owed & bit) === 0n) {
    fruitful = (yield* walk(search, leaveUnit(state, candidate), chosen)) || fruitful;
  }
  if (!fruitful) search.dead.add(key);
  return fruitful;
}

function leaveUnit(state: State, candidate: Candidate): State {
  const later = ~((1n << BigInt(state.place + 1)) - 1n);
  return {
    ...state,
    place: state.place + 1,
    shut: (state.shut | candidate.neededBy) & later,
    owed: state.owed & later,
  };
}

function takeUnit(search: Search, state: State, candidate: Candidate): State {
  const later = ~((1n << BigInt(state.place + 1)) - 1n);
  const kind = candidate.neededBy === 0n ? search.kindOf[state.place] : undefined;
  return {
    place: state.place + 1,
    count: state.count - 1,
    credits: state.credits - candidate.least,
    taste: state.taste && {
      liked: state.taste.liked - candidate.liked,
      disliked: state.taste.disliked - candidate.disliked,
    },
    lacks: state.lacks.map((lack, demand) => lack - (candidate.brings[demand] ?? 0)),
    lightest: state.lightest.map((least, index) => (index === kind ? lighter(least, candidate.brings) : least)),
    shut: (state.shut | candidate.barredWith) & later,
    owed: (state.owed | candidate.needs) & later,
  };
}

// Units of one kind bring the same credits to several demands, so one of two is the lighter for all of them.
function lighter(least: readonly number[] | null, brings: readonly number[]): readonly number[] {
  return least === null || addUp(brings) < addUp(least) ? brings : least;
}

function addUp(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function isHopeless(search: Search, state: State): boolean {
  if ((state.owed & state.shut) !== 0n || isOffTaste(state)) return true;
  const fewest = search.bounds.fewest[state.place]?.[state.count];
  const most = search.bounds.most[state.place]?.[state.count];
  if (fewest === undefined || most === undefined || state.credits < fewest || state.credits > most) return true;
  if (state.count === 0 && state.owed !== 0n) return true;
  return !canMeetDemands(search, state) || isRedundant(search, state);
}

function isOffTaste({ taste, count }: State): boolean {
  if (taste === null) return false;
  const { liked, disliked } = taste;
  return liked < 0 || disliked < 0 || liked > count || disliked > count;
}

function canMeetDemands(search: Search, state: Pick<State, "place" | "count" | "lacks">): boolean {
  return state.lacks.every(
    (lack, demand) => lack <= (search.bounds.brings[demand]?.[state.place]?.[state.count] ?? -1),
  );
}

// A unit is superfluous when no demand needs what it brings; what is chosen later only makes the surplus greater.
function isRedundant(search: Search, state: State): boolean {
  if (search.tier.pruning !== "by-sums") return false;
  const surplus = state.lacks.map((lack, demand) => (search.settled[demand] ? state.credits - lack : -lack));
  return state.lightest.some(
    (brings) => brings?.every((credits, demand) => credits === 0 || credits <= (surplus[demand] ?? 0)) ?? false,
  );
}

function nameState(search: Search, state: State): string {
  const lacks = state.lacks.map((lack, demand) => Math.max(lack, -(search.heaviest[demand] ?? 0)));
  const lightest = state.lightest.map((brings) => (brings === null ? "" : addUp(brings)));
  const counts = [state.place, state.count, state.credits, state.taste?.liked, state.taste?.disliked];
  return `${counts.join()}|${lacks.join()}|${lightest.join()}|${state.shut}|${state.owed}`;
}
