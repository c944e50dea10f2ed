import { OutsideError } from "../../domain/outside-error.ts";
import type { Log } from "../../ports/log.ts";
import type { Incoming, Mention } from "../../ports/platform.ts";
import type { ListedMember, TeamsChannel } from "./channel.ts";
import type { Received } from "./received.ts";
import { learnerOf } from "./spot.ts";

/** So many people at most; whoever comes after them is left out. */
const mostMembers = 1_000;

/** What finding out about others takes. */
export interface HearingOptions {
  readonly channel: Pick<TeamsChannel, "members" | "member">;
  readonly log: Log;
}

/**
 * What a message says of other people: who is mentioned, by the name in its text, and who is where it was said. Rejects
 * with an `OutsideError` where that may be known later.
 */
export async function hearOthers(
  received: Received,
  options: HearingOptions,
): Promise<Pick<Incoming, "mentions" | "members">> {
  const members: Incoming["members"] = (group) => findMembers(group, received, options);
  if (received.kind !== "said" || received.mentions === undefined) return { members };
  const found = await Promise.all(received.mentions.map((one) => mentionOf(one, received, options)));
  return { mentions: found.flatMap((one) => (one === undefined ? [] : [one])), members };
}

type Mentioned = NonNullable<Extract<Received, { kind: "said" }>["mentions"]>[number];

/** A mention names no directory id, by which people are known here: the conversation does. */
async function mentionOf(
  { id, aad, name }: Mentioned,
  { spot }: Received,
  { channel, log }: HearingOptions,
): Promise<Mention | undefined> {
  if (isBot({ id })) return undefined;
  if (aad !== undefined) return { name, who: learnerOf({ id, aad }, spot) };
  try {
    return { name, who: learnerOf({ id, aad: (await channel.member(spot, id)).aad }, spot) };
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.info("Teams does not tell who was mentioned", { code: error.code });
    return undefined;
  }
}

/** Teams has no groups that can be named; null: the team or chat this was said in, undefined in a chat of two. */
async function findMembers(
  group: string | null,
  { spot, team }: Received,
  { channel, log }: HearingOptions,
): Promise<readonly Mention[] | undefined> {
  if (group !== null || spot.kind === "personal") return undefined;
  const [conversation = ""] = (team ?? spot.conversation).split(";");
  try {
    const listed = await channel.members(spot, conversation, mostMembers);
    const people = listed.filter((one) => !isBot(one));
    return people.map((one) => ({ name: one.name?.trim() || "someone", who: learnerOf(one, spot) }));
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.error("Teams does not tell who is in a team or chat; is the app installed there?", { code: error.code });
    return undefined;
  }
}

function isRefused(error: unknown): error is OutsideError {
  return error instanceof OutsideError && (error.code === "EGONE" || error.code === "EREFUSED");
}

// Ids of bots begin with 28: learn, "Conversation basics".
function isBot({ id }: Pick<ListedMember, "id">): boolean {
  return id.startsWith("28:");
}
