/** Where a passage comes from. */
export type PassageKind = "topic" | "answer" | "term" | "question" | "faq";

/** One thing that can be found, with the words it is found by. */
export interface Passage {
  /** Unique over all kinds: "selling/features-and-benefits", "glossary/shrinkage", "faq/3". */
  readonly id: string;
  readonly kind: PassageKind;
  /** The unit's content folder; null for what belongs to no unit. */
  readonly subjects: readonly string[];
  readonly title: string;
  /** What it is called: the term, its acronym, its other names. */
  readonly names: readonly string[];
  /** How people ask for it. */
  readonly asks: readonly string[];
  /** Everything it says. */
  readonly text: string;
  /** What kind of question it is made to answer. */
  readonly gives: { readonly steps: boolean; readonly sides: boolean; readonly figure: boolean };
}

/** A passage that fits a question, best first. */
export interface Found {
  readonly passage: Passage;
  /** How well it fits: 0 not at all, 1 as well as can be. Comparable between questions. */
  readonly score: number;
  /** The share of what was asked, by weight, that the passage has words for. */
  readonly cover: number;
  /** How telling the words are that it has in common with what was asked: a common word some 3, a rare one 6 or 7. */
  readonly telling: number;
  /** Whether the most telling word of what was asked is one that the passage is asked for by, and not only said in it. */
  readonly keyed: boolean;
}

/** What a question wants. `unclear` where its words do not say. */
export type Wanted = "definition" | "comparison" | "steps" | "figure" | "example" | "unclear";

/** The answer to a question put to what is taught. */
export interface Search {
  readonly found: readonly Found[];
  /** Whether the best fits well enough to be given as the answer to a question about the subject. */
  readonly sure: boolean;
  /** Whether words, and not numbers alone, are what it fits by. */
  readonly worded: boolean;
  readonly wanted: Wanted;
  /** The two things a comparison is between, as they were called. */
  readonly between: readonly [string, string] | null;
  /** The two terms a comparison is between, where both are known and nobody wrote the comparison itself. */
  readonly sides: readonly [Passage, Passage] | null;
}

/** Finds what is taught about a question. `near` are subjects to prefer where two fit alike. Pure; under 5 ms. */
export type SearchStudy = (question: string, near?: readonly string[]) => Search;
