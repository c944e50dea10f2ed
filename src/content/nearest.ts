import { distance } from "fastest-levenshtein";

const mostOffered = 3;

/** The names that come nearest to one that there is not, the nearest first; none where nothing is like it. */
export function nearest(name: string, known: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  return [...new Set(known)]
    .map((one) => ({ one, far: farOf(wanted, one.toLowerCase()) }))
    .filter(({ one, far }) => far <= Math.max(2, Math.floor(Math.max(wanted.length, one.length) * 0.4)))
    .sort((a, b) => a.far - b.far || a.one.localeCompare(b.one))
    .slice(0, mostOffered)
    .map(({ one }) => one);
}

/** "There is no unit seling; nearest: selling". Without a nearest name, all there are. */
export function tellUnknown(what: string, name: string, known: Iterable<string>): string {
  const all = [...known];
  const near = nearest(name, all);
  return near.length > 0
    ? `There is no ${what} ${name}; nearest: ${near.join(", ")}`
    : `There is no ${what} ${name}; there are ${all.join(", ")}`;
}

// A name with the other in it is near, however long the rest is.
function farOf(wanted: string, known: string): number {
  return wanted.length > 2 && known.includes(wanted) ? 1 : distance(wanted, known);
}
