import { randomBytes } from "node:crypto";
import { type AssistantOptions, type OpenAssistant, openAssistant } from "./compose.ts";
import type { ServerConfig } from "./config.ts";
import { OutsideError } from "./domain/outside-error.ts";
import type { ServerKeeping } from "./keeping.ts";
import { makeChance } from "./make-chance.ts";
import { openServerKeeping } from "./open-keeping.ts";
import { openReporting } from "./open-reporting.ts";
import { openTending } from "./open-tending.ts";
import { openWeb } from "./open-web.ts";
import { drawPicture } from "./pictures/draw-picture.ts";
import type { WatchActs } from "./ports/act-watch.ts";
import type { FileShelf } from "./ports/file-shelf.ts";
import type { Inbox } from "./ports/inbox.ts";
import type { Log } from "./ports/log.ts";
import type { ChatPlatform } from "./ports/platform.ts";
import { openScheduler } from "./schedule/open-scheduler.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { openHttpServer } from "./server/http-server.ts";
import { openReadiness, type PartState, type ReadinessDesk } from "./server/open-readiness.ts";
import { openPromMetrics, type PromMetrics } from "./server/prom-metrics.ts";
import { watchRoutes } from "./server/watch-routes.ts";
import { learnerHash } from "./storage/learner-hash.ts";
import { nodeTimers } from "./storage/timers.ts";

/** What was accepted is answered within this, once we are asked to end; the rest waits for the next start. */
const graceMs = 8_000;

/** So much of it a daily question on its way is waited for; what becomes of it later is looked up after the next start. */
const sendingMs = 3_000;

/** A server at work. */
export interface Serving {
  readonly url: string;
  readonly platforms: readonly string[];
  /**
   * Says that it is not ready, and goes on for at most so many milliseconds where there are others to take over and
   * somebody asked lately. Then takes nothing new, answers what was accepted, lets go of port and data folder.
   */
  stop(drainMs: number): Promise<void>;
}

/** Starts what is configured. Rejects with a StartupError or an OutsideError where it cannot, with nothing left open. */
export async function serve(config: ServerConfig, log: Log, onReload?: OnReload): Promise<Serving> {
  const opened: (() => Promise<void>)[] = [];
  try {
    return await open(config, { log, onReload }, opened);
  } catch (error) {
    // What is open would keep the process, and with it its exit code, from whoever waits for them.
    for (const close of opened.reverse()) await close().catch(() => undefined);
    throw error;
  }
}

type OnReload = NonNullable<AssistantOptions["onReload"]>;

interface Telling {
  readonly log: Log;
  readonly onReload: OnReload | undefined;
}

async function open(
  config: ServerConfig,
  { log, onReload }: Telling,
  opened: (() => Promise<void>)[],
): Promise<Serving> {
  const metrics = openPromMetrics();
  const keeping = await openWatchedKeeping(config, log, metrics);
  const web = openWeb(config, keeping.shared?.openPages());
  const onAct = noteActs(log);
  const assistant = await openAssistant({
    ...settingsOf(config, keeping),
    keeping,
    log,
    onReload,
    onAct,
    pages: web.keys,
  });
  opened.push(assistant.close);
  const platforms: ChatPlatform[] = [];
  for await (const platform of openPlatforms(config, { log, metrics, shelf: web.shelf, keeping })) {
    platforms.push(platform);
    opened.push(() => platform.stop(0));
  }
  const readiness = openReadinessOf(platforms, keeping);
  metrics.watchReadiness(readiness.look);
  const routes = [
    ...watchRoutes({ ready: readiness.ready, metrics, settings: config.server }),
    ...platforms.flatMap((one) => one.routes),
    web.shelf.route,
  ];
  const server = await openHttpServer({ ...config.server, routes, log, ...web.pagesFor(assistant, log, onAct) });
  opened.push(() => server.stop(0));
  for (const platform of platforms) await platform.start(assistant);
  const { shared } = keeping;
  const { scheduler, wakeUps } = openAsking(assistant, platforms, { shared, log, metrics });
  const tending = openTending(assistant, { log, wakeUps });
  const names = platforms.map((one) => one.name);
  log.info("started", { url: server.url, platforms: names.join(", ") });
  return {
    url: server.url,
    platforms: names,
    stop: async (drainMs) => {
      log.info("stopping: what was accepted is answered first");
      server.partFromClients();
      // One server alone has nobody to take over: the sooner it is back, the better.
      const left = readiness.leave(shared === undefined ? 0 : drainMs);
      // While the platforms are still connected: what is under way must hear whether it arrived.
      await Promise.all([scheduler.stop(sendingMs), wakeUps?.stop(sendingMs), left]);
      const end = elapsedMs() + graceMs;
      await tending.stop();
      await Promise.all(platforms.map((one) => one.stop(end - elapsedMs())));
      await server.stop(500);
      await assistant.close();
      log.info("stopped");
    },
  };
}

function settingsOf({ centreFile, xapi, centre }: ServerConfig, { openStatements }: ServerKeeping) {
  return {
    ...(centreFile === undefined ? {} : { centreFile }),
    ...(xapi === undefined ? {} : { openReporting: () => openReporting(xapi, openStatements) }),
    centre,
  };
}

/** Lines for those who keep watch over the installation: who, as the hash by which files and errors name people too. */
function noteActs(log: Log): WatchActs {
  return ({ event, by, outcome }) => log.info("act", { event, outcome, by: learnerHash(by) });
}

async function openWatchedKeeping(config: ServerConfig, log: Log, metrics: PromMetrics): Promise<ServerKeeping> {
  const keeping = await openServerKeeping(config, { log, onUpdate: metrics.stored, onQuery: metrics.queried });
  if (keeping.figures !== undefined) metrics.watchKeeping(keeping.figures, elapsedMs);
  return keeping;
}

interface Asking {
  readonly shared: ServerKeeping["shared"];
  readonly log: Log;
  readonly metrics: PromMetrics;
}

/** What asks people unasked, and what wakes it where others look as well. */
function openAsking(
  { store, prompter }: OpenAssistant,
  platforms: readonly ChatPlatform[],
  { shared, log, metrics }: Asking,
) {
  const asking = { store, prompter, platforms, clock: systemClock, log, metrics, timers: nodeTimers };
  const scheduler = openScheduler({ ...asking, ...(shared === undefined ? {} : sharedOut(shared)) });
  const wakeUps = shared?.openWakeUps();
  wakeUps?.onDue(scheduler.look);
  if (shared !== undefined) wakeUps?.everyHourOnOne("prompts", shared.forgetOldPrompts);
  return { scheduler, wakeUps };
}

/** Others look as well, and whoever is due wakes one of us: the look of our own is only for what was lost. */
const lookMs = 60_000;

function sharedOut({ leases, pace }: NonNullable<ServerKeeping["shared"]>) {
  return { leases: leases(), pace, times: { tick: lookMs } };
}

interface Watching {
  readonly log: Log;
  readonly metrics: PromMetrics;
  readonly shelf: FileShelf;
  readonly keeping: ServerKeeping;
}

/** Those that are configured, one after the other: what is open already can be closed where the next cannot be. */
async function* openPlatforms(config: ServerConfig, watching: Watching): AsyncGenerator<ChatPlatform> {
  const { log, metrics, shelf, keeping } = watching;
  const common = { clock: systemClock, log, metrics, makeNonce, chance: makeChance, draw: drawPicture };
  const openInbox = async (platform: string): Promise<Inbox> => {
    const inbox = await keeping.openInbox(platform);
    metrics.watchInbox(platform, inbox.waiting);
    return inbox;
  };
  if (config.slack !== undefined) {
    const { openSlack } = await import("./platforms/slack/connect-slack.ts");
    const installations = await keeping.openInstallations();
    yield openSlack({ ...common, settings: config.slack, inbox: await openInbox("slack"), installations });
  }
  if (config.teams !== undefined) {
    if (!config.teams.auth)
      log.error("TEAMS_AUTH is off: whoever reaches this port is believed. Only for the Playground on this machine.");
    const { openTeams } = await import("./platforms/teams/connect-teams.ts");
    yield openTeams({ ...common, settings: config.teams, inbox: await openInbox("teams"), shelf });
  }
}

function makeNonce(): string {
  return randomBytes(12).toString("base64url");
}

function openReadinessOf(platforms: readonly ChatPlatform[], keeping: ServerKeeping): ReadinessDesk {
  const states = () =>
    platforms.map((one) => {
      const { connected, detail } = one.state();
      return [one.name, { ready: connected, detail }] as const;
    });
  return openReadiness({
    store: () => probe(keeping),
    platforms: () => Object.fromEntries(states()),
    time: elapsedMs,
    timers: nodeTimers,
  });
}

function probe(keeping: ServerKeeping): Promise<PartState> {
  return keeping.probe().then(
    (detail) => ({ ready: true, detail }),
    (error: unknown) => ({ ready: false, detail: error instanceof OutsideError ? error.code : "BUG" }),
  );
}
