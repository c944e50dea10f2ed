/** A text's features, each with its weight, and the sum of the weights. */
export interface Weighed {
  readonly weights: ReadonlyMap<string, number>;
  readonly sum: number;
}

/** Every text's features weighed by how rare they are among all the texts: the natural logarithm of 1 + texts / texts with it. */
export function weigh(texts: readonly (readonly string[])[]): readonly Weighed[] {
  const sets = texts.map((features) => new Set(features));
  const spread = new Map<string, number>();
  for (const feature of sets.flatMap((set) => [...set])) spread.set(feature, (spread.get(feature) ?? 0) + 1);
  return sets.map((set) => {
    const weights = new Map([...set].map((one) => [one, Math.log(1 + texts.length / (spread.get(one) ?? 1))]));
    return { weights, sum: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
  });
}

/** What two texts have together. */
export interface Likeness {
  /** Weighted Jaccard similarity: the weight of what both have, of the weight of what either has. 0 to 1; 1 for the same. */
  readonly alike: number;
  /** How many features both have that fewer than one text in twenty has. */
  readonly rare: number;
}

const rareWeight = Math.log(1 + 20);

/** How like each other two texts are. */
export function likeness(one: Weighed, other: Weighed): Likeness {
  const [few, many] = one.weights.size < other.weights.size ? [one, other] : [other, one];
  let shared = 0;
  let found = 0;
  let rare = 0;
  for (const [feature, weight] of few.weights) {
    if (!many.weights.has(feature)) continue;
    shared += weight;
    found++;
    if (weight > rareWeight) rare++;
  }
  // Sums of the same weights in another order need not be equal to the last digit.
  const same = found > 0 && found === one.weights.size && found === other.weights.size;
  return { alike: same ? 1 : found === 0 ? 0 : shared / (one.sum + other.sum - shared), rare };
}
