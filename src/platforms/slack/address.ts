import { z } from "zod";
import type { Address, LearnerId } from "../../domain/learner.ts";

/** A person of a workspace; Slack opens the direct message to them by itself. */
export interface SlackPerson {
  readonly team: string;
  readonly user: string;
}

const place = z.strictObject({ team: z.string().min(1), user: z.string().min(1) });

/** The address under which a person is kept. */
export function toAddress({ team, user }: SlackPerson): Address {
  return { platform: "slack", place: JSON.stringify({ team, user }) };
}

/** Whom an address means; undefined where it is none of Slack's. */
export function fromAddress({ platform, place: text }: Address): SlackPerson | undefined {
  if (platform !== "slack") return undefined;
  try {
    return place.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The learner behind a person of a workspace. */
export function learnerOf({ team, user }: SlackPerson): LearnerId {
  return `slack:${team}/${user}` as LearnerId;
}
