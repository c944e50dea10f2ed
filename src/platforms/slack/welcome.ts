import type { Answer } from "../../ports/platform.ts";
import { learnerOf, type SlackPerson, toAddress } from "./address.ts";
import type { AnswerOptions, Work } from "./answer-deliveries.ts";

/**
 * What is said to somebody who opens the messages: the welcome for the first time, else nothing. Where an earlier round
 * was broken off by a kill, nobody knows whether it was said, and what can be asked is said instead.
 */
export async function welcomeFor(
  { person, client, delivery, round }: Work & { readonly person: SlackPerson },
  { people, assistant }: AnswerOptions,
): Promise<Answer | undefined> {
  const profile = await people.profileOf({ client, ...person });
  const learner = learnerOf(person);
  const welcome = await assistant.presence({ learner, at: delivery.at, profile, address: toAddress(person) });
  if (welcome !== undefined || !round.again) return welcome;
  const act = { kind: "pressed", intent: { kind: "help", topic: null } } as const;
  return assistant.look({ learner, at: delivery.at, profile, act });
}
