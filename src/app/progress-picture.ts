import type { Block } from "../domain/reply.ts";
import type { Mastery } from "../memory/mastery.ts";
import type { Say } from "../words/say.ts";

/** What a row of the table and a bar of the picture are about. */
export interface Part {
  readonly label: string;
  readonly mastery: Mastery;
}

/** What may be drawn readably on a phone. */
const mostBars = 20;

/** A share of one as whole per cent; what is not everything is never told as all of it, nor something as nothing. */
export function percent(share: number): number {
  const whole = Math.round(share * 100);
  if (share < 1 && whole === 100) return 99;
  return share > 0 && whole === 0 ? 1 : whole;
}

/**
 * One bar per part: the strong part is what would be expected right tomorrow of all its questions, the pale one what was met
 * and may be forgotten. The whole width is all questions, so that little practice never looks like mastery.
 */
export function pictureBlock(parts: readonly Part[], title: string, say: Say): Block {
  const shown = parts.slice(0, mostBars);
  const bars = shown.map(({ label, mastery }) => {
    const { coverage, recall } = mastery;
    const note = noteOf(mastery, say);
    return recall === null ? { label, share: null, note } : { label, share: recall * coverage, reach: coverage, note };
  });
  const told = shown.filter(({ mastery }) => mastery.recall !== null);
  const lines = told.map(({ label, mastery }) =>
    say("progress.alt.part", {
      label,
      known: percent((mastery.recall ?? 0) * mastery.coverage),
      met: percent(mastery.coverage),
    }),
  );
  const rest = shown.length - told.length;
  const others = rest === 0 ? [] : [say("progress.alt.rest", { count: rest })];
  return {
    kind: "picture",
    picture: {
      kind: "bars",
      title,
      key: { share: say("progress.key.share"), reach: say("progress.key.reach") },
      bars,
    },
    alt: [say("progress.alt"), ...lines, ...others].join(" "),
  };
}

function noteOf({ questions, seen, recall }: Mastery, say: Say): string {
  if (questions === 0) return say("progress.note.empty");
  if (recall === null) return say("progress.note.none", { of: questions });
  return say("progress.note", { recall: percent(recall), seen, of: questions });
}
