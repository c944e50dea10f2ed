import { randomBytes } from "node:crypto";
import type { ServerConfig } from "./config.ts";
import type { Picture } from "./domain/picture.ts";
import type { Block, Reply, ReplyFile } from "./domain/reply.ts";
import { StartupError } from "./domain/startup-error.ts";
import { openPlayground } from "./open-playground.ts";
import { drawPicture } from "./pictures/draw-picture.ts";
import { drawSvg } from "./pictures/draw-svg.ts";
import { renderSlack } from "./platforms/slack/render-slack.ts";
import { readPress } from "./platforms/teams/press.ts";
import { renderCards } from "./platforms/teams/render-card.ts";
import { renderTerminal } from "./platforms/terminal/render-terminal.ts";
import { renderReplyHtml } from "./platforms/web/reply-html.tsx";
import type { Drawings } from "./platforms/web-chat/browser/wire.ts";
import { openLocalChat } from "./platforms/web-chat/open-local-chat.ts";
import type { Log } from "./ports/log.ts";
import { openHttpServer } from "./server/http-server.ts";

/** The page at work. */
export interface ServingLocal {
  /** "http://127.0.0.1:3978/" */
  readonly url: string;
  stop(): Promise<void>;
}

/** Hosts that only this machine reaches. */
const loopback = ["127.0.0.1", "localhost", "::1"];

/** Serves the local chat. Rejects with a StartupError where the port is not to be had, or the host is not this machine alone. */
export async function serveLocal({ server, centreFile }: ServerConfig, log: Log): Promise<ServingLocal> {
  if (!loopback.includes(server.host)) throw new StartupError([notLocal(server.host)]);
  const answer = openLocalChat({
    playground: openPlayground({ centreFile, log }),
    draw,
    readCard: readPress,
    token: randomBytes(24).toString("base64url"),
  });
  const { host, port } = server;
  const listening = await openHttpServer({ host, port, routes: [], fallback: answer, log });
  return { url: `${listening.url}/`, stop: () => listening.stop(0) };
}

/** A reply in every way. */
async function draw(reply: Reply, fileHref: (file: ReplyFile) => string): Promise<Drawings> {
  const pictures = await drawPictures(reply);
  const nonce = randomBytes(9).toString("base64url");
  const files = new Map([...pictures.keys()].map((block, index) => [block, `picture-${index}`] as const));
  return {
    terminal: renderTerminal(reply, { width: 80, styled: false, letters: false }),
    web: renderReplyHtml(reply, { drawSvg, fileHref, press: { action: "/do", hidden: () => ({}) }, level: 3 }),
    teams: renderCards(reply, { nonce, pictures }),
    slack: renderSlack(reply, { nonce, files }).flatMap(({ blocks }) => blocks),
    pictures: Object.fromEntries([...pictures].map(([block, address]) => [files.get(block) ?? "", address])),
  };
}

/** Data addresses of the pictures of a reply; what cannot be drawn is told in words. */
async function drawPictures(reply: Reply): Promise<ReadonlyMap<Block, string>> {
  const drawn = reply.blocks.map(async (block) => {
    if (block.kind !== "picture") return [];
    const address = await addressOf(block.picture).catch(() => undefined);
    return address === undefined ? [] : [[block, address] as const];
  });
  return new Map((await Promise.all(drawn)).flat());
}

async function addressOf(picture: Picture): Promise<string> {
  return `data:image/png;base64,${Buffer.from(await drawPicture(picture)).toString("base64")}`;
}

function notLocal(host: string) {
  return {
    where: `HOST ${host}`,
    problem: "Without Slack or Teams only the local chat is served, and it asks nobody who they are.",
    fix: 'Leave HOST out, or configure Slack or Teams: README.md, "Install".',
  };
}
