import type { SharedFigures } from "./keeping-figures.ts";

/** What can be seen of a database from outside. */
export interface DatabaseState {
  /** Its address without secrets. */
  readonly where: string;
  /** The server's own word: "15.18". */
  readonly version: string;
  /** How many steps bring the tables up to date. */
  readonly missing: number;
  /** Whether the queue's tables are there. */
  readonly hasQueue: boolean;
  /** Whether this user may make schemas, as the first start must. */
  readonly mayCreate: boolean;
  /** One question and its answer, in milliseconds. */
  readonly roundTripMs: number;
  /** How far this machine's clock is ahead of the database's, in milliseconds. */
  readonly clockAheadMs: number;
  /** Whether one connection hears at once what another tells. Not so behind a pooler that shares connections out by transactions. */
  readonly hears: boolean;
  /** Connections in use by anybody, and how many the server lets in. */
  readonly connections: { readonly used: number; readonly most: number };
  /** Absent where there are no tables yet. */
  readonly figures: SharedFigures | undefined;
}
