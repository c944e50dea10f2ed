import { type Learner, type LearnerId, newLearner } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import { StartupError } from "../domain/startup-error.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Log } from "../ports/log.ts";
import type { Answer, Assistant, Handle, Incoming } from "../ports/platform.ts";
import type { ReviewFiling } from "./file-reviews.ts";
import { localDate } from "./local-date.ts";
import { keepPresence } from "./presence.ts";
import { repeatedAnswer, withAnswered } from "./repeat.ts";
import { type Desk, type Response, respond } from "./respond.ts";
import { makeReply } from "./scene.ts";
import { type Change, type Reporting, statementsAfter } from "./xapi-report.ts";

/** What the one way in needs. */
export interface HandleOptions extends Desk {
  readonly store: LearnerStore;
  /** Where older answers go; absent: they stay in the record. */
  readonly filing?: ReviewFiling;
  readonly log: Log;
  /** Makes a reference for a fault, short enough to be read out. */
  readonly makeReference: () => string;
  /** Absent: nothing is stated about practice anywhere. */
  readonly reporting?: Reporting | undefined;
}

/** The assistant behind every platform. */
export function createAssistant(options: HandleOptions): Assistant {
  return {
    handle: createHandle(options),
    look: async (message) => {
      try {
        const learner = (await options.store.read(message.learner)) ?? newLearner(message.learner, message.at);
        return respond(message, learner, options).answer;
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

async function answer(message: Incoming, options: HandleOptions): Promise<Answer> {
  let given: Answer | undefined;
  let forget = false;
  let noted: Noted = {};
  let before: Learner | undefined;
  let repeated = false;
  const kept = await options.store.update(message.learner, (was) => {
    const learner = was ?? newLearner(message.learner, message.at);
    forget = false;
    noted = {};
    before = was;
    given = repeatedAnswer(message, learner, options);
    repeated = given !== undefined;
    if (given !== undefined) return learner;
    const response = respond(message, learner, options);
    given = response.answer;
    forget = response.forget;
    noted = response;
    // Not remembered: were we killed before the record is gone, the same wish has to be carried out again.
    if (forget) return learner;
    const practice = options.filing?.trimmed(response.learner, message.at) ?? response.learner.practice;
    return withAnswered({ ...response.learner, practice }, message, response.personal ? undefined : response.answer);
  });
  if (forget) await erase(message.learner, options);
  else await options.filing?.settle(kept, message.at);
  if (!forget) await report({ before, after: kept, at: message.at, repeated }, options);
  await note(noted, message, options);
  if (given === undefined) throw new Error("the store did not run the change");
  return given;
}

/** The learner has their answer either way: that it is not stated elsewhere is for operators to know. */
async function report(change: Change, options: HandleOptions): Promise<void> {
  const { reporting } = options;
  try {
    await reporting?.outbox.keep(statementsAfter(change, { ...options, ...reporting }));
  } catch (error) {
    fault(error, options);
  }
}

/** The older answers first: were we killed in between, the record is still there to be erased. */
async function erase(id: LearnerId, { store, filing, reporting }: HandleOptions): Promise<void> {
  const record = () => store.forget(id);
  await (filing === undefined ? record() : filing.erase(id, record));
  // What waits to be stated about this person elsewhere is not stated any more.
  reporting?.outbox.forget(reporting.actorOf(id));
}

type Noted = Pick<Response, "unanswered" | "reported">;

/** The learner has their answer either way: that a list could not be written is for operators to know. */
async function note({ unanswered, reported }: Noted, { at }: Incoming, options: HandleOptions): Promise<void> {
  try {
    const on = localDate(at, "Europe/London");
    if (unanswered !== undefined) await options.unanswered?.note(unanswered, on);
    if (reported === undefined) return;
    const { withdrawn, ...report } = reported;
    await (withdrawn === true ? options.reports?.withdraw(report) : options.reports?.note(report, on));
  } catch (error) {
    fault(error, options);
  }
}

/** A damaged record keeps its learner from everything but erasing it, which is how to start afresh. */
async function eraseDamaged(message: Incoming, error: unknown, options: HandleOptions): Promise<Answer | undefined> {
  if (!(error instanceof OutsideError) || error.code !== "EDAMAGED") return undefined;
  try {
    const response = respond(message, newLearner(message.learner, message.at), options);
    if (response.answer.intent !== "privacy.erase") return undefined;
    if (response.forget) await erase(message.learner, options);
    return response.answer;
  } catch {
    return undefined;
  }
}

function fault(error: unknown, { log, say, makeReference }: HandleOptions): Answer {
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
    reply: makeReply(say(outside ? storeFault(error) : "fault.bug", { reference })),
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
