/** What can be seen of a database from outside. */
export interface DatabaseState {
  /** Its address without secrets. */
  readonly where: string;
  /** The server's own word: "15.18". */
  readonly version: string;
  /** How many steps bring the tables up to date. */
  readonly missing: number;
  /** Messages that were accepted and are not answered. */
  readonly waiting: number;
  /** Whether the queue's tables are there. */
  readonly hasQueue: boolean;
  /** Whether this user may make schemas, as the first start must. */
  readonly mayCreate: boolean;
}
