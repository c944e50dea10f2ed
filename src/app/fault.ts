import { OutsideError } from "../domain/outside-error.ts";
import { StartupError } from "../domain/startup-error.ts";
import type { Log } from "../ports/log.ts";
import type { Answer } from "../ports/platform.ts";
import type { Say } from "../words/say.ts";
import { makeReply } from "./scene.ts";

/** What a fault is told with. */
export interface FaultTelling {
  readonly log: Log;
  readonly say: Say;
  /** Makes a reference for a fault, short enough to be read out. */
  readonly makeReference: () => string;
}

/** What was under way, where that has words of its own. */
export type UnderWay = "fault.erase" | "fault.read";

/** Tells operators what went wrong, never in a learner's words, and makes the reply that carries the same reference. */
export function fault(error: unknown, { log, say, makeReference }: FaultTelling, underWay?: UnderWay): Answer {
  const reference = makeReference();
  const outside = error instanceof OutsideError;
  const broken = error instanceof StartupError;
  log.error(outside ? error.message : broken ? "the content is broken" : "a bug while answering", {
    reference,
    code: outside ? error.code : broken ? "CONTENT" : "BUG",
    where: outside ? error.where : broken ? placesIn(error) : whereFrom(error),
  });
  return {
    intent: "help",
    data: { topics: [], error: { code: outside ? "store" : "internal", reference } },
    reply: makeReply(say(underWay ?? (outside ? storeFault(error) : "fault.bug"), { reference })),
  };
}

function storeFault(error: OutsideError): "fault.store" | "fault.store.damaged" | "fault.store.unsure" {
  if (error.code === "EDAMAGED") return "fault.store.damaged";
  return error.answered ? "fault.store.unsure" : "fault.store";
}

/** The first faults of the content, by file and line: what learners wrote is not among them. */
function placesIn({ problems }: StartupError): string {
  return problems
    .slice(0, 4)
    .map(({ where, problem }) => `${where}: ${problem}`)
    .join(" ");
}

/** The place of a bug in our code: stack frames only, never the message, which may quote a learner. */
function whereFrom(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "").replace(error.message, "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 4)
    .map((line) => line.trim())
    .join(" < ");
}
