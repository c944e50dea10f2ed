import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import type { LearnerId } from "../../domain/learner.ts";
import type { Shown } from "./browser/wire.ts";
import { doWish, type Play } from "./do-wish.ts";
import { refuseForged, refuseOtherHosts, strictHeaders } from "./guard.ts";
import { drawPage } from "./page.tsx";
import { readView, readWish, type View } from "./read-wish.ts";
import { showLines } from "./show-lines.ts";
import { styleSheet } from "./style-sheet.ts";
import { openTranscript } from "./transcript.ts";

/** What the page takes. */
export interface LocalChatOptions extends Omit<Play, "transcript"> {
  /** Made anew at every start, for nobody to guess: what does not carry it is no form of ours. */
  readonly token: string;
  /** Where the compiled scripts for the browser lie; absent: beside this file. */
  readonly scripts?: string;
}

const bodyLimit = "64kb";

/** The assistant in a page, for this machine alone. What comes back answers every request. */
export function openLocalChat(options: LocalChatOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const play: Play = { ...options, transcript: openTranscript() };
  const app = express().disable("x-powered-by").disable("etag").set("env", "production");
  app.use(refuseOtherHosts, strictHeaders, (_, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  app.get("/", (request, response) => {
    const view = readView(request.query);
    response
      .type("html")
      .send(drawPage({ shown: show(view, play), view, token: options.token, people: play.playground.people }));
  });
  app.get("/lines", (request, response) => void response.json(show(readView(request.query), play)));
  app.get("/file", (request, response) => sendFile(request, response, play));
  serveAssets(app, options.scripts ?? join(import.meta.dirname, "browser"));
  app.post("/do", readBody, refuseForged(options.token), (request, response) => {
    answerWish(request, response, play).catch((error: unknown) => refuse(error, response));
  });
  app.use((_, response) => refuse(undefined, response));
  return app;
}

const asForm = express.urlencoded({ extended: false, limit: bodyLimit });
const asJson = express.json({ limit: bodyLimit });

const readBody: RequestHandler = (request, response, next) => {
  const orRefuse = (then: () => void) => (error?: unknown) => (error === undefined ? then() : refuse(error, response));
  asForm(
    request,
    response,
    orRefuse(() => asJson(request, response, orRefuse(next))),
  );
};

const httpError = z.object({ status: z.number().int().min(400).max(499) });

/** What is not there, or could not be read, is refused in a word; anything else is a bug of ours, of which nothing is told. */
function refuse(error: unknown, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  const status = error === undefined ? 404 : (httpError.safeParse(error).data?.status ?? 500);
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end("This could not be answered.\n");
}

/** The person whose conversation is looked at; the first one where nobody, or nobody we know, is named. */
function personOf({ who }: View, { playground: { people } }: Play): LearnerId {
  const found = people.find((one) => one.who === who) ?? people[0];
  if (found === undefined) throw new Error("there is somebody to play");
  return found.who;
}

function show(view: View, play: Play): Shown {
  return showLines(play, { who: personOf(view, play), after: view.after });
}

async function answerWish(request: Request, response: Response, play: Play): Promise<void> {
  const view = readView(request.body);
  const wish = readWish(request.body);
  if (wish === undefined) return void response.status(400).type("text").send("Not a wish of this page.\n");
  const stop = new AbortController();
  // Whoever presses "Stop" closes the request.
  response.once("close", () => stop.abort());
  const who = personOf(view, play);
  await doWish(wish, { who, signal: stop.signal }, play);
  if (stop.signal.aborted) return;
  if (request.accepts(["html", "json"]) === "json") return void response.json(show(view, play));
  response.redirect(303, `/?${new URLSearchParams({ who, as: view.as })}#latest`);
}

function sendFile(request: Request, response: Response, { transcript }: Play): void {
  const file = transcript.fileOf(Number(request.query["line"]), Number(request.query["file"]));
  if (file === undefined) return void response.status(404).type("text").send("This file is no longer here.\n");
  response.attachment(file.name).set("content-type", file.type).send(Buffer.from(file.base64, "base64"));
}

function serveAssets(app: Express, scripts: string): void {
  app.get("/style.css", (_, response) => void response.type("css").send(styleSheet));
  app.use("/browser", express.static(scripts, { extensions: ["js"], index: false, cacheControl: false }));
  const cards = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js");
  app.get("/adaptivecards.js", (_, response) => response.sendFile(cards, { cacheControl: false }));
}
