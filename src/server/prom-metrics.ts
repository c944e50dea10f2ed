import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Metrics, PromptCounts } from "../ports/metrics.ts";

/** What is counted, and the page that Prometheus reads. */
export interface PromMetrics extends Metrics, PromptCounts {
  /** The page in Prometheus' text format, version 0.0.4. */
  page(): Promise<string>;
  readonly contentType: string;
}

/** Counters for one process, with Node's own: memory, event-loop delay, garbage collection. */
export function openPromMetrics(): PromMetrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
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
  const prompts = new Counter({
    name: "unitwise_prompts_total",
    help: "Daily questions by what became of them",
    labelNames: ["platform", "outcome"] as const,
    registers,
  });
  return {
    answered: ({ platform, intent, seconds }) => {
      messages.inc({ platform, intent });
      handling.observe({ platform }, seconds);
    },
    failed: (what) => errors.inc(what),
    retried: (what) => retries.inc(what),
    prompted: ({ platform, outcome, count }) => prompts.inc({ platform, outcome }, count),
    stored: (seconds) => store.observe(seconds),
    page: () => register.metrics(),
    contentType: register.contentType,
  };
}
