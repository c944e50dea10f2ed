import type { Learner, LearnerId } from "../domain/learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import { unlessUnreadable } from "./unless-unreadable.ts";

/** So many records are read at once. */
const atOnce = 4;

/** Of whom traces are looked for in the records of others. */
interface Sought {
  readonly accounts: ReadonlySet<LearnerId>;
  /** Texts of which one stands in every record that has a trace. */
  readonly marks: readonly string[];
}

/**
 * Calls `see` with every record but these people's that may have a trace, a few at a time: with all there are, where the
 * store cannot tell. Those that cannot be understood are passed over. Rejects where one cannot be read just now, and begins
 * no other then.
 */
export async function eachOther(
  { accounts, marks }: Sought,
  store: Pick<LearnerStore, "read" | "idleSince" | "mentioning">,
  see: (learner: Learner) => Promise<void>,
): Promise<void> {
  const found = await (store.mentioning?.(marks) ?? store.idleSince(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
  const left = found.filter((id) => !accounts.has(id)).values();
  let failed = false;
  const worker = async () => {
    for (const id of left) {
      if (failed) return;
      // Whoever writes meanwhile is not to wait for all of them.
      await new Promise((resolve) => void setImmediate(resolve));
      try {
        const learner = await store.read(id).catch(unlessUnreadable);
        if (learner !== undefined) await see(learner);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
