import { timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import helmet from "helmet";

/** The headers of every answer: nothing is loaded or run but one stylesheet of ours, nothing frames it, nothing keeps it. */
export function strictHeaders(secure: boolean): readonly RequestHandler[] {
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    xFrameOptions: { action: "deny" },
    // "no-referrer" would have browsers hide the origin of our own forms too.
    referrerPolicy: { policy: "same-origin" },
  });
  return [
    strict,
    (_, response, next) => {
      response.set("cache-control", "no-store");
      response.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
      next();
    },
  ];
}

/** Whether a posted form comes from a page of this origin, as browsers tell. */
export function isFromHere({ headers }: Request, origin: string): boolean {
  const site = headers["sec-fetch-site"];
  return headers.origin === origin && (site === undefined || site === "same-origin");
}

/** Whether this is the token, without telling by the time it takes how much of it is right. */
export function isSame(given: unknown, token: string): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** So many requests a minute to one server. Sessions are counted alone; whoever has none by their address, which a proxy's users share. */
export interface PageLimits {
  readonly perSession: number;
  readonly perStranger: number;
}

/** Well above what a person does with pages; a stranger can do no more than try links, which cannot be guessed. */
export const usualLimits: PageLimits = { perSession: 240, perStranger: 600 };

/** Sessions that this server has not found yet may be looked for so many times as often as strangers may ask: few are made up. */
const unknownFor = 10;

/** Who asks, as far as that can be told without looking for it: `unknown` is a session that was not found here yet. */
export type Asker = { readonly kind: "session"; readonly name: string } | { readonly kind: "unknown" | "stranger" };

/** Refuses who asks too often, before anything is looked for: who makes up sessions would have each of them looked for. */
export function refuseTooOften(
  { perSession, perStranger }: PageLimits,
  askerOf: (request: Request) => Asker,
  refuse: RequestHandler,
): RequestHandler {
  const limits = { session: perSession, unknown: unknownFor * perStranger, stranger: perStranger };
  return rateLimit({
    windowMs: 60_000,
    limit: (request) => limits[askerOf(request).kind],
    keyGenerator: (request) => {
      const asker = askerOf(request);
      if (asker.kind === "session") return asker.name;
      return `${asker.kind} ${ipKeyGenerator(request.socket.remoteAddress ?? "")}`;
    },
    handler: (request, response, next) => void refuse(request, response, next),
    standardHeaders: true,
    legacyHeaders: false,
    // Its checks write to the console; the only one that concerns us is answered by the socket's address above.
    validate: false,
  });
}
