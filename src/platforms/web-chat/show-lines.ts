import type { LearnerId } from "../../domain/learner.ts";
import type { Shown, ShownLine } from "./browser/wire.ts";
import type { Play } from "./do-wish.ts";
import { tellTime } from "./tell-time.ts";
import { fileHref, type Line } from "./transcript.ts";

/** The lines of one conversation after the line of this id. */
export function showLines(
  { playground, transcript }: Pick<Play, "playground" | "transcript">,
  { who, after }: { readonly who: LearnerId; readonly after: number },
): Shown {
  return {
    who,
    clock: tellTime(playground.now()),
    making: playground.making(),
    lines: transcript.of(who, after).map(showLine),
  };
}

function showLine({ id, kind, to, at, text, drawings, files }: Line): ShownLine {
  return {
    id,
    kind,
    to,
    time: tellTime(at),
    text,
    drawings,
    files: files.map(({ name, about }, index) => ({ name, about, href: fileHref(id, index) })),
  };
}
