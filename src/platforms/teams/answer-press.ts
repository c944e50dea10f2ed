import type { Reply } from "../../domain/reply.ts";
import type { HttpAnswer } from "../../ports/http.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Answer } from "../../ports/platform.ts";
import { type AnswerOptions, incomingOf, oldButton } from "./answer-delivery.ts";
import type { Pressed } from "./answer-request.ts";
import type { CardElement } from "./card-words.ts";
import type { OutgoingActivity } from "./channel.ts";
import { pressKeptMs, pressMs } from "./limits.ts";
import { readPress } from "./press.ts";
import { cardMessage, renderCards } from "./render-card.ts";
import { teamsWords } from "./teams-words.ts";
import { type Timer, within } from "./timer.ts";

/** What answering a press takes, beside what every answer takes. */
export interface PressOptions extends AnswerOptions {
  readonly inbox: Inbox;
  readonly timer: Timer;
  /** Sends what does not fit the card that is answered with. */
  readonly sendRest: (messages: readonly OutgoingActivity[]) => void;
}

/**
 * Answers a press with the card that takes the pressed one's place, for whoever pressed. Where the assistant takes
 * longer, the press goes to the inbox, whose answer comes as a message, and the card says so for now.
 */
export async function answerPress(pressed: Pressed, options: PressOptions): Promise<HttpAnswer> {
  const at = options.clock.now();
  const message = incomingOf(pressed, at);
  const label = readPress(pressed.data)?.label;
  if (message === undefined) return cardAnswer(plainCard(oldButton.reply));
  const asked = options.assistant.handle(message);
  const answer = await within(asked, { ms: pressMs, timer: options.timer, late: undefined });
  if (answer === undefined) return later(pressed, options);
  const { reply } = answer;
  const [first = {}, ...rest] = renderCards(reply, { nonce: options.makeNonce(), chosen: label });
  if (rest.length > 0) options.sendRest(rest.map((card) => cardMessage(card, reply)));
  note(answer, at, options);
  return cardAnswer(first);
}

function note(answer: Answer, at: number, { clock, metrics }: PressOptions): void {
  const seconds = Math.max(0, clock.now() - at) / 1_000;
  metrics.answered({ platform: "teams", intent: answer.intent, seconds });
}

async function later(pressed: Pressed, { inbox, timer, clock, makeNonce, log }: PressOptions): Promise<HttpAnswer> {
  const key = `${pressed.key} ${makeNonce()}`;
  const kept = inbox.accept({ key, lane: pressed.spot.conversation, at: clock.now(), body: JSON.stringify(pressed) });
  const done = kept.then(
    () => "kept" as const,
    () => "refused" as const,
  );
  const state = await within(done, { ms: pressKeptMs, timer, late: "late" as const });
  if (state === "refused") return { status: 503 };
  log.info("Teams: a press is answered later", { state });
  const title = pressed.spot.kind === "personal" ? teamsWords.oneMoment : teamsWords.oneMomentShared;
  return cardAnswer(plainCard({ title, blocks: [], choices: [], next: [], audience: "channel" }));
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
