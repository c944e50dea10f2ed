import { newLearner } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import { mainAccount } from "../domain/roster.ts";
import type { WatchActs } from "../ports/act-watch.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Log } from "../ports/log.ts";
import type { Answer, Assistant, Handle, Incoming } from "../ports/platform.ts";
import type { ReviewHistory } from "../ports/review-history.ts";
import { answer, eraseOr, gatherOr } from "./answer.ts";
import type { ActWith } from "./do-acts.ts";
import { fault } from "./fault.ts";
import type { ReviewFiling } from "./file-reviews.ts";
import { keepPresence } from "./presence.ts";
import { type Desk, respond } from "./respond.ts";
import { watchAct } from "./watch-act.ts";
import type { Reporting } from "./xapi-report.ts";

/** What the one way in needs. */
export interface HandleOptions extends Desk {
  readonly store: LearnerStore;
  /** Where older answers go; absent: they stay in the record. */
  readonly filing?: ReviewFiling;
  /** Where older answers are read again; absent: they are only in the records. */
  readonly history?: Pick<ReviewHistory, "read">;
  readonly log: Log;
  /** Makes a reference for a fault, short enough to be read out. */
  readonly makeReference: () => string;
  /** Absent: nothing is stated about practice anywhere. */
  readonly reporting?: Reporting | undefined;
  /** Told of what is done to others; absent: nobody is. */
  readonly onAct?: WatchActs | undefined;
  /** Makes two records one; absent: accounts cannot be linked. */
  readonly merge?: NonNullable<ActWith["merge"]>;
}

/** The assistant behind every platform. */
export function createAssistant(options: HandleOptions): Assistant {
  return {
    handle: createHandle(options),
    look: async (message) => {
      try {
        return await look(message, options);
      } catch (error) {
        return fault(error, options);
      }
    },
    presence: async (who) => {
      try {
        return await keepPresence(who, options);
      } catch (error) {
        // Told to operators; nobody asked anything, so nobody is told of a fault.
        fault(error, options);
        return undefined;
      }
    },
  };
}

/** As a message would be answered, but nothing is kept, and nothing is done to others. */
async function look(said: Incoming, options: HandleOptions): Promise<Answer> {
  const message = { ...said, learner: mainAccount(options.office.roster.now(), said.learner) };
  const learner = (await options.store.read(message.learner)) ?? newLearner(message.learner, message.at);
  const first = respond(message, learner, options);
  if (first.wants === undefined) return first.answer;
  const found = await gatherOr(first.wants, message, options);
  return "answer" in found ? found.answer : respond(message, learner, { ...options, ...found }).answer;
}

/** The one way in: learner loaded, message understood, command run, learner updated once. Never rejects. */
export function createHandle(options: HandleOptions): Handle {
  return async (message) => {
    try {
      return await answer(message, options);
    } catch (error) {
      return (await eraseDamaged(message, error, options)) ?? fault(error, options);
    }
  };
}

/** A damaged record keeps its learner from everything but erasing it, which is how to start afresh. */
async function eraseDamaged(message: Incoming, error: unknown, options: HandleOptions): Promise<Answer | undefined> {
  if (!(error instanceof OutsideError) || error.code !== "EDAMAGED") return undefined;
  try {
    const response = respond(message, newLearner(message.learner, message.at), options);
    if (response.answer.intent !== "privacy.erase") return undefined;
    const failed = response.forget ? await eraseOr(message.learner, options) : undefined;
    if (failed !== undefined) return failed;
    watchAct(response, message, options);
    return response.answer;
  } catch {
    return undefined;
  }
}
