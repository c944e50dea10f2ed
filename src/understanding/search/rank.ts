import type { Found, Wanted } from "./passage.ts";
import type { Entry, PassageIndex, Phrase } from "./passage-index.ts";

/** A question taken apart. */
export interface Query {
  readonly features: readonly string[];
  readonly wanted: Wanted;
  /** Subjects to prefer where two passages fit alike. */
  readonly near: readonly string[];
}

/** How much each sign counts; they sum to 1. Tuned on questions that the content's writers had not seen. */
const share = { like: 0.6, cover: 0.28, bm25: 0.12 };
const nearer = 0.03;

/** The passages that fit, best first. */
export function rank(query: Query, index: PassageIndex): readonly Found[] {
  const wanted = new Set(query.features);
  const total = weightOf(query.features, index, wanted);
  if (total === 0) return [];
  return index
    .candidates(query.features)
    .flatMap(({ at, bm25 }): readonly Found[] => {
      const entry = index.entries[at];
      if (entry === undefined) return [];
      const measure = { query, wanted, total, index, bm25 };
      const cover = coverOf(entry, measure);
      return [
        {
          passage: entry.passage,
          cover,
          telling: cover * total,
          keyed: isKeyed(entry, measure),
          score: scoreOf(entry, cover, measure),
        },
      ];
    })
    .sort((a, b) => b.score - a.score);
}

interface Measure {
  readonly query: Query;
  readonly wanted: ReadonlySet<string>;
  /** The weight of all that was asked. */
  readonly total: number;
  readonly index: PassageIndex;
  readonly bm25: number;
}

function isKeyed({ phrases }: Entry, { query, index }: Measure): boolean {
  const most = query.features.reduce((max, feature) => Math.max(max, index.weigh(feature)), 0);
  // Of several words about as telling, one is enough.
  const keys = query.features.filter((feature) => index.weigh(feature) >= most - 0.7);
  return keys.some((key) => phrases.some(({ features }) => features.includes(key)));
}

function coverOf(entry: Entry, { query, index, total }: Measure): number {
  return weightOf(query.features, index, entry.all) / total;
}

function scoreOf(entry: Entry, cover: number, measure: Measure): number {
  const like = entry.phrases.reduce((most, phrase) => Math.max(most, likeness(phrase, measure)), 0);
  return share.like * like + share.cover * cover + share.bm25 * measure.bm25 + bonus(entry, measure.query);
}

/** How alike a way of asking and the question are: the cosine of what they share, by weight. */
function likeness({ features, weight }: Phrase, { wanted, total, index }: Measure): number {
  return weight === 0 ? 0 : weightOf(features, index, wanted) / Math.sqrt(weight * total);
}

/** What those of the features weigh that are `among` the others. */
function weightOf(features: readonly string[], index: PassageIndex, among: ReadonlySet<string>): number {
  let sum = 0;
  for (const feature of features) if (among.has(feature)) sum += index.weigh(feature);
  return sum;
}

/** What was asked for is given by this passage: steps, both sides, a figure, what a thing is. */
function bonus({ passage }: Entry, { wanted, near }: Query): number {
  const close = near.some((subject) => passage.subjects.includes(subject)) ? nearer : 0;
  return close + kindBonus(passage, wanted) + plainly[passage.kind];
}

/** An answer was written for one question, a topic for many; a question's explanation only comes in where nothing else does. */
const plainly: Readonly<Record<Found["passage"]["kind"], number>> = {
  answer: 0.02,
  topic: -0.03,
  term: 0,
  faq: 0,
  question: -0.08,
};

function kindBonus({ kind, gives }: Found["passage"], wanted: Wanted): number {
  switch (wanted) {
    case "definition":
      return kind === "term" ? 0.08 : 0;
    case "comparison":
      return gives.sides ? 0.1 : 0;
    case "steps":
      return gives.steps ? 0.05 : kind === "term" ? -0.08 : 0;
    case "figure":
      return gives.figure ? 0.05 : kind === "term" ? -0.03 : 0;
    case "example":
      return kind === "topic" ? 0.02 : 0;
    case "unclear":
      return kind === "term" ? 0.04 : 0;
    default:
      return wanted satisfies never;
  }
}
