import type { WebClientOptions } from "@slack/web-api";
import type { Clock } from "../../ports/clock.ts";
import type { DrawPicture } from "../../ports/draw.ts";
import type { Route } from "../../ports/http.ts";
import type { Delivery, Inbox } from "../../ports/inbox.ts";
import type { InstallationStore } from "../../ports/installation-store.ts";
import type { Log } from "../../ports/log.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { ChatPlatform } from "../../ports/platform.ts";
import type { SlackSettings } from "../../ports/settings.ts";
import type { Timers } from "../../ports/timers.ts";
import { createAnswering } from "./answer-deliveries.ts";
import { openBolt } from "./bolt-app.ts";
import { type BoltLog, openBoltLog } from "./bolt-log.ts";
import { openCallSlack } from "./call-slack.ts";
import { eventsRoute } from "./events-route.ts";
import { installRoutes } from "./install-routes.ts";
import { type KeepAliveFetch, openKeepAliveFetch } from "./keep-alive-fetch.ts";
import { openPeople, type People } from "./people.ts";
import { openPictureFiles } from "./picture-files.ts";
import { type Pause, realPause } from "./post-message.ts";
import { openHomesSeen } from "./publish-home.ts";
import { realAfter } from "./real-after.ts";
import { openRefusalNotes } from "./refusal-notes.ts";
import { openSender } from "./send-unasked.ts";
import { readSlackBody, type SlackBody } from "./slack-body.ts";
import { openSocketMode, type SocketMode, type SocketModeOptions } from "./socket-mode.ts";
import { type TakeOptions, takeBody } from "./take-body.ts";
import { watchToken } from "./watch-token.ts";
import { openWorkspaces } from "./workspaces.ts";

/** What Slack needs of the house. */
export interface SlackOptions {
  readonly settings: SlackSettings;
  readonly inbox: Inbox;
  readonly installations: InstallationStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Makes a name nobody else has, for messages that answer nothing. */
  readonly makeNonce: () => string;
  /** Absent: pictures are told in words. */
  readonly draw?: DrawPicture;
  /** The process's own clock where absent. */
  readonly pause?: Pause;
  /** Does something later; the process's own where absent. */
  readonly after?: Timers["after"];
}

/** The assistant in Slack. */
export function openSlack(options: SlackOptions): ChatPlatform {
  const { settings, inbox, clock, log, metrics } = options;
  const transport = openKeepAliveFetch();
  const packageLog = openBoltLog(log);
  const clientOptions = clientOptionsFor(settings, transport.fetch, packageLog);
  const call = openCallSlack({ clock, metrics, fetch: transport.fetch, apiUrl: settings.apiUrl });
  const workspaces = openWorkspaces({ ...options, clientOptions, call, log: packageLog });
  const people = openPeople({ call, clock, log });
  const pictures = openPictureFiles({ draw: options.draw, call, clock, log });
  const homes = openHomesSeen();
  const pause = options.pause ?? realPause;
  const taking = takingFor(options, people);
  const entry = openEntry(options, { taking, clientOptions, packageLog });
  const token = watchToken(workspaces.check, log);
  return {
    name: "slack",
    routes: [...entry.routes, ...(workspaces.installer === undefined ? [] : installRoutes(workspaces.installer))],
    async start(assistant) {
      const answer = createAnswering({
        assistant,
        people,
        clock,
        metrics,
        call,
        fetch: transport.fetch,
        log,
        pictures,
        homes,
        pause,
        after: options.after ?? realAfter,
      });
      const process = openBolt({ workspaces, clientOptions, packageLog, answer, log, metrics });
      await inbox.begin((delivery, round) => process({ delivery, round, body: bodyOf(delivery, taking.fresh) }));
      entry.socket?.start();
      token.start();
    },
    state: () => {
      const [socket, known] = [entry.socket?.state(), token.state()];
      return socket === undefined || (socket.connected && !known.connected) ? known : socket;
    },
    ...openSender({ workspaces, call, makeNonce: options.makeNonce }),
    async stop(graceMs) {
      token.stop();
      await Promise.all([entry.socket?.stop(), inbox.close(graceMs)]);
      transport.close();
    },
  };
}

function clientOptionsFor(settings: SlackSettings, fetch: KeepAliveFetch["fetch"], logger: BoltLog): WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    fetch,
    // The transport has a time limit of its own, without a timer and a signal for each call.
    timeout: 0,
    // Waiting and trying again are the inbox's: it outlasts a restart and holds up one channel, not all.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    maxRequestConcurrency: 256,
    logger,
  };
}

function takingFor({ inbox, clock, log, metrics }: SlackOptions, people: People): TakeOptions {
  return {
    inbox,
    clock,
    log,
    metrics,
    fresh: new Map(),
    onBody: (body) => {
      if (body.kind === "profile") people.forget(body.team, body.user);
    },
  };
}

interface Entry {
  readonly routes: readonly Route[];
  readonly socket: SocketMode | undefined;
}

/** The way in: Socket Mode where there is an app-level token, else HTTP. */
function openEntry(
  options: SlackOptions,
  { taking, clientOptions, packageLog }: { taking: TakeOptions; clientOptions: WebClientOptions; packageLog: BoltLog },
): Entry {
  const { settings, log } = options;
  const { appToken, signingSecret } = settings;
  if (appToken === undefined)
    return {
      routes:
        signingSecret === undefined
          ? []
          : [eventsRoute({ ...taking, signingSecret, onRefused: openRefusalNotes(options) })],
      socket: undefined,
    };
  const take: SocketModeOptions["take"] = (value, text) => takeBody(value, text, taking);
  return {
    routes: [],
    socket: openSocketMode({ appToken, clientOptions, take, clock: options.clock, log, packageLog }),
  };
}

function bodyOf(delivery: Delivery, fresh: Map<string, SlackBody>): SlackBody {
  const body = fresh.get(delivery.key);
  fresh.delete(delivery.key);
  return body ?? readSlackBody(JSON.parse(delivery.body)) ?? { kind: "other", type: "unreadable" };
}
