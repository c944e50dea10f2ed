import { Gauge, type Registry } from "prom-client";
import type { KeepingFigures, SharedFigures } from "../ports/keeping-figures.ts";
import { holdLook } from "./hold-look.ts";

/** How long one look at the database holds, in milliseconds: several who read the page are one look. */
const holdsMs = 10_000;

interface GaugesWith {
  readonly register: Registry;
  readonly figures: KeepingFigures;
  /** Milliseconds that only go forward. */
  readonly time: () => number;
}

const onAll = "(every instance of one database says the same: take max, not sum)";

/**
 * Gauges of what is kept in a database, and what brings them up to date; that never rejects. While the database does not
 * answer `unitwise_database_up` is 0 and what it would tell is absent.
 */
export function addKeepingGauges({ register, figures, time }: GaugesWith): () => Promise<void> {
  const registers = [register];
  const gauges = sharedGauges(registers);
  addPoolGauges(figures, registers);
  const up = new Gauge({ name: "unitwise_database_up", help: "1 where the database answers, else 0", registers });
  const look = holdLook(() => figures.shared().catch(() => undefined), time);
  return async () => {
    const found = await look(holdsMs);
    up.set(found === undefined ? 0 : 1);
    setGauges(gauges, found);
  };
}

function addPoolGauges({ pool }: KeepingFigures, registers: Registry[]): void {
  new Gauge({
    name: "unitwise_database_pool_connections",
    help: "Connections of this instance to the database, in use or idle",
    labelNames: ["state"] as const,
    registers,
    collect() {
      const { used, idle } = pool();
      this.set({ state: "used" }, used);
      this.set({ state: "idle" }, idle);
    },
  });
  new Gauge({
    name: "unitwise_database_pool_waiting",
    help: "Work of this instance that waits for a connection to the database",
    registers,
    collect() {
      this.set(pool().waiting);
    },
  });
  new Gauge({
    name: "unitwise_database_pool_limit",
    help: "Connections that this instance may have (DATABASE_POOL)",
    registers,
    collect() {
      this.set(pool().limit);
    },
  });
}

type Shared = ReturnType<typeof sharedGauges>;

function sharedGauges(registers: Registry[]) {
  const plain = (name: string, help: string) => new Gauge({ name, help: `${help} ${onAll}`, registers });
  const byPlatform = (name: string, help: string) =>
    new Gauge({ name, help: `${help} ${onAll}`, labelNames: ["platform"] as const, registers });
  const byQueue = (name: string, help: string) =>
    new Gauge({ name, help: `${help} ${onAll}`, labelNames: ["queue", "state"] as const, registers });
  return {
    version: plain("unitwise_database_tables_version", "Version of the tables"),
    bytes: plain("unitwise_database_size_bytes", "Bytes of the whole database on its disk"),
    connections: plain("unitwise_database_connections", "Connections of all instances to the database"),
    mostConnections: plain("unitwise_database_connections_limit", "Connections that the database server lets in"),
    inbox: byPlatform("unitwise_database_inbox_waiting", "Deliveries accepted and not answered"),
    inboxAge: byPlatform("unitwise_database_inbox_oldest_seconds", "Age of the oldest delivery that is not answered"),
    inboxAgain: byPlatform("unitwise_database_inbox_tried_again", "Deliveries not answered that failed at least once"),
    due: plain("unitwise_database_prompts_due", "People whose message is due and on its way from no instance"),
    dueAge: plain("unitwise_database_prompts_oldest_seconds", "How long the first of those has been due"),
    leased: plain("unitwise_database_prompts_leased", "People whom some instance is just asking"),
    statements: plain("unitwise_database_statements_waiting", "Statements that wait for the learning record store"),
    refused: plain("unitwise_database_statements_refused", "Statements the learning record store refused for good"),
    jobs: byQueue("unitwise_database_queue_jobs", "Jobs of the queue that wakes instances"),
    jobsAge: byQueue("unitwise_database_queue_oldest_seconds", "How long the oldest job of that state has been due"),
  };
}

/** What was is taken out first: a platform or a state that has nothing any more would keep its last figure. */
function setGauges(gauges: Shared, found: SharedFigures | undefined): void {
  const { inbox, inboxAge, inboxAgain, jobs, jobsAge, ...plain } = gauges;
  for (const gauge of [inbox, inboxAge, inboxAgain, jobs, jobsAge]) gauge.reset();
  for (const gauge of Object.values(plain)) gauge.remove();
  if (found === undefined) return;
  gauges.version.set(found.version);
  gauges.bytes.set(found.bytes);
  gauges.connections.set(found.connections);
  gauges.mostConnections.set(found.mostConnections);
  for (const { platform, count, oldestSeconds, triedAgain } of found.inbox) {
    gauges.inbox.set({ platform }, count);
    gauges.inboxAge.set({ platform }, oldestSeconds);
    gauges.inboxAgain.set({ platform }, triedAgain);
  }
  gauges.due.set(found.due.count);
  gauges.dueAge.set(found.due.oldestSeconds);
  gauges.leased.set(found.leased);
  gauges.statements.set(found.statements.waiting);
  gauges.refused.set(found.statements.refused);
  for (const { queue, state, count, oldestSeconds } of found.jobs) {
    gauges.jobs.set({ queue, state }, count);
    gauges.jobsAge.set({ queue, state }, oldestSeconds);
  }
}
