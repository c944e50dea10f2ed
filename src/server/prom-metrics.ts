import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { KeepingFigures } from "../ports/keeping-figures.ts";
import type { Metrics, PromptCounts, QueryCounts } from "../ports/metrics.ts";
import { addKeepingGauges } from "./keeping-gauges.ts";
import type { Readiness } from "./open-readiness.ts";

/** What is counted, and the page that Prometheus reads. */
export interface PromMetrics extends Metrics, PromptCounts, QueryCounts {
  /** From now on the page tells of a database too. `time`: milliseconds that only go forward. */
  watchKeeping(figures: KeepingFigures, time: () => number): void;
  /** From now on the page tells how many deliveries this process has that are not answered. */
  watchInbox(platform: string, waiting: () => number): void;
  /** From now on the page tells what is ready, part by part; it looks once for each page. */
  watchReadiness(look: () => Promise<Readiness>): void;
  /** The page in Prometheus' text format, version 0.0.4. */
  page(): Promise<string>;
  readonly contentType: string;
}

function countersIn(registers: Registry[]) {
  const messages = new Counter({
    name: "unitwise_messages_total",
    help: "Messages and presses answered",
    labelNames: ["platform", "intent"] as const,
    registers,
  });
  const handling = new Histogram({
    name: "unitwise_handling_seconds",
    help: "From the acceptance of a message until the platform took its answer",
    labelNames: ["platform"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers,
  });
  const errors = new Counter({
    name: "unitwise_platform_errors_total",
    help: "Calls to a platform, or requests from one, that went wrong for good",
    labelNames: ["platform", "where", "code"] as const,
    registers,
  });
  const retries = new Counter({
    name: "unitwise_platform_retries_total",
    help: "Calls to a platform that were tried again",
    labelNames: ["platform", "where", "code"] as const,
    registers,
  });
  const store = new Histogram({
    name: "unitwise_store_seconds",
    help: "One durable update of a learner",
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
    registers,
  });
  const queries = new Histogram({
    name: "unitwise_database_seconds",
    help: "One step on the database, from the wait for a connection to its answer",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 4],
    registers,
  });
  const queryErrors = new Counter({
    name: "unitwise_database_errors_total",
    help: "Steps on the database that failed",
    labelNames: ["code"] as const,
    registers,
  });
  const prompts = new Counter({
    name: "unitwise_prompts_total",
    help: "Daily questions by what became of them",
    labelNames: ["platform", "outcome"] as const,
    registers,
  });
  return { messages, handling, errors, retries, store, queries, queryErrors, prompts };
}

/** What was is taken out first: "server" is there only while it stops. */
function addReadyGauge(registers: Registry[], look: () => Promise<Readiness>): void {
  new Gauge({
    name: "unitwise_ready",
    help: "1 where a part can do its work, else 0, as /readyz has it; server: 0 while this instance stops on purpose",
    labelNames: ["part"] as const,
    registers,
    async collect() {
      const parts = await look();
      this.reset();
      for (const [part, { ready }] of Object.entries(parts)) this.set({ part }, ready ? 1 : 0);
    },
  });
}

/** Counters for one process, with Node's own: memory, event-loop delay, garbage collection. */
export function openPromMetrics(): PromMetrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const { messages, handling, errors, retries, store, queries, queryErrors, prompts } = countersIn(registers);
  const inboxes = new Map<string, () => number>();
  new Gauge({
    name: "unitwise_inbox_waiting",
    help: "Deliveries that this instance has accepted, or taken over, and not answered",
    labelNames: ["platform"] as const,
    registers,
    collect() {
      for (const [platform, waiting] of inboxes) this.set({ platform }, waiting());
    },
  });
  let look = async (): Promise<Readiness> => ({});
  addReadyGauge(registers, () => look());
  let refresh = async (): Promise<void> => undefined;
  return {
    answered: ({ platform, intent, seconds }) => {
      messages.inc({ platform, intent });
      handling.observe({ platform }, seconds);
    },
    failed: (what) => errors.inc(what),
    retried: (what) => retries.inc(what),
    prompted: ({ platform, outcome, count }) => prompts.inc({ platform, outcome }, count),
    stored: (seconds) => store.observe(seconds),
    queried: ({ seconds, code }) => {
      queries.observe(seconds);
      if (code !== undefined) queryErrors.inc({ code });
    },
    watchKeeping: (figures, time) => {
      refresh = addKeepingGauges({ register, figures, time });
    },
    watchInbox: (platform, waiting) => void inboxes.set(platform, waiting),
    watchReadiness: (watched) => {
      look = watched;
    },
    page: async () => {
      await refresh();
      return register.metrics();
    },
    contentType: register.contentType,
  };
}
