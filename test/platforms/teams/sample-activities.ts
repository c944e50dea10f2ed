import { tenant } from "./local-keys.ts";

/** The assistant, and somebody who writes to it, as Teams names them. */
export const bot = { id: "28:11111111-2222-3333-4444-555555555555", name: "Unitwise" };
export const sam = { id: "29:sam", name: "Sam Okoro", aadObjectId: "00000000-0000-0000-0000-00000000000a" };
export const samsId = `teams:${tenant}/${sam.aadObjectId}`;

let count = 0;

/** An activity in a personal chat with what is given changed; each has an id of its own. */
export function activity(serviceUrl: string, more: object = {}): Readonly<Record<string, unknown>> {
  count++;
  return {
    type: "message",
    id: `m-${count}`,
    channelId: "msteams",
    serviceUrl,
    from: sam,
    recipient: bot,
    conversation: { id: "a:personal", conversationType: "personal", tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: "en-GB",
    entities: [{ type: "clientInfo", locale: "en-GB", country: "GB", platform: "Web", timezone: "Europe/London" }],
    ...more,
  };
}

/** Words in the personal chat. */
export function said(serviceUrl: string, text: string, more: object = {}): Readonly<Record<string, unknown>> {
  return activity(serviceUrl, { text, textFormat: "plain", ...more });
}

/** Words with a mention of the assistant, in a group chat. */
export function saidInGroup(serviceUrl: string, text: string, more: object = {}): Readonly<Record<string, unknown>> {
  return activity(serviceUrl, {
    text: `<at>${bot.name}</at> ${text}`,
    conversation: { id: "19:group@thread.v2", conversationType: "groupChat", isGroup: true, tenantId: tenant },
    entities: [{ type: "mention", mentioned: bot, text: `<at>${bot.name}</at>` }],
    ...more,
  });
}

/** A press of Action.Execute. */
export function pressed(serviceUrl: string, data: unknown, more: object = {}): Readonly<Record<string, unknown>> {
  const value = { action: { type: "Action.Execute", title: "x", verb: "unitwise", data }, trigger: "manual" };
  return activity(serviceUrl, { type: "invoke", name: "adaptiveCard/action", replyToId: "card-1", value, ...more });
}

/** The assistant comes to somebody, or goes. */
export function installation(serviceUrl: string, action: string, more: object = {}): Readonly<Record<string, unknown>> {
  return activity(serviceUrl, { type: "installationUpdate", action, ...more });
}
