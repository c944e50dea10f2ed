/** Rows of cells under a head. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a command of `npm run content` needs from outside. */
export interface ContentRun {
  /** The content folder. */
  readonly dir: string;
  /** The local date, "2026-11-25". */
  readonly today: string;
  /** Takes what was asked for, with no line end. */
  readonly write: (text: string) => void;
  /** Takes what was wrong with the command line, with no line end. */
  readonly tell: (text: string) => void;
  /** Whether `write` may be given colours. */
  readonly styled: boolean;
  /** Takes out of a text from a file what a terminal would obey. */
  readonly inert: (text: string) => string;
  /** The table in lines, with nothing in it that a terminal would obey. */
  readonly drawTable: (table: Table) => readonly string[];
}

/** What a misused command says: what is wrong, then how it is called. Gives the exit code. */
export function tellUsage({ tell }: ContentRun, problem: string, usage: string): 2 {
  tell(`${problem}.\n\n${usage}`);
  return 2;
}
