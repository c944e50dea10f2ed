import { OutsideError } from "../../domain/outside-error.ts";
import type { Reply } from "../../domain/reply.ts";
import type { HttpAnswer } from "../../ports/http.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Answer } from "../../ports/platform.ts";
import { type AnswerOptions, addressesIn, incomingOf, oldButton } from "./answer-delivery.ts";
import type { Pressed } from "./answer-request.ts";
import type { CardElement } from "./card-words.ts";
import { hearOthers } from "./hear-others.ts";
import { keepReceived } from "./keep-received.ts";
import { pressKeptMs, pressMs, pressPictureMs } from "./limits.ts";
import { readPress } from "./press.ts";
import { renderCards } from "./render-card.ts";
import { learnerOf } from "./spot.ts";
import { teamsWords } from "./teams-words.ts";
import { type Timer, within } from "./timer.ts";

/** What answering a press takes, beside what every answer takes. */
export interface PressOptions extends AnswerOptions {
  readonly inbox: Inbox;
  readonly timer: Timer;
}

/**
 * Answers a press with the card that takes the pressed one's place, for whoever pressed. Where the assistant takes
 * longer, or says more than one card holds, the inbox brings the answer as messages, and the card says so for now.
 */
export async function answerPress(pressed: Pressed, options: PressOptions): Promise<HttpAnswer> {
  const at = options.clock.now();
  const message = incomingOf(pressed, at);
  const label = readPress(pressed.data)?.label;
  if (message === undefined) return cardAnswer(plainCard(oldButton.reply));
  const asked = hearOthers(pressed, options).then((others) => options.assistant.handle({ ...message, ...others }));
  const answer = await within(asked, { ms: pressMs, timer: options.timer, late: undefined });
  const { oneMoment, oneMomentShared, long } = teamsWords;
  if (answer === undefined)
    return later(pressed, pressed.spot.kind === "personal" ? oneMoment : oneMomentShared, options);
  const { intent, reply } = answer;
  const learner = learnerOf(pressed.who, pressed.spot);
  const pictures = await addressesIn(reply, pressPictureMs, { ...options, learner }).catch(orLater);
  if (pictures === undefined)
    return later({ ...pressed, card: undefined, found: { intent, reply } }, oneMoment, options);
  const [first = {}, ...rest] = renderCards(reply, { nonce: options.makeNonce(), chosen: label, pictures });
  // Without `card`: nobody knows which would come first to the pressed one's place, these words or the answer.
  if (rest.length > 0) return later({ ...pressed, card: undefined, found: { intent, reply } }, long, options);
  note(answer, at, options);
  return cardAnswer(first);
}

/** Where a file cannot be kept just now, the inbox brings the answer once it can. */
function orLater(error: unknown): undefined {
  if (!(error instanceof OutsideError)) throw error;
}

function note(answer: Answer, at: number, { clock, metrics }: PressOptions): void {
  const seconds = Math.max(0, clock.now() - at) / 1_000;
  metrics.answered({ platform: "teams", intent: answer.intent, seconds });
}

/** Says that the answer comes only once that is certain. */
async function later(pressed: Pressed, title: string, options: PressOptions): Promise<HttpAnswer> {
  const done = keepReceived(pressed, options).then(
    () => "kept" as const,
    (error: unknown) => {
      noteRefusal(error, options);
      return "refused" as const;
    },
  );
  const state = await within(done, { ms: pressKeptMs, timer: options.timer, late: "late" as const });
  switch (state) {
    case "refused":
      return { status: 503 };
    case "late":
      return wordsAnswer(teamsWords.pressAgain);
    case "kept":
      options.log.info("Teams: a press is answered later");
      return cardAnswer(plainCard({ title, blocks: [], choices: [], next: [], audience: "channel" }));
    default:
      return state satisfies never;
  }
}

function noteRefusal(error: unknown, { log, metrics }: PressOptions): void {
  const code = error instanceof OutsideError ? error.code : "EBUG";
  metrics.failed({ platform: "teams", where: "inbox", code });
  log.error("Teams: a press could not be kept; whoever pressed is asked to press again", { code });
}

/** Words for whoever pressed; the card stays as it is, with its buttons. */
function wordsAnswer(value: string): HttpAnswer {
  return { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value } };
}

/** How the channel wants the answer to a press: always HTTP 200, the outcome inside. */
function cardAnswer(card: CardElement): HttpAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card },
  };
}

function plainCard(reply: Reply): CardElement {
  const [card = {}] = renderCards(reply, { nonce: "-" });
  return card;
}
