/** Connections of this process to the database. */
export interface PoolFigures {
  /** In use just now. */
  readonly used: number;
  readonly idle: number;
  /** Asked for and not to be had yet. */
  readonly waiting: number;
  /** So many at most. */
  readonly limit: number;
}

/** Something that waits, over all processes that share the database. */
export interface Backlog {
  readonly count: number;
  /** How long the oldest has waited, in seconds; 0 where none waits. */
  readonly oldestSeconds: number;
}

/** What all processes share, as the database tells it. Counts end at ten thousand: beyond that they say only "many". */
export interface SharedFigures {
  /** Version of the tables. */
  readonly version: number;
  /** Bytes of the whole database on its disk. */
  readonly bytes: number;
  /** Connections of all our processes, and how many the server lets in from everybody. */
  readonly connections: number;
  readonly mostConnections: number;
  /** Deliveries that were accepted and are not answered, by platform. */
  readonly inbox: readonly (Backlog & { readonly platform: string; readonly triedAgain: number })[];
  /** People whose message is due and not yet on its way, and those whom some process is just asking. */
  readonly due: Backlog;
  readonly leased: number;
  /** Statements for the learning record store that wait, and those it has refused for good. */
  readonly statements: { readonly waiting: number; readonly refused: number };
  /** Jobs of the queue by name and state; empty before its first start. */
  readonly jobs: readonly (Backlog & { readonly queue: string; readonly state: string })[];
}

/** Figures of a database for dashboards. */
export interface KeepingFigures {
  pool(): PoolFigures;
  /** Rejects with an `OutsideError` where the database does not answer within some seconds. */
  shared(): Promise<SharedFigures>;
}
