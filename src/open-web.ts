import { randomBytes } from "node:crypto";
import type { OpenAssistant } from "./compose.ts";
import type { ServerConfig } from "./config.ts";
import type { LearnerId } from "./domain/learner.ts";
import { drawSvg } from "./pictures/draw-svg.ts";
import { openDrawnPictures } from "./platforms/web/drawn-pictures.ts";
import { openPageKeys } from "./platforms/web/page-keys.ts";
import { openPages } from "./platforms/web/pages-app.ts";
import type { WatchActs } from "./ports/act-watch.ts";
import type { Downloads } from "./ports/downloads.ts";
import type { Log } from "./ports/log.ts";
import type { PageStore } from "./ports/page-store.ts";
import type { PageKeys } from "./ports/pages.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { openFileShelf } from "./server/file-shelf.ts";
import type { HttpServerOptions } from "./server/http-server.ts";
import { openMemoryDownloads } from "./storage/memory-downloads.ts";
import { openMemoryPages } from "./storage/memory-pages.ts";
import { nodeTimers } from "./storage/timers.ts";

/** What people's browsers are served. */
export interface Web {
  readonly keys: PageKeys | undefined;
  readonly shelf: ReturnType<typeof openFileShelf>;
  /** The pages, for the server to answer with whatever nobody else does. */
  readonly pagesFor: (assistant: OpenAssistant, log: Log, onAct?: WatchActs) => Pick<HttpServerOptions, "fallback">;
}

/** Where links, sessions and downloads lie: in the memory of this server, or where several find them. */
export interface WebKeeping {
  readonly pages: PageStore;
  readonly downloads: Downloads;
}

/**
 * Pages and downloads, at the public address; none where a port is chosen at the start and no address is set. Where
 * nothing is given to keep them in, this server alone serves what it has made a link to.
 */
export function openWeb(config: ServerConfig, kept: WebKeeping = inMemory()): Web {
  const publicUrl = config.centre.publicUrl ?? ownUrl(config.server);
  const clock = systemClock;
  // Where a pool is small, most of it is still left to those who chat.
  const mostLooks = Math.ceil(config.databasePool / 3);
  const shelf = openFileShelf({ kept: kept.downloads, makeToken, publicUrl, mostLooks });
  if (publicUrl === undefined) return { keys: undefined, shelf, pagesFor: () => ({}) };
  const keys = openPageKeys({ publicUrl, store: kept.pages, makeToken });
  const drawn = openDrawnPictures(drawSvg, systemClock);
  const forget = async (who: LearnerId) => {
    await kept.downloads.forget(who);
    await keys.forget(who);
    drawn.clear();
  };
  return {
    keys: { linkFor: keys.linkFor, forget },
    shelf,
    pagesFor: (assistant, log, onAct) => ({
      fallback: openPages({
        assistant,
        keys,
        log,
        onAct,
        publicUrl,
        drawSvg: drawn.draw,
        clock,
        timers: nodeTimers,
        roster: assistant.office.roster.now,
        admins: assistant.office.admins,
        makeReference: () => randomBytes(4).toString("hex"),
      }),
    }),
  };
}

function inMemory(): WebKeeping {
  return { pages: openMemoryPages(systemClock), downloads: openMemoryDownloads(systemClock) };
}

function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Where this machine itself reaches the server. */
function ownUrl({ host, port }: ServerConfig["server"]): string | undefined {
  if (port === 0) return undefined;
  const everywhere = host === "0.0.0.0" || host === "::";
  return `http://${everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;
}
