/** A place that shares features with a query, and how well it fits by BM25. */
export interface Hit {
  readonly at: number;
  readonly score: number;
}

/** What a place is found by: the features people ask for it by, and all that it has. Each counts once. */
export interface Place {
  readonly asked: readonly string[];
  readonly all: readonly string[];
}

/** Ranks places by BM25 (Robertson and Zaragoza, 2009); the best `most`, best first. */
export type Bm25 = (features: readonly string[], most: number) => readonly Hit[];

/** How soon more of the same says less, and how much a long place is held back: the usual values. */
const k = 1.2;
const b = 0.7;
/** What people ask by counts so many times as much as what is merely said. */
const askedCounts = 2;

/**
 * A ranking over sets of features. Ours, as every feature counts once in a place and nothing else of a search library is
 * needed: one took 60 % of the time of a search and a third of that of building the index.
 */
export function createBm25(places: readonly Place[]): Bm25 {
  const fields = [
    { weight: askedCounts, lists: listsOf(places.map(({ asked }) => asked)) },
    { weight: 1, lists: listsOf(places.map(({ all }) => all)) },
  ];
  // Room for one ranking, all zero between two.
  const scores = new Float64Array(places.length);
  return (features, most) => {
    const touched: number[] = [];
    for (const feature of new Set(features)) {
      for (const { weight, lists } of fields) add(scores, touched, { list: lists.get(feature), weight });
    }
    const hits = touched.map((at) => ({ at, score: scores[at] ?? 0 }));
    for (const at of touched) scores[at] = 0;
    return hits.sort((one, other) => other.score - one.score || one.at - other.at).slice(0, most);
  };
}

/** Where a feature stands, and how much it says there. */
interface List {
  readonly at: Int32Array;
  readonly says: Float64Array;
}

function add(
  scores: Float64Array,
  touched: number[],
  { list, weight }: { readonly list: List | undefined; readonly weight: number },
): void {
  if (list === undefined) return;
  for (let place = 0; place < list.at.length; place++) {
    const at = list.at[place] ?? 0;
    if (scores[at] === 0) touched.push(at);
    scores[at] = (scores[at] ?? 0) + weight * (list.says[place] ?? 0);
  }
}

function listsOf(places: readonly (readonly string[])[]): ReadonlyMap<string, List> {
  const found = new Map<string, number[]>();
  places.forEach((features, at) => {
    for (const feature of features) {
      const list = found.get(feature);
      if (list === undefined) found.set(feature, [at]);
      else list.push(at);
    }
  });
  const average = places.reduce((sum, features) => sum + features.length, 0) / Math.max(1, places.length);
  const damped = places.map((features) => (k + 1) / (1 + k * (1 - b + (b * features.length) / Math.max(1, average))));
  return new Map(
    [...found].map(([feature, at]) => {
      const rare = Math.log(1 + (places.length - at.length + 0.5) / (at.length + 0.5));
      return [feature, { at: Int32Array.from(at), says: Float64Array.from(at, (one) => rare * (damped[one] ?? 0)) }];
    }),
  );
}
