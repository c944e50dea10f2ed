import pg from "pg";

/**
 * Connections whose loss ends nothing: `pg` throws it at the process where nobody listens, for those at rest and for those
 * in use. `onLost` hears of those at rest; whoever uses one gets the error with what was asked.
 */
export function openPool(config: pg.PoolConfig, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", onLost);
  // The pool itself hears only those that rest, and each of them only once.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}
