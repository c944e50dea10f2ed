import type { Instant, LearnerId } from "../../domain/learner.ts";
import type { ReplyFile } from "../../domain/reply.ts";
import type { Drawings } from "./browser/wire.ts";

/** One line of a conversation as it is shown. */
export interface Line {
  readonly id: number;
  /** Whose conversation this stands in. */
  readonly view: LearnerId;
  /** `said`: by the person; `reply`: to it; `unasked`: brought without being asked for; `note`: what was done to the clock. */
  readonly kind: "said" | "reply" | "unasked" | "note";
  /** Who is written to, where that is somebody else than the person whose conversation this is. */
  readonly to: string | null;
  readonly at: Instant;
  /** What was said or noted; the title of a drawn reply. */
  readonly text: string;
  readonly drawings: Drawings | null;
  readonly files: readonly ReplyFile[];
}

/** What was said, to whom, in what order. */
export interface Transcript {
  /** The id of a line that is to be added. */
  nextId(): number;
  add(line: Line): void;
  /** Lines of one conversation after the line of this id; -1: all. */
  of(view: LearnerId, after: number): readonly Line[];
  fileOf(id: number, index: number): ReplyFile | undefined;
  clear(): void;
}

/** Older lines are forgotten. */
const mostLines = 400;

/** Opens with nothing said. */
export function openTranscript(): Transcript {
  let lines: readonly Line[] = [];
  let next = 0;
  return {
    nextId() {
      next += 1;
      return next - 1;
    },
    add(line) {
      lines = [...lines, line].slice(-mostLines);
    },
    of: (view, after) => lines.filter((line) => line.view === view && line.id > after),
    fileOf: (id, index) => lines.find((line) => line.id === id)?.files[index],
    clear() {
      lines = [];
    },
  };
}

/** Where a file of a line can be had. */
export function fileHref(line: number, index: number): string {
  return `/file?line=${line}&file=${index}`;
}
