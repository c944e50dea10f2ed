import type { Clock } from "../../ports/clock.ts";
import type { Assistant } from "../../ports/platform.ts";
import type { Timers } from "../../ports/timers.ts";
import { makePage } from "./make-page.ts";
import type { Asks } from "./page-list.ts";
import type { PlacedPage } from "./page-shelf.ts";
import { drawContent, drawMaking } from "./page-views.tsx";
import type { Visit } from "./page-visit.ts";
import type { DrawSvg } from "./reply-html.tsx";
import { noteSheet, type Sheet } from "./send-sheet.ts";
import { webWords } from "./web-words.ts";

/** After so many milliseconds whoever waits for a page is told that it is being made. */
const patienceMs = 1_000;

/** What making and drawing pages takes. */
export interface ShowWith {
  readonly assistant: Pick<Assistant, "handle">;
  readonly drawSvg: DrawSvg;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Notes a failure for operators; the reference that it can be found by. */
  readonly refer: (error: unknown) => string;
}

/** What is asked, and the page that it stands under. */
export interface Asking {
  readonly path: string;
  readonly asks: Asks;
}

/** Begins to make a page; resolves to its place when it is made, or when that takes long. */
export async function beginPage({ path, asks }: Asking, visit: Visit, using: ShowWith): Promise<number> {
  const { session, roles } = visit;
  const { assistant, clock, refer } = using;
  const placed = session.shelf.put(path, makePage(path, asks, { who: session.who, roles, assistant, clock }), refer);
  await atMost(placed, using.timers);
  return placed.place;
}

/** The page at this place: as it is made, that it is being made, or that it is gone. */
export function pageAt(place: number, visit: Visit, { drawSvg }: Pick<ShowWith, "drawSvg">): Sheet {
  const { session, visitor } = visit;
  const page = session.shelf.at(place);
  switch (page?.kind) {
    case "made":
      return { status: 200, html: drawContent(page.content, { ...visit, drawSvg }) };
    case "making":
      return { status: 200, html: drawMaking(place, page.path, visitor) };
    case "failed": {
      const { title, about } = webWords.failed;
      return noteSheet(500, { title, about: about(page.reference) }, visit);
    }
    case undefined:
      return noteSheet(404, webWords.gone, visit);
    default:
      return page satisfies never;
  }
}

function atMost({ settled }: PlacedPage, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    const callOff = timers.after(patienceMs, resolve);
    void settled.then(() => {
      callOff();
      resolve();
    });
  });
}
