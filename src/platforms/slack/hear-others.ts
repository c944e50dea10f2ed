import type { Incoming } from "../../ports/platform.ts";
import type { AnswerOptions, Work } from "./answer-deliveries.ts";
import { findMembers, handleOfGroup } from "./find-members.ts";
import type { Asked } from "./read-asked.ts";
import { namesOthers, readMentions } from "./read-mentions.ts";

/** What a message says of other people: who is mentioned, by the name in its text, and who is where it was said. */
export async function hearOthers(
  { person, raw, channel }: Asked,
  { client, botUserId }: Pick<Work, "client" | "botUserId">,
  { people, call, log }: Pick<AnswerOptions, "people" | "call" | "log">,
): Promise<Partial<Pick<Incoming, "act" | "mentions">> & Required<Pick<Incoming, "members">>> {
  const { team } = person;
  const members: Incoming["members"] = (group) =>
    findMembers(group, { client, team, channel, botUserId, call, people, log });
  if (raw === undefined || !namesOthers(raw, botUserId)) return { members };
  const { text, mentions } = await readMentions(raw, {
    team,
    botUserId,
    nameOf: async (user) => (await people.memberOf({ client, team, user })).name,
    handleOf: (group) => handleOfGroup(group, { client, team, call }),
  });
  return { act: { kind: "said", text }, mentions, members };
}
