import { createAssistant } from "../../../src/app/handle.ts";
import { openDesk } from "../../../src/app/open-desk.ts";
import { contentDir } from "../../../src/content/content-dir.ts";
import { openContent } from "../../../src/content/open-content.ts";
import { openTeams } from "../../../src/platforms/teams/connect-teams.ts";
import { realTimer } from "../../../src/platforms/teams/timer.ts";
import type { HttpAnswer } from "../../../src/ports/http.ts";
import type { LearnerStore } from "../../../src/ports/learner-store.ts";
import type { Log } from "../../../src/ports/log.ts";
import type { Metrics } from "../../../src/ports/metrics.ts";
import type { Assistant, ChatPlatform } from "../../../src/ports/platform.ts";
import type { TeamsSettings } from "../../../src/ports/settings.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { speak } from "../../../src/words/say.ts";
import { type LocalConnector, openLocalConnector } from "./local-connector.ts";
import { appId, type LocalKeys, openLocalKeys, tenant } from "./local-keys.ts";
import { type MemoryInbox, openMemoryInbox } from "./memory-inbox.ts";

/** Teams with the real assistant, keys and a connector of this machine. */
export interface World {
  readonly teams: ChatPlatform;
  readonly keys: LocalKeys;
  readonly connector: LocalConnector;
  readonly inbox: MemoryInbox;
  readonly store: LearnerStore;
  readonly assistant: Assistant;
  /** What operators were told, and what was counted, line by line. */
  readonly notes: readonly string[];
  /** Brings an activity as the channel does; without `token` with a good one. */
  bring(activity: object | string, token?: string): Promise<HttpAnswer>;
  /** Brings it and waits until all is answered. */
  say(activity: object): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** What a world differs in. */
export interface WorldOptions {
  readonly settings?: Partial<TeamsSettings>;
  readonly timer?: typeof realTimer;
  readonly clock?: typeof systemClock;
  /** Puts something between Teams and the assistant. */
  readonly around?: (assistant: Assistant) => Assistant;
  readonly started?: boolean;
  /** Counts in place of the notes. */
  readonly metrics?: Metrics;
}

/** The content as it ships. */
export const desk = openDesk(openContent({ dir: contentDir(), study: "later" }), {
  today: "2026-11-23",
  say: speak("en"),
});

/** The real assistant with the content as it ships. */
export function openMadeAssistant(options: { readonly store: LearnerStore; readonly log: Log }): Assistant {
  return createAssistant({ ...desk, makeReference: () => "ref-1", ...options });
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const connector = await openLocalConnector();
  const keys = await openLocalKeys(connector.url);
  const notes: string[] = [];
  const note = (what: string) => (message: unknown, fields?: object) =>
    void notes.push(`${what} ${JSON.stringify(message)} ${JSON.stringify(fields ?? {})}`);
  const log = { error: note("error"), info: note("info") };
  const metrics = options.metrics ?? {
    answered: note("answered"),
    failed: note("failed"),
    retried: note("retried"),
    stored: note("stored"),
  };
  const store = openMemoryStore();
  const made = openMadeAssistant({ store, log });
  const assistant = options.around?.(made) ?? made;
  const inbox = openMemoryInbox();
  let nonces = 0;
  const teams = openTeams({
    settings: { ...settingsFor({ keys, connector }), ...options.settings },
    inbox,
    clock: options.clock ?? systemClock,
    timer: options.timer ?? realTimer,
    log,
    metrics,
    makeNonce: () => `nonce-${nonces++}`,
    chance: () => 0.5,
  });
  if (options.started !== false) await teams.start(assistant);
  const [route] = teams.routes;
  const bring = async (activity: object | string, token = keys.sign()): Promise<HttpAnswer> => {
    if (route?.kind !== "whole") throw new Error("no route");
    const body = Buffer.from(typeof activity === "string" ? activity : JSON.stringify(activity));
    const headers = token === "" ? {} : { authorization: token };
    return (await route.refuse?.(headers)) ?? route.answer({ headers, body });
  };
  return {
    teams,
    keys,
    connector,
    inbox,
    store,
    assistant,
    notes,
    bring,
    say: async (activity) => {
      const answer = await bring(activity);
      await inbox.quiet();
      return answer;
    },
    close: async () => {
      await teams.stop(0);
      await keys.close();
      await connector.close();
    },
  };
}

function settingsFor({
  keys,
  connector,
}: {
  readonly keys: LocalKeys;
  readonly connector: LocalConnector;
}): TeamsSettings {
  return {
    appId,
    appPassword: "secret",
    tenantId: tenant,
    appType: "SingleTenant",
    openIdMetadataUrl: keys.metadataUrl,
    serviceHosts: [connector.host],
    auth: true,
  };
}
