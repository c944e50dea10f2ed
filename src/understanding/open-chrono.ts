import { createRequire } from "node:module";

type Chrono = typeof import("chrono-node/en");
const load = createRequire(import.meta.url);
let chrono: Chrono | undefined;

/** The reader of dates. Loading takes a while and few messages name a date, so it waits for the first that does. */
export function openChrono(): Chrono {
  if (chrono !== undefined) return chrono;
  const found: Chrono = load("chrono-node/en");
  chrono = found;
  return found;
}
