import { App, type Receiver } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Delivery, Round } from "../../ports/inbox.ts";
import type { Log } from "../../ports/log.ts";
import type { Metrics } from "../../ports/metrics.ts";
import { giveUp, type Work } from "./answer-deliveries.ts";
import type { BoltLog } from "./bolt-log.ts";
import { packageBody } from "./package-body.ts";
import type { SlackBody } from "./slack-body.ts";
import type { Workspaces } from "./workspaces.ts";
import { isGone } from "./write-answer.ts";

/** One delivery on its round. */
export interface Going {
  readonly delivery: Delivery;
  readonly round: Round;
  readonly body: SlackBody;
}

/** What the App is made of. */
export interface BoltOptions {
  readonly workspaces: Workspaces;
  readonly clientOptions: WebClientOptions;
  readonly packageLog: BoltLog;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Answers one delivery with the client of its workspace. */
  readonly answer: (work: Work) => Promise<void>;
}

/**
 * The package's App, used for what it knows: whose token a body needs, and which client. It gets one middleware and no
 * listeners, as it would walk them all for each body, and bodies come to it when they are kept and acknowledged.
 */
export function openBolt({
  workspaces,
  clientOptions,
  packageLog,
  answer,
  log: notes,
  metrics,
}: BoltOptions): (work: Going) => Promise<void> {
  const going = new Map<string, Going>();
  const app = new App({
    receiver: silent,
    authorize: (source) => workspaces.authorize(source),
    clientOptions,
    convoStore: false,
    ignoreSelf: true,
    logger: packageLog,
  });
  app.use(async ({ client, context }) => {
    const key: unknown = context["delivery"];
    const work = typeof key === "string" ? going.get(key) : undefined;
    if (work !== undefined) await answer({ ...work, client, botUserId: context.botUserId });
  });
  // What goes wrong comes back out of processEvent.
  app.error(async (error) => {
    throw error;
  });
  return async (work) => {
    const { body, delivery } = work;
    if (body.kind === "gone") return workspaces.forget(body);
    if (body.kind === "other" || body.kind === "profile") return;
    going.set(delivery.key, work);
    try {
      const ack = async () => undefined;
      await app.processEvent({ body: packageBody(body), ack, customProperties: { delivery: delivery.key } });
    } catch (error) {
      const inner = innermost(error);
      // A workspace that has not installed the assistant, or not any more.
      if (!isGone(inner)) throw inner;
      giveUp(inner, { log: notes, metrics });
    } finally {
      going.delete(delivery.key);
    }
  };
}

// Bodies come to the App when they are kept and acknowledged, not from a server of its own.
const silent: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

/** The error of ours inside those of the package. */
function innermost(error: unknown): unknown {
  if (error instanceof OutsideError || !(error instanceof Error)) return error;
  const inside = "original" in error ? error.original : error.cause;
  return inside === undefined ? error : innermost(inside);
}
