import type { Intent } from "../../domain/intent.ts";
import type { Learner } from "../../domain/learner.ts";
import type { Library } from "../library.ts";

const families = ["team.", "nudge.", "role.", "digest.", "privacy.", "hours.", "progress.", "link.", "content."];
const commands: ReadonlySet<Intent["kind"]> = new Set<Intent["kind"]>([
  "evidence.queue",
  "evidence.sign",
  "evidence.return",
  "evidence.sample",
  "evidence.judge",
  "evidence.print",
  "help",
  "undo",
  "smalltalk",
  "dashboard",
  "home",
  "whoami",
  "quiz.start",
]);

/**
 * What a typed message means while an assessor was asked what is to be changed: those words, as they were typed, unless it
 * is another command. Undefined where nothing was asked.
 */
export function hearReturnWords(
  text: string,
  meant: Intent,
  { learner, library }: { readonly learner: Pick<Learner, "context">; readonly library: Library },
): Intent | undefined {
  const last = learner.context?.last;
  const isAsked = last?.kind === "evidence.return" || (last?.kind === "evidence.judge" && !last.accept);
  if (last === undefined || !isAsked || last.words !== "" || isCommand(meant)) return undefined;
  if (meant.kind === "out-of-scope" && meant.why === "empty") return undefined;
  return library.findEmergency(text) === undefined ? { ...last, words: text.trim() } : undefined;
}

function isCommand({ kind }: Intent): boolean {
  return commands.has(kind) || families.some((family) => kind.startsWith(family));
}
