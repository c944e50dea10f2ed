import type { WebClient } from "@slack/web-api";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Delivery, Round } from "../../ports/inbox.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { Answer, Assistant } from "../../ports/platform.ts";
import type { Timers } from "../../ports/timers.ts";
import { whileWaiting } from "../../ports/while-waiting.ts";
import { finishPress } from "./finish-press.ts";
import { hearOthers } from "./hear-others.ts";
import { nonceOf } from "./nonce.ts";
import { formOf, openForm } from "./open-form.ts";
import type { People } from "./people.ts";
import type { openPictureFiles } from "./picture-files.ts";
import { type HomesSeen, publishHome } from "./publish-home.ts";
import { type Asked, readAsked } from "./read-asked.ts";
import { renderSlack, type SlackMessage } from "./render-slack.ts";
import { sayWorking } from "./say-working.ts";
import { filesOf, sendFiles, withFileWords } from "./send-files.ts";
import type { SlackBody } from "./slack-body.ts";
import { welcomeFor } from "./welcome.ts";
import { isGone, type WriteOptions, writeAnswer } from "./write-answer.ts";

/** What answering takes. */
export interface AnswerOptions extends WriteOptions {
  readonly assistant: Assistant;
  readonly people: People;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly pictures: ReturnType<typeof openPictureFiles>;
  readonly homes: HomesSeen;
  /** Does something later. */
  readonly after: Timers["after"];
}

/** One delivery on its round, with the client of its workspace. */
export interface Work {
  readonly body: SlackBody;
  readonly delivery: Delivery;
  readonly round: Round;
  readonly client: WebClient;
  readonly botUserId: string | undefined;
}

/** An answer that was made and is not written yet: a later round goes on where this one stopped. */
interface Draft {
  /** When its delivery was accepted. */
  readonly at: number;
  readonly answer: Answer;
  readonly parts: readonly SlackMessage[];
  readonly progress: { sent: number; filed: number };
  finished: boolean;
}

/** Answers deliveries. Rejects with an `OutsideError` where the round is to be run again. */
export function createAnswering(options: AnswerOptions): (work: Work) => Promise<void> {
  const drafts = new Map<string, Draft>();
  return async (work) => {
    const { key } = work.delivery;
    try {
      await answerOne(work, { options, drafts });
      drafts.delete(key);
    } catch (error) {
      if (!(error instanceof OutsideError) || isGone(error)) drafts.delete(key);
      if (!isGone(error)) throw error;
      giveUp(error, options);
    }
  };
}

/** Nobody can be answered there any more; trying again would not help. */
export function giveUp(error: unknown, { log, metrics }: Pick<AnswerOptions, "log" | "metrics">): void {
  const code = error instanceof OutsideError ? error.where : "unknown";
  log.error("Slack does not take an answer", { code });
  metrics.failed({ platform: "slack", where: "answer", code });
}

interface Desk {
  readonly options: AnswerOptions;
  readonly drafts: Map<string, Draft>;
}

async function answerOne(work: Work, desk: Desk): Promise<void> {
  if (work.body.kind === "home") return openedHome({ ...work, ...work.body }, desk);
  const asked = readAsked(work);
  if (asked === undefined) return;
  await answerAsked(asked, work, desk);
}

/** The page of the app, or its messages: whoever opens those for the first time is welcomed, once. */
async function openedHome(
  work: Work & { readonly team: string; readonly user: string; readonly tab: string },
  { options, drafts }: Desk,
): Promise<void> {
  const { team, user, client, delivery } = work;
  const person = { team, user };
  if (work.tab === "home") return publishHome({ person, client, at: delivery.at }, options);
  const nonce = nonceOf(delivery.key);
  const answer = drafts.get(delivery.key)?.answer ?? (await welcomeFor({ ...work, person }, options));
  if (answer === undefined) return;
  const parts = renderSlack(answer.reply, { nonce });
  const draft = drafts.get(delivery.key) ?? {
    at: delivery.at,
    answer,
    parts,
    progress: { sent: 0, filed: 0 },
    finished: false,
  };
  keepDraft(drafts, delivery, draft);
  const target = { kind: "message", channel: user, since: delivery.at } as const;
  await writeAnswer({ client, team, nonce, parts, target, progress: draft.progress, again: false }, options);
}

async function answerAsked(asked: Asked, work: Work, desk: Desk): Promise<void> {
  const { delivery, round, client } = work;
  const { clock, metrics } = desk.options;
  const nonce = nonceOf(delivery.key);
  const draft = desk.drafts.get(delivery.key) ?? (await makeDraft(asked, { ...desk.options, work, nonce }));
  // The same event once more, though its first delivery is not ours to finish: answered already.
  if (draft === undefined) return;
  keepDraft(desk.drafts, delivery, draft);
  if (!(await openedForm(draft, asked, { work, options: desk.options }))) {
    const target = asked.targetFor(draft.answer.reply.audience);
    const { parts, progress } = draft;
    const team = asked.person.team;
    await writeAnswer({ client, team, nonce, parts, target, progress, again: round.again }, desk.options);
  }
  await sendFiles({ ...asked, client, files: filesOf(draft.answer.reply), progress: draft.progress }, desk.options);
  if (!draft.finished) await finishPress(asked, work, desk.options);
  draft.finished = true;
  metrics.answered({ platform: "slack", intent: draft.answer.intent, seconds: (clock.now() - delivery.at) / 1_000 });
}

/** After half an hour a delivery is given up by the inbox, which tells nobody. */
const longestMs = 31 * 60_000;

function keepDraft(drafts: Map<string, Draft>, { key, at }: Work["delivery"], draft: Draft): void {
  for (const [old, one] of drafts) {
    if (at - one.at < longestMs) break;
    drafts.delete(old);
  }
  drafts.set(key, draft);
}

/** A form opens over the page while Slack still takes the trigger; later it is written like any answer. */
async function openedForm(
  { answer }: Draft,
  { trigger, person }: Asked,
  { work: { client, delivery }, options }: { readonly work: Work; readonly options: AnswerOptions },
): Promise<boolean> {
  const form = formOf(answer.reply);
  if (form === undefined || trigger === undefined || options.clock.now() - delivery.at > triggerMs) return false;
  try {
    await openForm({ form, client, team: person.team, trigger, nonce: nonceOf(delivery.key) }, options);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Slack takes a trigger for three seconds; half a second is left for the way. */
const triggerMs = 2_500;

async function ask(asked: Asked, making: Making): Promise<Answer> {
  const { work, assistant, people } = making;
  const { client, delivery } = work;
  const profile = await people.profileOf({ client, ...asked.person });
  const heard = await hearOthers(asked, work, making);
  return whileWaiting(
    () => assistant.handle({ ...asked.incoming, ...heard, at: delivery.at, profile }),
    () => void sayWorking(asked, work, making),
    making.after,
  );
}

interface Making extends Pick<AnswerOptions, "assistant" | "people" | "pictures" | "call" | "fetch" | "log" | "after"> {
  readonly work: Work;
  readonly nonce: string;
}

async function makeDraft(asked: Asked, making: Making): Promise<Draft | undefined> {
  const { work, nonce, pictures } = making;
  const { client, delivery, round } = work;
  const answer: Answer = await (asked.instead === undefined
    ? ask(asked, making)
    : { intent: "smalltalk", data: {}, reply: asked.instead });
  if (answer.repeated === true && !round.again) return undefined;
  const target = asked.targetFor(answer.reply.audience);
  const reply = withFileWords(answer.reply, target, asked.person);
  // A file can be shown in a conversation for certain; what is for one person's eyes in a channel is told in words.
  const files = target.kind === "message" ? await pictures(reply, { client, team: asked.person.team }) : new Map();
  return {
    at: delivery.at,
    answer,
    parts: renderSlack(reply, { nonce, files }),
    progress: { sent: 0, filed: 0 },
    finished: false,
  };
}
