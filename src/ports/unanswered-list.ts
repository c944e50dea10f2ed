/** A question that the notes had no answer to, as trainers see it: nothing tells who asked. */
export interface Unanswered {
  readonly question: string;
  /** Local dates, "YYYY-MM-DD". */
  readonly first: string;
  readonly last: string;
  readonly times: number;
}

/** Questions that nothing was found for. Bounded: those asked least lately make room. */
export interface UnansweredList {
  /** Notes a question that carries no name any more; one that is there already is counted. May reject with an OutsideError. */
  note(question: string, on: string): Promise<void>;
  /** Those asked most often first. */
  list(): Promise<readonly Unanswered[]>;
}
