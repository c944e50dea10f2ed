import { type Learner, type LearnerId, newLearner } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import { mainAccount } from "../domain/roster.ts";
import type { Answer, Incoming } from "../ports/platform.ts";
import { type ActWith, doActs } from "./do-acts.ts";
import { eraseLearner } from "./erase-learner.ts";
import { fault } from "./fault.ts";
import { gather } from "./gather.ts";
import type { HandleOptions } from "./handle.ts";
import { localDate } from "./local-date.ts";
import { logEvidence } from "./log-evidence.ts";
import { repeatedAnswer, withAnswered } from "./repeat.ts";
import { type Response, respond } from "./respond.ts";
import type { Gathered, Wants } from "./scene.ts";
import { withWeekMark } from "./standing/week-mark.ts";
import { watchAct } from "./watch-act.ts";
import { type Change, statementsAfter } from "./xapi-report.ts";

/** What came of one try to answer. */
interface Attempt {
  readonly answer: Answer;
  /** Undefined: answered before. */
  readonly response?: Response;
  readonly before: Learner | undefined;
  readonly kept: Learner;
}

/** A command that wants to know more after it was told what it wanted has a bug. */
const mostRounds = 2;

/** Loads the learner, answers, updates the record once; what is wanted of others is found out between two tries. */
export async function answer(said: Incoming, options: HandleOptions): Promise<Answer> {
  const message = { ...said, learner: mainAccount(options.office.roster.now(), said.learner) };
  let gathered: Gathered | null = null;
  for (let round = 0; round <= mostRounds; round += 1) {
    const attempt = await tryAnswer(message, gathered, options);
    const { response } = attempt;
    if (response?.wants === undefined) return finish(attempt, message, options);
    const found = await gatherOr(response.wants, message, options);
    if ("answer" in found) return found.answer;
    gathered = found.gathered;
  }
  throw new Error("a command did not take what it wanted");
}

type Found = { readonly gathered: Gathered } | { readonly answer: Answer };

/** What a command wants to know of others; where that cannot be found out just now, the answer that says so. */
export async function gatherOr(wants: Wants, message: Incoming, options: HandleOptions): Promise<Found> {
  try {
    return { gathered: await gather(wants, message, options) };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return { answer: fault(error, options, "fault.read") };
  }
}

async function tryAnswer(message: Incoming, gathered: Gathered | null, options: HandleOptions): Promise<Attempt> {
  const found: { current?: Omit<Attempt, "kept"> } = {};
  const kept = await options.store.update(message.learner, (was) => {
    const learner = was ?? newLearner(message.learner, message.at);
    const repeated = repeatedAnswer(message, learner, { ...options, gathered });
    if (repeated !== undefined) {
      found.current = { answer: repeated, before: was };
      return learner;
    }
    const response = respond(message, learner, { ...options, gathered });
    found.current = { answer: response.answer, response, before: was };
    // A forgotten one is not remembered as answered: were we killed before the record is gone, the wish has to be carried out again.
    const later = response.forget || response.wants !== undefined || response.acts !== undefined;
    return later ? learner : remember(response, { message, was, options });
  });
  if (found.current === undefined) throw new Error("the store did not run the change");
  return { ...found.current, kept };
}

interface Remembering {
  readonly message: Incoming;
  readonly was: Learner | undefined;
  readonly options: HandleOptions;
}

function remember(response: Response, { message, was, options: { filing, library } }: Remembering): Learner {
  const learner = withWeekMark(response.learner, { was, library, at: message.at });
  const practice = filing?.trimmed(learner, message.at) ?? learner.practice;
  return withAnswered({ ...learner, practice }, message, answerToKeep(response));
}

/** A file is made anew for a repetition: the answer alone would come without it. */
function answerToKeep({ answer, paper, personal }: Response): Answer | undefined {
  return personal || paper !== undefined ? undefined : answer;
}

async function finish(attempt: Attempt, message: Incoming, options: HandleOptions): Promise<Answer> {
  const { response, before } = attempt;
  if (response?.forget) {
    const failed = await eraseOr(message.learner, options);
    if (failed !== undefined) return failed;
    watchAct(response, message, options);
    await note(response, message, options);
    return response.answer;
  }
  const kept = response?.acts === undefined ? attempt.kept : await actAndRemember(response, message, options);
  if (response !== undefined) watchAct(response, message, options);
  await logEvidence(kept, options);
  await options.filing?.settle(kept, message.at);
  await report({ before, after: kept, at: message.at, repeated: response === undefined }, options);
  if (response === undefined) return attempt.answer;
  await note(response, message, options);
  return withPaper(response, options);
}

/** Erases all of them, or answers that it could not be finished. */
export async function eraseOr(id: LearnerId, options: HandleOptions): Promise<Answer | undefined> {
  try {
    await eraseLearner(id, options);
    return undefined;
  } catch (error) {
    return fault(error, options, "fault.erase");
  }
}

/** What is done to others comes first: were we killed in between, the message comes again and it is done once more. */
async function actAndRemember(response: Response, message: Incoming, options: HandleOptions): Promise<Learner> {
  const { acts = [] } = response;
  await doActs(acts, actWith(options));
  // Whoever has just linked this account is another one's from here on.
  const id = mainAccount(options.office.roster.now(), message.learner);
  return options.store.update(id, (was) => {
    const learner = was ?? newLearner(id, message.at);
    const { context, name, timezone, locale, address } = response.learner;
    const said =
      id === message.learner
        ? { context, name, timezone, locale, address }
        : { context, address: address ?? learner.address };
    const now = { ...learner, ...said, updatedAt: message.at };
    return withAnswered(now, message, answerToKeep(response));
  });
}

function actWith({ office, store, merge }: HandleOptions): ActWith {
  return { office, store, ...(merge === undefined ? {} : { merge }) };
}

async function withPaper(response: Response, { office }: HandleOptions): Promise<Answer> {
  const { answer, paper } = response;
  if (paper === undefined || office.papers === undefined) return answer;
  const file = await office.papers.make(paper);
  return { ...answer, reply: { ...answer.reply, blocks: [...answer.reply.blocks, { kind: "file", file }] } };
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

/** The learner has their answer either way: that a list could not be written is for operators to know. */
async function note({ unanswered, reported }: Response, { at }: Incoming, options: HandleOptions): Promise<void> {
  try {
    const on = localDate(at, "Europe/London");
    if (unanswered !== undefined) await options.unanswered?.note(unanswered, on);
    if (reported === undefined) return;
    const { withdrawn, ...rest } = reported;
    await (withdrawn === true ? options.reports?.withdraw(rest) : options.reports?.note(rest, on));
  } catch (error) {
    fault(error, options);
  }
}
