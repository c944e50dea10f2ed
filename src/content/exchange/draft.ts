/** A question as a file from outside has it, in the words of quiz.yaml; what the file does not say is absent. */
export interface Draft {
  /** The line it begins at. */
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
  /** What the file says of the sources it cites, by their ids. */
  readonly sources: Readonly<Record<string, unknown>>;
  /** The name it goes by; it may be the id of a question that is there already. */
  readonly title?: string;
  /** The category it stands in, which may name its topic. */
  readonly category?: string;
  /** The line of a place in `value`, or the nearest that is known. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** What is wrong in a file from outside, and where. */
export interface Fault {
  readonly line: number;
  readonly problem: string;
  readonly fix: string;
}

/** A file from outside, as far as it can be read. */
export interface DraftFile {
  readonly drafts: readonly Draft[];
  readonly faults: readonly Fault[];
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
}

/** The object without the keys that have no value. */
export function withoutGaps(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
