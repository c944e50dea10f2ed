import { z } from "zod";
import type { HttpAnswer, HttpRequest, Route } from "../../ports/http.ts";
import { isFromSlack, mayBeSlack } from "./check-signature.ts";
import { type TakeOptions, takeBody } from "./take-body.ts";

export interface EventsRouteOptions extends TakeOptions {
  readonly signingSecret: string;
  /** Told of each request that is refused. */
  readonly onRefused: () => void;
}

/** Slack's own bound for a request is far below this: the largest, a modal with its state, is 250 kB. */
const mostBytes = 1_000_000;

/** POST /slack/events: events, presses, forms and commands. Answered as soon as they are kept. */
export function eventsRoute(options: EventsRouteOptions): Route {
  return {
    kind: "whole",
    method: "POST",
    path: "/slack/events",
    mostBytes,
    refuse: (headers) => (mayBeSlack(headers, options.clock.now()) ? undefined : refuse(options)),
    answer: (request) => answer(request, options),
  };
}

const challenge = z.looseObject({ type: z.literal("url_verification"), challenge: z.string() });

async function answer(request: HttpRequest, options: EventsRouteOptions): Promise<HttpAnswer> {
  const { signingSecret, clock } = options;
  if (!isFromSlack(request, { signingSecret, now: clock.now() })) return refuse(options);
  const text = bodyText(request);
  const value = text === undefined ? undefined : parseJson(text);
  if (text === undefined || value === undefined) return { status: 400 };
  const asked = text.includes("url_verification") ? challenge.safeParse(value).data : undefined;
  if (asked !== undefined) return { status: 200, body: { challenge: asked.challenge } };
  // Slack switches the app off where many of its events fail, so all that it signed is taken.
  const taken = await takeBody(value, text, options);
  return { status: taken === "busy" ? 503 : 200 };
}

function refuse({ onRefused }: EventsRouteOptions): HttpAnswer {
  onRefused();
  return { status: 401 };
}

/** The body as JSON text: presses and forms lie in a field of their own, a command is all fields. */
function bodyText({ headers, body }: HttpRequest): string | undefined {
  const type = headers["content-type"] ?? "";
  const text = body.toString("utf8");
  if (type.startsWith("application/json")) return text;
  if (!type.startsWith("application/x-www-form-urlencoded")) return undefined;
  const fields = new URLSearchParams(text);
  return fields.get("payload") ?? JSON.stringify(Object.fromEntries(fields));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
