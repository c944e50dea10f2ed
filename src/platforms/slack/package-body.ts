import { z } from "zod";
import { type SlackBody, slackId } from "./slack-body.ts";

/** A body that is worked off with a client of its workspace. */
export type Workable = Extract<SlackBody, { readonly raw: object }>;

const some = slackId.nullish().catch(undefined);
const yes = z.boolean().optional().catch(undefined);

/** What tells the package whose token a body needs; what has another form is left out. */
const sourceSchema = z.object({
  enterprise_id: some,
  is_enterprise_install: z.union([z.boolean(), z.string()]).optional().catch(undefined),
  enterprise: z.object({ id: slackId }).nullish().catch(undefined),
  team: z.object({ id: slackId, enterprise_id: some }).nullish().catch(undefined),
  authorizations: z
    .array(z.object({ team_id: slackId.nullable(), enterprise_id: some, is_enterprise_install: yes }))
    .nonempty()
    .optional()
    .catch(undefined),
});
const viewSchema = z.object({ app_installed_team_id: some }).catch({});

/**
 * A body as the package gets it: whose token it needs, and nothing else. It looks into many more fields, and throws where
 * one of them is null: a press without a channel, an event whose `item` or `channel` is.
 */
export function packageBody(body: Workable): Record<string, unknown> {
  const source = sourceSchema.parse(body.raw);
  switch (body.kind) {
    case "message": {
      const { type, user, channel } = body.message;
      return { ...source, team_id: body.team, event: { type, channel, ...(user === undefined ? {} : { user }) } };
    }
    case "home":
      return { ...source, team_id: body.team, event: { type: "app_home_opened", user: body.user } };
    case "press": {
      const { type, user, actions } = body.body;
      return { ...source, type, user, actions };
    }
    case "submission": {
      const { type, user } = body.body;
      return { ...source, type, user, view: viewSchema.parse(body.raw["view"]) };
    }
    case "command": {
      const { command, team_id, user_id, channel_id } = body.body;
      return { ...source, command, team_id, user_id, channel_id };
    }
    default:
      return body satisfies never;
  }
}
