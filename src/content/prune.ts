import type { z } from "zod";

type Path = readonly PropertyKey[];

/** A copy without the keys that the issues are about, so that what is left can be checked further. */
export function prune(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy = structuredClone(value);
  for (const issue of issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    const paths: readonly Path[] = keys.length === 0 ? [issue.path] : keys.map((key) => [...issue.path, key]);
    for (const path of paths) remove(copy, path);
  }
  return copy;
}

// List items stay: without one, the places of the others would no longer be those of the file.
function remove(value: unknown, path: Path): void {
  const last = path.at(-1);
  const parent = lookUp(value, path.slice(0, -1));
  if (last === undefined || typeof parent !== "object" || parent === null || Array.isArray(parent)) return;
  Reflect.deleteProperty(parent, last);
}

/** What stands at a path, or undefined. */
export function lookUp(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
