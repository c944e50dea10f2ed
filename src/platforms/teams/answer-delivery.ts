import { OutsideError } from "../../domain/outside-error.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FileShelf } from "../../ports/file-shelf.ts";
import type { Delivery, Round } from "../../ports/inbox.ts";
import type { Answer, Assistant, Incoming } from "../../ports/platform.ts";
import { whileWaiting } from "../../ports/while-waiting.ts";
import { type Begun, type Kept, openBegun } from "./begun.ts";
import { type ShelveWith, shelveFiles } from "./card-file.ts";
import type { CardPictures, DrawCardPictures } from "./card-picture.ts";
import { hearOthers } from "./hear-others.ts";
import { pictureMs } from "./limits.ts";
import { readPress } from "./press.ts";
import { type Received, receivedSchema } from "./received.ts";
import { renderTeams } from "./render-card.ts";
import { replaceCard, type SendOptions, sendReply } from "./send-reply.ts";
import { sendShared } from "./send-shared.ts";
import { addressOf, learnerOf, type Spot } from "./spot.ts";
import { teamsWords } from "./teams-words.ts";
import { realTimer, type Timer } from "./timer.ts";

/** What answering takes. */
export interface AnswerOptions extends SendOptions {
  readonly assistant: Assistant;
  readonly clock: Clock;
  readonly makeNonce: () => string;
  /** Absent: pictures are told in words. */
  readonly pictures?: DrawCardPictures;
  /** Absent: files are not to be had. */
  readonly shelf?: FileShelf;
  /** The process's own where absent. */
  readonly timer?: Timer;
}

/** Works off deliveries: asks the assistant, and sends what it says to where it belongs. */
export function openAnswering(
  options: AnswerOptions,
  begun: Begun = openBegun(options.clock),
): (delivery: Delivery, round: Round) => Promise<void> {
  return async (delivery, { again }) => {
    const received = receivedSchema.parse(JSON.parse(delivery.body));
    const { kept, before } = begun.begin(delivery);
    try {
      if (kept.answer === undefined)
        begun.keepAnswer(kept, await ask(received, { at: delivery.at, again: again || before }, options));
      await answer(received, { kept, again, before }, options);
    } catch (error) {
      const later = error instanceof OutsideError && error.code !== "EGONE";
      if (!later) begun.done(delivery.key);
      if (!(await isGone(error, received, options))) throw error;
    }
    begun.done(delivery.key);
  };
}

interface Work extends Round {
  readonly kept: Kept;
  /** An earlier round of this run began it. */
  readonly before: boolean;
}

async function answer(received: Received, { kept, again, before }: Work, options: AnswerOptions): Promise<void> {
  const found = kept.answer;
  // Said once more, though its first delivery was answered by an earlier run.
  const answered = !again && !before && received.kind === "said" && found?.repeated === true;
  if (found === undefined || answered) return;
  // What this run began it knows; only after a restart nobody knows how far the answer got.
  const note = again && !before && found.repeated === true ? teamsWords.again : undefined;
  const { reply } = found;
  const nonce = options.makeNonce();
  const press = received.kind === "pressed" ? readPress(received.data) : undefined;
  const learner = learnerOf(received.who, received.spot);
  const pictures = await addressesIn(reply, pictureMs, { ...options, learner });
  const messages = renderTeams(reply, { nonce, chosen: press?.label, note, pictures });
  const sending = { messages, reply, progress: kept.progress };
  if (received.spot.kind !== "personal") await sendShared(received, sending, options);
  else {
    if (received.kind === "pressed" && press !== undefined) await replaceCard(received, sending, options);
    await sendReply(received.spot, sending, options);
  }
  const seconds = Math.max(0, options.clock.now() - kept.at) / 1_000;
  options.metrics.answered({ platform: "teams", intent: found.intent, seconds });
}

/** Where what is no words is to be found: pictures drawn within so many milliseconds, files on the shelf. */
export async function addressesIn(
  reply: Reply,
  ms: number,
  { pictures, ...shelving }: Pick<AnswerOptions, "pictures"> & ShelveWith,
): Promise<CardPictures> {
  return new Map([...((await pictures?.(reply, ms)) ?? []), ...(await shelveFiles(reply, shelving))]);
}

/** How a question comes to the assistant. */
interface Asking {
  readonly at: number;
  /** An earlier round may have asked it before. */
  readonly again: boolean;
}

async function ask(received: Received, asking: Asking, options: AnswerOptions): Promise<Answer | undefined> {
  const { assistant } = options;
  if (received.kind === "installed") return greet(received, asking, assistant);
  if (received.kind === "pressed" && received.found !== undefined)
    return { ...received.found, data: {}, repeated: true };
  const message = incomingOf(received, asking.at);
  if (message === undefined) return oldButton;
  const heard = await hearOthers(received, options);
  const handle = () => assistant.handle({ ...message, ...heard });
  // A press is told so by its own answer.
  if (received.kind === "pressed") return handle();
  return whileWaiting(handle, () => showTyping(received, options), options.timer ?? realTimer);
}

/** Teams shows it for some three seconds, or until the answer is there. That it is not shown is no loss. */
function showTyping({ spot }: Received, { channel }: AnswerOptions): void {
  channel.send(spot, { type: "typing" }, { once: true }).catch(() => undefined);
}

/** What is said to a button that is none of ours, or no more. */
export const oldButton: Answer = {
  intent: "smalltalk",
  data: {},
  reply: {
    title: teamsWords.oldButton,
    blocks: [{ kind: "text", text: [teamsWords.oldButtonHint], tone: "muted" }],
    choices: [],
    next: [],
    audience: "channel",
  },
};

/** What somebody did, for the assistant; undefined for a button that is none of ours. */
export function incomingOf(received: Exclude<Received, { kind: "installed" }>, at: number): Incoming | undefined {
  const { who, spot, key } = received;
  const from = addressOf(who, spot);
  const shared = {
    learner: learnerOf(who, spot),
    at,
    profile: profileOf(received),
    ...(spot.kind === "personal" ? {} : { shared: true }),
    ...(from === undefined ? {} : { from }),
  };
  if (received.kind === "said") return { ...shared, event: key, act: { kind: "said", text: received.text } };
  const press = readPress(received.data);
  return press === undefined
    ? undefined
    : { ...shared, event: press.event, act: { kind: "pressed", intent: press.intent } };
}

function profileOf({ who: { name, timezone, locale } }: Received): Incoming["profile"] {
  return {
    roles: [],
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(locale === undefined ? {} : { locale }),
  };
}

type Installed = Extract<Received, { kind: "installed" }>;

async function greet(received: Installed, { at, again }: Asking, assistant: Assistant): Promise<Answer | undefined> {
  const { who, spot, how } = received;
  if (spot.kind !== "personal") return how === "add" ? helloToAll(spot) : undefined;
  const address = how === "remove" ? null : (addressOf(who, spot) ?? null);
  const person = { learner: learnerOf(who, spot), at, profile: profileOf(received) };
  const welcome = await assistant.presence({ ...person, address });
  if (how !== "add") return undefined;
  return welcome ?? (again ? showHelp(person, assistant) : undefined);
}

/** For whoever is known by now, but may not have got their welcome: an earlier round was cut short. */
async function showHelp(
  person: Pick<Incoming, "learner" | "at" | "profile">,
  { look }: Assistant,
): Promise<Answer | undefined> {
  const help = await look({ ...person, act: { kind: "pressed", intent: { kind: "help", topic: null } } });
  // Nobody asked anything, so nobody is told of a fault.
  return "error" in help.data ? undefined : help;
}

function helloToAll({ bot }: Spot): Answer {
  const blocks = [{ kind: "text", text: [teamsWords.helloPrivate], tone: "muted" }] as const;
  const title = teamsWords.hello(bot.name);
  return { intent: "smalltalk", data: {}, reply: { title, blocks, choices: [], next: [], audience: "channel" } };
}

/** Nobody there any more: the address is dropped, and the delivery is done. */
async function isGone(error: unknown, { who, spot }: Received, options: AnswerOptions): Promise<boolean> {
  if (!(error instanceof OutsideError) || error.code !== "EGONE") return false;
  options.metrics.failed({ platform: "teams", where: "send", code: error.code });
  options.log.info("Teams: a conversation is not to be written to any more", { kind: spot.kind });
  if (spot.kind !== "personal") return true;
  const { clock, assistant } = options;
  await assistant.presence({ learner: learnerOf(who, spot), at: clock.now(), profile: { roles: [] }, address: null });
  return true;
}
