import { afterEach, describe, expect, test } from "vitest";
import type { ServerSettings } from "../../src/ports/settings.ts";
import { type HttpServer, openHttpServer } from "../../src/server/http-server.ts";
import { openPromMetrics } from "../../src/server/prom-metrics.ts";
import { watchRoutes } from "../../src/server/watch-routes.ts";

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.stop(10);
});

const quiet = { error: () => undefined, info: () => undefined };

async function open(metrics: ServerSettings["metrics"], connected = true) {
  const prom = openPromMetrics();
  prom.answered({ platform: "slack", intent: "plan.check", seconds: 0.004 });
  prom.failed({ platform: "slack", where: "answer", code: "channel_not_found" });
  prom.retried({ platform: "teams", where: "send", code: "HTTP429" });
  prom.stored(0.002);
  const routes = watchRoutes({
    ready: async () => ({
      store: { ready: true, detail: "writable" },
      slack: { ready: connected, detail: connected ? "Socket Mode" : "invalid_auth" },
    }),
    metrics: prom,
    settings: { host: "127.0.0.1", port: 0, metrics },
  });
  server = await openHttpServer({ host: "127.0.0.1", port: 0, routes, log: quiet });
  const { url } = server;
  return (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers });
}

describe("Those who watch the server", () => {
  test("learn that it lives", async () => {
    const get = await open("loopback");
    expect(await (await get("/healthz")).text()).toBe("ok\n");
  });

  test("learn whether it can answer, part by part", async () => {
    const get = await open("loopback", false);
    const answer = await get("/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false, parts: { slack: { detail: "invalid_auth" } } });
  });

  test("learn that all is well", async () => {
    const get = await open("loopback");
    expect((await get("/readyz")).status).toBe(200);
  });

  test("read figures in Prometheus' format: messages, times, errors, retries, the store, the event loop", async () => {
    const page = await (await (await open("loopback"))("/metrics")).text();
    for (const line of [
      'unitwise_messages_total{platform="slack",intent="plan.check"} 1',
      'unitwise_handling_seconds_bucket{le="0.005",platform="slack"} 1',
      'unitwise_platform_errors_total{platform="slack",where="answer",code="channel_not_found"} 1',
      'unitwise_platform_retries_total{platform="teams",where="send",code="HTTP429"} 1',
      "unitwise_store_seconds_count 1",
      "nodejs_eventloop_lag_p99_seconds",
    ])
      expect(page).toContain(line);
  });

  test.each(["x-forwarded-for", "forwarded", "via", "x-real-ip"])(
    "do not read figures through a proxy (%s)",
    async (header) => {
      const get = await open("loopback");
      expect((await get("/metrics", { [header]: "203.0.113.9" })).status).toBe(404);
    },
  );

  test("read figures from anywhere where that is set, and not at all where it is off", async () => {
    expect((await (await open("any"))("/metrics", { via: "proxy" })).status).toBe(200);
    await server?.stop(10);
    expect((await (await open("off"))("/metrics")).status).toBe(404);
  });
});
