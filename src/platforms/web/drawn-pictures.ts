import { createHash } from "node:crypto";
import type { Instant } from "../../domain/learner.ts";
import type { Picture } from "../../domain/picture.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DrawSvg } from "./reply-html.tsx";

/** So many drawings are kept, for so many milliseconds: what stands in them may have been erased since. */
const mostKept = 100;
const keptMs = 10 * 60_000;

/** Draws, and knows what it has drawn lately for the same figures: drawing takes longer than all the rest of a page. */
export interface DrawnPictures {
  readonly draw: DrawSvg;
  /** Forgets all of it, as where somebody is erased. */
  clear(): void;
}

/** Nothing is drawn yet. */
export function openDrawnPictures(drawSvg: DrawSvg, clock: Clock): DrawnPictures {
  const kept = new Map<string, { readonly svg: string; readonly until: Instant }>();
  return {
    draw: (picture: Picture) => {
      for (const [key, { until }] of kept) if (until <= clock.now() || kept.size > mostKept) kept.delete(key);
      const key = createHash("sha256").update(JSON.stringify(picture)).digest("base64url");
      const known = kept.get(key) ?? { svg: drawSvg(picture), until: clock.now() + keptMs };
      kept.set(key, known);
      return known.svg;
    },
    clear: () => kept.clear(),
  };
}
