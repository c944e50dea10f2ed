import type { Reloaded } from "./content/reload-content.ts";
import { showProblems } from "./platforms/terminal/show-problems.ts";

const mostNamed = 12;

/** Tells in words what came of reading the content again. */
export function reloadTeller(tell: (text: string) => void): (files: readonly string[], found: Reloaded) => void {
  return (files, found) => {
    const named = files.join(", ");
    if (found.kind === "broken") {
      tell(`${named}: broken, so the content from before stays.\n${showProblems(found.problems)}`);
      return;
    }
    const { changes } = found;
    const more = changes.length > mostNamed ? [`and ${changes.length - mostNamed} more`] : [];
    const what =
      changes.length === 0 ? ["nothing is otherwise than before"] : [...changes.slice(0, mostNamed), ...more];
    tell(`${named}: read again; ${what.join("; ")}.`);
  };
}
