import type { Mention } from "../../ports/platform.ts";
import { learnerOf } from "./address.ts";
import { bareWords } from "./mrkdwn.ts";
import { plainWords } from "./plain-words.ts";

/** What reading takes. */
export interface MentionReading {
  readonly team: string;
  readonly botUserId: string | undefined;
  /** The name that people see of somebody. */
  readonly nameOf: (user: string) => Promise<string | undefined>;
  /** The handle of a user group, without "@". */
  readonly handleOf: (group: string) => Promise<string | undefined>;
}

/** More people than these in one message are not looked up. */
const mostMentions = 100;
const longestName = 80;

/** Whether a text names people or groups beside the assistant. */
export function namesOthers(raw: string, botUserId: string | undefined): boolean {
  return usersIn(raw, botUserId).length > 0 || bareGroups(raw).length > 0;
}

/**
 * What somebody wrote with "@" and a name for everybody who is mentioned, and who that is. No two people get the same
 * name, so that the text says who is meant.
 */
export async function readMentions(
  raw: string,
  { team, botUserId, nameOf, handleOf }: MentionReading,
): Promise<{ readonly text: string; readonly mentions: readonly Mention[] }> {
  const users = usersIn(raw, botUserId).slice(0, mostMentions);
  const groups = bareGroups(raw).slice(0, mostMentions);
  const [told, handles] = await Promise.all([
    Promise.all(users.map(({ user }) => nameOf(user))),
    Promise.all(groups.map((group) => handleOf(group))),
  ]);
  const names = uniqueNames(users.map(({ user, label }, at) => told[at] ?? (label || user)));
  const known = new Map([
    ...users.map(({ user }, at) => [`@${user}`, names[at] ?? user] as const),
    ...groups.map((group, at) => [`!subteam^${group}`, handles[at] ?? "group"] as const),
  ]);
  return {
    text: plainWords(raw, botUserId, known),
    mentions: users.map(({ user }, at) => ({ name: names[at] ?? user, who: learnerOf({ team, user }) })),
  };
}

interface MentionedUser {
  readonly user: string;
  readonly label: string;
}

/** Each person once, in the order in which they are named. */
function usersIn(raw: string, botUserId: string | undefined): readonly MentionedUser[] {
  const found = Array.from(raw.matchAll(/<@([A-Z0-9]{1,100})(?:\|([^<>]{0,200}))?>/g), ([, user = "", label = ""]) => ({
    user,
    label,
  }));
  const seen = new Set([botUserId]);
  return found.filter(({ user }) => !seen.has(user) && seen.add(user));
}

/** Groups whose handle Slack does not give along. */
function bareGroups(raw: string): readonly string[] {
  return [...new Set(Array.from(raw.matchAll(/<!subteam\^([A-Z0-9]{1,100})>/g), ([, group = ""]) => group))];
}

/** Names as they may stand behind an "@" in a text; the second of the same name is "Sam 2". */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const bare = cleanName(name);
    let unique = bare;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${bare} ${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function cleanName(name: string): string {
  const bare = bareWords(name)
    .replaceAll(/[@<>,;]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return Array.from(bare).slice(0, longestName).join("").trim() || "someone";
}
