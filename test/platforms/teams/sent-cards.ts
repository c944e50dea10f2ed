import { type ClientCard, readAloud, receiveCard } from "./teams-client.ts";
import type { World } from "./teams-world.ts";

/** The cards that the connector was sent, in order. */
export function cardsSent({ connector }: World): readonly ClientCard[] {
  return connector.got.flatMap(({ body }) => {
    const attachments = body["attachments"];
    return Array.isArray(attachments) ? attachments.map((one) => receiveCard(one.content)) : [];
  });
}

/** Their words. */
export function wordsSent(world: World): string {
  return readAloud(cardsSent(world));
}

/** The lines of plain text that the connector was sent, with where they went. */
export function linesSent({ connector }: World): readonly string[] {
  return connector.got.flatMap(({ path, body }) =>
    typeof body["text"] === "string" ? [`${path.replace("/teams/v3/conversations/", "")} ${body["text"]}`] : [],
  );
}
