/** What a written answer was taken for: one of those accepted or of the usual slips, by its place in the file. */
export interface Fit {
  readonly of: "accept" | "slip";
  readonly at: number;
}

/** How a number was read: as written, a fraction taken for a percentage, or from another unit. */
export type FigureReading = "plain" | "fraction" | "converted";

/** An answer as it is kept: places in the file and numbers, never what was typed; it means nothing under another version. */
export type Given =
  /** Options chosen, ascending. */
  | { readonly kind: "options"; readonly places: readonly number[] }
  /** All steps, in the order given. */
  | { readonly kind: "sequence"; readonly places: readonly number[] }
  /** For each left side the place of its right side; places after the pairs are spares. */
  | { readonly kind: "pairs"; readonly places: readonly number[] }
  /** `fits` null: something else. `exact` false: taken for it in spite of the spelling. */
  | { readonly kind: "words"; readonly fits: Fit | null; readonly exact: boolean }
  /** In the unit of the question. */
  | { readonly kind: "number"; readonly value: number; readonly read: FigureReading }
  /** "Don't know". */
  | { readonly kind: "none" };

/**
 * Why an answer cannot be marked. `unknown`: fits nothing shown; `several`: fits more than one, or wavers; `too-many`:
 * more than one where one is asked for; `no-such`: a letter that is not shown; `incomplete`: steps or pairs are missing;
 * `repeated`: one thing twice; `reason`: true or false alone, where reasons differ; `spelling`: nearly something;
 * `longer`: more than a word or a few; `unit`: a unit that cannot be turned into the one asked for; `range`: no one figure.
 */
export type UnclearWhy =
  | "empty"
  | "unknown"
  | "several"
  | "too-many"
  | "no-such"
  | "incomplete"
  | "repeated"
  | "reason"
  | "spelling"
  | "longer"
  | "not-a-number"
  | "unit"
  | "range";

/** What was read from a message; an unclear one is asked again and never marked wrong. */
export type AnswerRead =
  | { readonly kind: "answer"; readonly given: Given }
  | { readonly kind: "unclear"; readonly why: UnclearWhy };

/** What a learner typed or pressed. */
export interface Said {
  readonly text: string;
  /** Whether this is a word in its own right, and so no misspelling of another; without it, nothing is known to be one. */
  readonly isWord?: (word: string) => boolean;
}

export function answered(given: Given): AnswerRead {
  return { kind: "answer", given };
}

export function unclear(why: UnclearWhy): AnswerRead {
  return { kind: "unclear", why };
}
