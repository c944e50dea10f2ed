import { isDeepStrictEqual } from "node:util";
import type { Intent } from "../domain/intent.ts";
import type { Learner } from "../domain/learner.ts";
import { newLearner } from "../domain/learner.ts";
import type { Reply } from "../domain/reply.ts";

/** What may be answered before others at all; everything else is somebody's own business whatever the answer is. */
const forAll: ReadonlySet<Intent["kind"]> = new Set<Intent["kind"]>([
  "plan.check",
  "plan.suggest",
  "unit.info",
  "unit.compare",
  "qualification.info",
  "knowledge.ask",
  "knowledge.read",
  "help",
  "smalltalk",
  "clarify",
]);

/**
 * The learner as a stranger of the same certificate: without plan, likes and earlier talk. An answer that this stranger
 * would get too tells nothing about the learner.
 */
export function strangerLike({ id, qualification, timezone, createdAt }: Learner): Learner {
  return { ...newLearner(id, createdAt), qualification, timezone };
}

/** Who may see an answer that is given before others. */
export function audienceOf(
  intent: Intent,
  reply: Reply,
  asStranger: () => { readonly intent: Intent; readonly reply: Reply },
): Reply["audience"] {
  if (!forAll.has(intent.kind)) return "learner";
  const other = asStranger();
  return isDeepStrictEqual(other, { intent, reply }) ? "channel" : "learner";
}
