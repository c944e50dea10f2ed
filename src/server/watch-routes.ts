import type { IncomingMessage, ServerResponse } from "node:http";
import type { Route } from "../ports/http.ts";
import type { ServerSettings } from "../ports/settings.ts";
import type { Readiness } from "./open-readiness.ts";
import type { PromMetrics } from "./prom-metrics.ts";

/** What those who watch the server may ask. */
export interface WatchOptions {
  readonly ready: () => Promise<Readiness>;
  readonly metrics: PromMetrics;
  readonly settings: ServerSettings;
}

/** /healthz: the process lives. /readyz: store and platforms are there, else 503. /metrics: figures for Prometheus. */
export function watchRoutes({ ready, metrics, settings }: WatchOptions): readonly Route[] {
  return [
    {
      kind: "whole",
      method: "GET",
      path: "/healthz",
      mostBytes: 0,
      answer: async () => ({ status: 200, body: "ok\n" }),
    },
    {
      kind: "whole",
      method: "GET",
      path: "/readyz",
      mostBytes: 0,
      answer: async () => {
        const parts = await ready();
        const all = Object.values(parts).every((part) => part.ready);
        return { status: all ? 200 : 503, body: { ready: all, parts } };
      },
    },
    {
      kind: "raw",
      method: "GET",
      path: "/metrics",
      serve: async (request, response) => {
        if (!mayRead(request, settings)) return refuse(response);
        const page = await metrics.page();
        response.writeHead(200, { "content-type": metrics.contentType }).end(page);
      },
    },
  ];
}

function mayRead(request: IncomingMessage, { metrics }: ServerSettings): boolean {
  if (metrics !== "loopback") return metrics === "any";
  // A proxy on this machine comes from here too, and speaks for somebody elsewhere.
  const proxied = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => name in request.headers);
  return !proxied && /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? "");
}

function refuse(response: ServerResponse): void {
  response.writeHead(404, { "content-length": 0 }).end();
}
