import type { RecordRequest } from "../domain/decision.ts";
import { newLearner } from "../domain/learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import { type RecordDesk, type Recorded, recordDecision } from "./record-decision.ts";

/** Does what an operator asks of one learner's record, as one step of the store. */
export async function keepDecision(request: RecordRequest, store: LearnerStore, desk: RecordDesk): Promise<Recorded> {
  const { learner: id } = request;
  const known = await store.read(id);
  if (known === undefined && request.kind !== "decide")
    return { kind: "refused", problem: desk.say("record.nobody", { learner: id }) };
  // Found out before the store is asked to write: a refusal is not to begin a record.
  const tried = recordDecision(request, known ?? newLearner(id, desk.at), desk);
  if (tried.kind === "refused" || request.kind === "show") return tried;
  let done: Recorded = tried;
  await store.update(id, (was) => {
    const learner = was ?? newLearner(id, desk.at);
    done = recordDecision(request, learner, desk);
    return done.kind === "done" ? { ...done.learner, updatedAt: desk.at } : learner;
  });
  return known === undefined ? withNote(done, desk.say("record.new")) : done;
}

function withNote(done: Recorded, note: string): Recorded {
  if (done.kind === "refused") return done;
  return { ...done, reply: { ...done.reply, blocks: [{ kind: "text", text: [note] }, ...done.reply.blocks] } };
}
