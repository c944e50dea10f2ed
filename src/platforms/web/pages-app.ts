import type { IncomingMessage, ServerResponse } from "node:http";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { WatchActs } from "../../ports/act-watch.ts";
import type { Log } from "../../ports/log.ts";
import { isToken } from "../../ports/token.ts";
import { pageCookie } from "./page-cookie.ts";
import { isFromHere, isSame, type PageLimits, refuseTooOften, strictHeaders, usualLimits } from "./page-guard.ts";
import type { OpenPageKeys } from "./page-keys.ts";
import { pages } from "./page-list.ts";
import type { PageRoster } from "./page-person.ts";
import { pageStyle } from "./page-style.ts";
import { drawEntrance } from "./page-views.tsx";
import { askerOf, sessionOf, type Visit, type VisitWith, visitOf } from "./page-visit.ts";
import { readPosted } from "./read-posted.ts";
import { noteSheet, type Sheet, sendSheet } from "./send-sheet.ts";
import { beginPage, pageAt, type ShowWith, sheetOf } from "./show-page.ts";
import { webWords } from "./web-words.ts";

/** What the pages take. */
export interface PagesOptions extends Omit<ShowWith, "refer">, PageRoster {
  readonly keys: OpenPageKeys;
  readonly log: Log;
  /** Told of everybody who comes in; absent: nobody is. */
  readonly onAct?: WatchActs | undefined;
  /** Makes a reference for a fault, short enough to be read out. */
  readonly makeReference: () => string;
  /** Where people's browsers reach the server, without a slash at its end. */
  readonly publicUrl: string;
  readonly limits?: PageLimits;
}

/** The most bytes that a form may have. */
const bodyLimit = "64kb";

interface Serving extends PagesOptions, ShowWith, VisitWith {
  readonly origin: string;
}

/** The pages for managers and trainers: every one is what the assistant answers to whoever is signed in. */
export function openPages(options: PagesOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { log, makeReference, publicUrl, limits = usualLimits } = options;
  const { origin, protocol } = new URL(publicUrl);
  const secure = protocol === "https:";
  const refer = (error: unknown) => {
    const reference = makeReference();
    log.error("a page could not be made", { reference, ...causeOf(error) });
    return reference;
  };
  const serving: Serving = { ...options, origin, refer, cookie: pageCookie(secure) };
  const app = express().disable("x-powered-by").disable("etag").set("query parser", "simple");
  app.use(...strictHeaders(secure));
  app.get("/pages/style.css", (_, response) => {
    response.set("cache-control", "public, max-age=31536000, immutable").type("css").send(pageStyle);
  });
  // What is tried elsewhere does not count: behind a proxy all strangers are one, and would keep each other out.
  app.use((request, response, next) => {
    if (/^\/pages(?:\/|$)/.test(request.path)) next();
    else sendSheet(response, noteSheet(404, webWords.unknown));
  });
  app.use(
    refuseTooOften(
      limits,
      (request) => askerOf(request, serving),
      (_, response) => sendSheet(response, noteSheet(429, webWords.tooOften)),
    ),
  );
  app.use(express.urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 1_000 }));
  serveEntrance(app, serving);
  servePages(app, serving);
  app.use(async (request, response) =>
    sendSheet(response, noteSheet(404, webWords.unknown, await visitOf(request, serving))),
  );
  app.use(tellFault(serving));
  return app;
}

/** Coming in by a link, and going. */
function serveEntrance(app: Express, serving: Serving): void {
  const { keys, cookie, origin } = serving;
  app.get("/pages/in/:link", async ({ params: { link } }, response) => {
    if (!isToken(link) || !(await keys.holds(link))) return sendSheet(response, noteSheet(410, webWords.over));
    response.type("html").send(drawEntrance(link));
  });
  app.post("/pages/in", async (request, response) => {
    if (!isFromHere(request, origin)) return sendSheet(response, noteSheet(403, webWords.forged));
    const link: unknown = request.body?.link;
    const token = isToken(link) ? await keys.enter(link) : undefined;
    if (token === undefined) return sendSheet(response, noteSheet(410, webWords.over));
    await tellEntry(token, serving);
    response.set("set-cookie", cookie.set(token)).redirect(303, "/pages");
  });
  app.post("/pages/out", async (request, response) => {
    const visit = await visitOf(request, serving);
    if (visit !== undefined && !isOurs(request, visit, origin))
      return sendSheet(response, noteSheet(403, webWords.forged, visit));
    const token = cookie.read(request.headers.cookie);
    if (token !== undefined) await keys.leave(token);
    response.set("set-cookie", cookie.clear);
    sendSheet(response, noteSheet(200, webWords.left));
  });
}

async function tellEntry(token: string, { keys, onAct }: Serving): Promise<void> {
  const session = onAct === undefined ? undefined : await keys.sessionOf(token);
  if (session !== undefined) onAct?.({ event: "pages.enter", by: session.who, outcome: "done" });
}

/** What is seen and done by who is signed in. */
function servePages(app: Express, serving: Serving): void {
  const signedIn = (serve: Serve) => async (request: Request, response: Response) => {
    const visit = await visitOf(request, serving);
    return visit === undefined ? sendSheet(response, noteSheet(401, webWords.signIn)) : serve(visit, request, response);
  };
  app.get(
    "/pages",
    signedIn(({ visitor }, _, response) => response.redirect(303, `/pages/${visitor.nav[0]?.path ?? "me"}`)),
  );
  for (const { path, under, asks } of pages)
    app.get(
      `/pages/${path}`,
      signedIn(async (visit, request, response) => {
        const asked = asks(request.query);
        if (asked === undefined) return sendSheet(response, noteSheet(404, webWords.unknown, visit));
        const { place, page } = await beginPage({ path: under, asks: asked, isKept: false }, visit, serving);
        sendSheet(response, sheetOf(page, place, visit));
      }),
    );
  app.get(
    "/pages/answer",
    signedIn(async (visit, request, response) => {
      const place = placeSchema.safeParse(request.query["n"]).data;
      sendSheet(response, place === undefined ? noteSheet(404, webWords.gone, visit) : await pageAt(place, visit));
    }),
  );
  app.get("/pages/file/:name", signedIn(sendFile));
  app.post(
    "/pages/do",
    signedIn(async (visit, request, response) => {
      if (!isOurs(request, visit, serving.origin)) return sendSheet(response, noteSheet(403, webWords.forged, visit));
      const intent = readPosted(request.body);
      if (intent === undefined) return sendSheet(response, noteSheet(400, webWords.notUnderstood, visit));
      const path = pages.find(({ path }) => path === request.body?.from)?.path ?? "";
      const { place, page, isShelved } = await beginPage({ path, asks: [intent], isKept: true }, visit, serving);
      // Who has just had themselves erased is not signed in any more, and reads here that it is done.
      const isIn = isShelved && (await sessionOf(request, serving).catch(() => undefined)) !== undefined;
      if (!isIn) return sendSheet(response, sheetOf(page, place, visit));
      response.redirect(303, `/pages/answer?n=${place}`);
    }),
  );
}

type Serve = (visit: Visit, request: Request, response: Response) => void | Promise<void>;

const placeSchema = z.string().regex(/^[\w-]{1,40}$/);

function isOurs(request: Request, { session }: Visit, origin: string): boolean {
  return isFromHere(request, origin) && isSame(request.body?.token, session.formToken);
}

async function sendFile(visit: Visit, request: Request, response: Response): Promise<void> {
  const name = placeSchema.safeParse(request.params["name"]).data;
  const file = name === undefined ? undefined : await visit.shelf.file(name);
  if (file === undefined) {
    sendSheet(response, noteSheet(404, webWords.gone, visit));
    return;
  }
  response.attachment(file.name).type(file.type).send(Buffer.from(file.bytes));
}

function causeOf(error: unknown): { readonly code: string } | { readonly bug: string } {
  if (error instanceof OutsideError) return { code: error.code };
  return { bug: error instanceof Error ? error.name : "unknown" };
}

const refusedSchema = z.object({ status: z.int().min(400).max(499) });

/** What is wrong with a request is told by its status; everything else is a fault of ours, and is told by a reference. */
function tellFault(serving: Serving): ErrorRequestHandler {
  const handler: ErrorRequestHandler = async (...[error, request, response]) => {
    // What keeps the sessions may be what is not to be had.
    const visit = await visitOf(request, serving).catch(() => undefined);
    if (response.headersSent) response.destroy();
    else sendSheet(response, faultSheet(error, visit, serving));
  };
  // Express knows what takes errors by the number of its parameters.
  return Object.defineProperty(handler, "length", { value: 4 });
}

function faultSheet(error: unknown, visit: Visit | undefined, { refer }: Serving): Sheet {
  const status = refusedSchema.safeParse(error).data?.status;
  if (status !== undefined)
    return noteSheet(status, status === 413 ? webWords.tooLarge : webWords.notUnderstood, visit);
  const { title, about } = webWords.failed;
  return noteSheet(error instanceof OutsideError ? 503 : 500, { title, about: about(refer(error)) }, visit);
}
