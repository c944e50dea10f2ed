import type { WebClient } from "@slack/web-api";
import type { Delivery } from "../../ports/inbox.ts";
import { learnerOf, type SlackPerson, toAddress } from "./address.ts";
import type { AnswerOptions } from "./answer-deliveries.ts";
import { nonceOf } from "./nonce.ts";
import { renderSlack } from "./render-slack.ts";
import { writeAnswer } from "./write-answer.ts";

/** Whoever opens the messages for the first time is welcomed there, once. */
export async function welcomeOf(
  {
    person,
    client,
    delivery,
  }: { readonly person: SlackPerson; readonly client: WebClient; readonly delivery: Delivery },
  options: AnswerOptions,
): Promise<void> {
  const profile = await options.people.profileOf({ client, ...person });
  const who = { learner: learnerOf(person), at: delivery.at, profile, address: toAddress(person) };
  const answer = await options.assistant.presence(who);
  if (answer === undefined) return;
  const nonce = nonceOf(delivery.key);
  const parts = renderSlack(answer.reply, { nonce });
  const target = { kind: "message", channel: person.user, since: delivery.at } as const;
  await writeAnswer({ client, team: person.team, nonce, parts, target, progress: { sent: 0 }, again: false }, options);
}
