/** Where things are kept by several servers together. */
export interface DatabaseSettings {
  /** The PostgreSQL database that everything is kept in; the data folder is then used for nothing. Holds a password. */
  readonly databaseUrl: string | undefined;
  /** So many connections to the database at most, from 1 to 100. */
  readonly databasePool: number;
  /** A server that ends is still there for so long, in milliseconds, where others are to take over: 0 to 120,000. */
  readonly drainMs: number;
}
