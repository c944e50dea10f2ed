import { z } from "zod";
import type { Address, LearnerId } from "../../domain/learner.ts";

/** A conversation, with what writing there takes. */
export interface Spot {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly kind: "personal" | "group" | "channel";
  readonly tenant: string;
  /** The assistant's own id and name there. */
  readonly bot: { readonly id: string; readonly name: string };
}

/** Somebody who did something. */
export interface Person {
  /** The id by which the channel knows this person, only for this bot: "29:...". */
  readonly id: string;
  /** The id in the tenant's directory; absent for guests of some kinds. */
  readonly aad?: string | undefined;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
  readonly timezone?: string | undefined;
}

/** Zod schema of a spot, for what was kept as JSON. */
export const spotSchema: z.ZodType<Spot> = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  kind: z.enum(["personal", "group", "channel"]),
  tenant: z.string(),
  bot: z.object({ id: z.string(), name: z.string() }),
});

const placeSchema = z.object({ spot: spotSchema, user: z.string(), learner: z.string() });

/** Longer places are not kept: the port's limit. */
const longestPlace = 4_000;

/** The name of a person in the learners' records; it tells tenants apart. */
export function learnerOf(person: Person, { tenant }: Spot): LearnerId {
  return `teams:${tenant}/${person.aad ?? person.id}` as LearnerId;
}

/** Where a person can be written to later: the personal chat and what it takes. Undefined anywhere else. */
export function addressOf(person: Person, spot: Spot): Address | undefined {
  if (spot.kind !== "personal") return undefined;
  const place = JSON.stringify({ spot, user: person.id, learner: learnerOf(person, spot) });
  return place.length > longestPlace ? undefined : { platform: "teams", place };
}

/** An address read back; undefined for one that is not ours. */
export function readAddress({
  platform,
  place,
}: Address): { readonly spot: Spot; readonly learner: LearnerId } | undefined {
  if (platform !== "teams") return undefined;
  try {
    const found = placeSchema.safeParse(JSON.parse(place)).data;
    return found === undefined ? undefined : { spot: found.spot, learner: found.learner as LearnerId };
  } catch {
    return undefined;
  }
}
