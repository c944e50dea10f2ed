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
  readonly rights: DatabaseRights;
  /** What the server waits for before it says that something is kept, for this user's connections. */
  readonly safety: {
    /** Whether it has its machine's disks write; off: a crash of the machine may leave nothing that can be read. */
    readonly fsync: boolean;
    /** PostgreSQL's synchronous_commit: "on", "off", "local" ... */
    readonly synchronousCommit: string;
  };
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

/** What the user may do there. Names are quoted as SQL needs it. */
export interface DatabaseRights {
  readonly user: string;
  readonly database: string;
  /** The first schema of the search path that is there and open to the user: tables are made in it. */
  readonly schema: string | undefined;
  /** Whether it may make schemas, as the queue does at the first start. */
  readonly makesSchemas: boolean;
  /** Whether it may make tables in `schema`. */
  readonly makesTables: boolean;
  /** Whether whoever owns the database may make tables in `schema`, as in new databases from PostgreSQL 15 on. */
  readonly ownerMakesTables: boolean;
  /** Whose tables or queue are there that this user may not write; undefined where it may. */
  readonly othersTables: string | undefined;
}
