import type { Clock } from "../../ports/clock.ts";
import type { Delivery } from "../../ports/inbox.ts";
import type { Answer } from "../../ports/platform.ts";
import type { Progress } from "./send-reply.ts";

/** What this run knows of a delivery that it began. */
export interface Kept {
  /** When the delivery was accepted. */
  readonly at: number;
  readonly progress: Progress;
  /** Absent before the assistant was asked; then it may be asked again, as it knows what it has said. */
  answer?: Answer | undefined;
}

/** The deliveries that this run began and did not finish. */
export interface Begun {
  /** `before`: an earlier round of this run began it. */
  begin(delivery: Delivery): { readonly kept: Kept; readonly before: boolean };
  keepAnswer(kept: Kept, answer: Answer | undefined): void;
  /** It is answered, or will not be tried again. */
  done(key: string): void;
}

/** The inbox gives up after half an hour, and does not tell us. */
const triedFor = 31 * 60_000;
/** More failed answers than so many are those of a long outage: the oldest are asked for again rather than kept. */
const mostAnswers = 10_000;

/** Nothing begun yet. Of at most `most` deliveries the answer is kept; how far each got, of all. */
export function openBegun(clock: Clock, most: number = mostAnswers): Begun {
  const begun = new Map<string, Kept>();
  const answered = new Set<Kept>();
  const done = (key: string): void => {
    const kept = begun.get(key);
    if (kept !== undefined) answered.delete(kept);
    begun.delete(key);
  };
  const dropGivenUp = (): void => {
    for (const [key, { at }] of begun) {
      if (clock.now() - at <= triedFor) return;
      done(key);
    }
  };
  return {
    begin: ({ key, at }) => {
      dropGivenUp();
      const known = begun.get(key);
      const kept = known ?? { at, progress: { sent: 0 } };
      begun.set(key, kept);
      return { kept, before: known !== undefined };
    },
    keepAnswer: (kept, answer) => {
      kept.answer = answer;
      answered.add(kept);
      const [oldest] = answered;
      if (answered.size <= most || oldest === undefined) return;
      oldest.answer = undefined;
      answered.delete(oldest);
    },
    done,
  };
}
