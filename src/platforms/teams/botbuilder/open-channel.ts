import { z } from "zod";
import { OutsideError } from "../../../domain/outside-error.ts";
import { StartupError } from "../../../domain/startup-error.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import type { Metrics } from "../../../ports/metrics.ts";
import type { TeamsSettings } from "../../../ports/settings.ts";
import { type Call, type CallAnswer, openCalls } from "../call-connector.ts";
import type { TeamsChannel } from "../channel.ts";
import { listMembers, readMember } from "../list-members.ts";
import { repeatCall } from "../repeat-call.ts";
import { mayServe } from "../service-host.ts";
import type { Timer } from "../timer.ts";
import { openOwnToken } from "./bearer.ts";
import { openTokenCheck } from "./check-token.ts";

/** What the channel behind Microsoft's package takes. */
export interface ChannelOptions {
  readonly settings: TeamsSettings;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Between 0 and 1. */
  readonly chance: () => number;
}

const microsoftKeys = "https://login.botframework.com/v1/.well-known/openidconfiguration";
/**
 * A failure is told of for so long after it, in milliseconds; then the next call shows. Longer than the inbox rests between two
 * tries (75 s at most), so that what lasts is told throughout; shorter than alerts wait, so that one failure wakes nobody.
 */
const troubleMs = 90_000;

const named = z.object({ id: z.string().min(1) });

/** Opens the channel. Throws a StartupError where authentication is on and something it takes is missing. */
export function openChannel(options: ChannelOptions): TeamsChannel {
  const { settings, timer } = options;
  const check = checkOf(options);
  const calls = openCalls(timer);
  const ownToken = openOwnToken(settings, timer);
  const health = openHealth(options.clock);
  const ask = async (serviceUrl: string, call: Omit<Call, "bearer">, once = false): Promise<CallAnswer> => {
    if (!mayServe(serviceUrl, settings)) throw foreign();
    const bearer = (fresh: boolean) => ownToken(serviceUrl, fresh);
    return health.watch(repeatCall(call, { ...options, call: calls.call, bearer, once }));
  };
  return {
    check,
    send: async (to, activity, { once } = { once: false }) => {
      const json = JSON.stringify({ ...activity, from: to.bot, conversation: { id: to.conversation } });
      return idOf(await ask(to.serviceUrl, { method: "POST", url: activitiesOf(to), json }, once));
    },
    update: async (to, id, activity) => {
      const json = JSON.stringify({ ...activity, id, from: to.bot, conversation: { id: to.conversation } });
      await ask(to.serviceUrl, { method: "PUT", url: `${activitiesOf(to)}/${encodeURIComponent(id)}`, json });
    },
    openChat: async (from, user) => {
      const { tenant, bot, serviceUrl } = from;
      const wish = {
        isGroup: false,
        bot,
        members: [{ id: user }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const url = `${baseOf(serviceUrl)}/v3/conversations`;
      const { id } = idOf(await ask(serviceUrl, { method: "POST", url, json: JSON.stringify(wish) }));
      if (id === undefined)
        throw new OutsideError("the Teams connector named no conversation", {
          where: "teams connector",
          code: "ENOID",
        });
      return { serviceUrl, conversation: id, kind: "personal", tenant, bot };
    },
    members: (from, conversation, most) =>
      listMembers((query) => ask(from.serviceUrl, { method: "GET", url: membersOf(from, conversation, query) }), most),
    member: async (from, id) => {
      const url = `${conversationOf(from.serviceUrl, from.conversation)}/members/${encodeURIComponent(id)}`;
      return readMember((await ask(from.serviceUrl, { method: "GET", url })).body);
    },
    trouble: health.trouble,
    close: calls.close,
  };
}

function checkOf(options: ChannelOptions): TeamsChannel["check"] {
  const { auth, appId, openIdMetadataUrl, appType, appPassword } = options.settings;
  if (!auth) return async () => ({ kind: "anybody" });
  if (appId === undefined || appId.trim() === "") throw incomplete("MICROSOFT_APP_ID");
  if (options.settings.tenantId === undefined) throw incomplete("MICROSOFT_APP_TENANT_ID");
  if (appType === "SingleTenant" && !appPassword) throw incomplete("MICROSOFT_APP_PASSWORD");
  return openTokenCheck({ ...options, appId, metadataUrl: openIdMetadataUrl ?? microsoftKeys });
}

function incomplete(where: string): StartupError {
  const problem = "Teams cannot be connected without it.";
  return new StartupError([
    { where, problem, fix: "Set it, or set TEAMS_AUTH=off for the Playground on this machine." },
  ]);
}

function foreign(): OutsideError {
  return new OutsideError("not an address of the Teams channel", { where: "teams address", code: "EADDRESS" });
}

/** What operators are told of the calls: the last failure of the other side, for a while. */
function openHealth(clock: Clock): { watch<T>(call: Promise<T>): Promise<T>; trouble(): string | undefined } {
  let last: { readonly at: number; readonly code: string; readonly where: string } | undefined;
  return {
    watch: async (call) => {
      try {
        const answer = await call;
        last = undefined;
        return answer;
      } catch (error) {
        if (error instanceof OutsideError && error.code !== "EGONE" && error.code !== "EREFUSED")
          last = { at: clock.now(), code: error.code, where: error.where };
        throw error;
      }
    },
    trouble: () =>
      last === undefined || clock.now() - last.at > troubleMs ? undefined : `${last.where}: ${last.code}`,
  };
}

function idOf({ body }: CallAnswer): { readonly id?: string } {
  try {
    return named.safeParse(JSON.parse(body)).data ?? {};
  } catch {
    return {};
  }
}

function baseOf(serviceUrl: string): string {
  return serviceUrl.replace(/\/+$/, "");
}

function conversationOf(serviceUrl: string, conversation: string): string {
  return `${baseOf(serviceUrl)}/v3/conversations/${encodeURIComponent(conversation)}`;
}

function activitiesOf(to: { readonly serviceUrl: string; readonly conversation: string }): string {
  return `${conversationOf(to.serviceUrl, to.conversation)}/activities`;
}

function membersOf({ serviceUrl }: { readonly serviceUrl: string }, conversation: string, query: string): string {
  return `${conversationOf(serviceUrl, conversation)}/pagedmembers?${query}`;
}
