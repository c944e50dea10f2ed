import { timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** Names under which a browser on this machine reaches us; any other would be a page elsewhere that had its name pointed here. */
const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Refuses requests for any other host than this machine (DNS rebinding). */
export const refuseOtherHosts: RequestHandler = (request, response, next) => {
  if (loopback.has(hostName(request.headers.host))) return next();
  response.status(421).type("text").send("Only this machine is answered: open http://127.0.0.1 with the port.\n");
};

/** Refuses what is not sent by our own page: from another origin, or without the token of this start. */
export function refuseForged(token: string): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    const given: unknown = request.body?.["token"];
    const isOurs = origin === undefined || origin === `http://${host}`;
    if (isOurs && typeof given === "string" && isSame(given, token)) return next();
    response.status(403).type("text").send("This page is from an earlier start: load it again.\n");
  };
}

/** Nothing from elsewhere: no script, no style, no frame; pictures may be data, as cards carry theirs within. */
export const strictHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'none'"],
      "script-src": ["'self'"],
      "style-src": ["'self'"],
      "img-src": ["'self'", "data:"],
      "connect-src": ["'self'"],
      "form-action": ["'self'"],
      "base-uri": ["'none'"],
      "frame-ancestors": ["'none'"],
    },
  },
  // Plain HTTP on this machine: there is no certificate to insist on.
  strictTransportSecurity: false,
  referrerPolicy: { policy: "same-origin" },
});

function hostName(host: string | undefined): string {
  return host?.replace(/:\d+$/, "").toLowerCase() ?? "";
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
