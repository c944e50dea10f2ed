import type { ReplyFile } from "../../domain/reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Assistant } from "../../ports/platform.ts";
import type { Timers } from "../../ports/timers.ts";
import { makePage } from "./make-page.ts";
import type { Asks } from "./page-list.ts";
import type { ShelfPage } from "./page-shelf.ts";
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
  /** True: it is looked for on the shelf in any case; false: only where it takes long. */
  readonly isKept: boolean;
}

/** A page, made or not, and its place on the shelf. */
export interface BegunPage {
  readonly place: string;
  readonly page: ShelfPage;
  /** Whether it lies there. */
  readonly isShelved: boolean;
}

/** Begins to make a page; resolves when it is made, or when that takes long: then it is found at its place later. */
export async function beginPage(asking: Asking, visit: Visit, using: ShowWith): Promise<BegunPage> {
  const { shelf } = visit;
  const place = shelf.newPlace();
  const making = makeAt(place, { asking, visit }, using);
  const made = await atMost(making, using.timers);
  const page = made ?? ({ kind: "making", path: asking.path } as const);
  const put = (what: ShelfPage) =>
    shelf.put(place, what).then(
      () => true,
      (error: unknown) => {
        // What was asked is done: whoever asked is shown it all the same.
        using.refer(error);
        return false;
      },
    );
  const isShelved = made === undefined || asking.isKept ? await put(page) : false;
  if (made === undefined) void making.then(put);
  return { place, page, isShelved };
}

interface Making {
  readonly asking: Asking;
  readonly visit: Visit;
}

/** Never rejects. The files of a page lie on the shelf before it does. */
async function makeAt(place: string, { asking, visit }: Making, using: ShowWith): Promise<ShelfPage> {
  const { session, roles, shelf } = visit;
  const { assistant, clock, drawSvg, refer } = using;
  try {
    const content = await makePage(asking.path, asking.asks, { who: session.who, roles, assistant, clock });
    const files: ReplyFile[] = [];
    const nameOf = (file: ReplyFile) => {
      if (!files.includes(file)) files.push(file);
      return `${place}-${files.indexOf(file)}`;
    };
    const html = drawContent(content, { ...visit, drawSvg, fileHref: (file) => `/pages/file/${nameOf(file)}` });
    for (const file of files) await shelf.putFile(nameOf(file), file);
    return { kind: "made", html };
  } catch (error) {
    return { kind: "failed", reference: refer(error) };
  }
}

/** The page at this place, or that it is gone. */
export async function pageAt(place: string, visit: Visit): Promise<Sheet> {
  const page = await visit.shelf.at(place);
  return page === undefined ? noteSheet(404, webWords.gone, visit) : sheetOf(page, place, visit);
}

/** A page as it is made, or that it is being made. */
export function sheetOf(page: ShelfPage, place: string, visit: Visit): Sheet {
  switch (page.kind) {
    case "made":
      return { status: 200, html: page.html };
    case "making":
      return { status: 200, html: drawMaking(place, page.path, visit.visitor) };
    case "failed": {
      const { title, about } = webWords.failed;
      return noteSheet(500, { title, about: about(page.reference) }, visit);
    }
    default:
      return page satisfies never;
  }
}

/** Undefined where it takes longer. */
function atMost<T>(making: Promise<T>, timers: Timers): Promise<T | undefined> {
  return new Promise((resolve) => {
    const callOff = timers.after(patienceMs, () => resolve(undefined));
    void making.then((made) => {
      callOff();
      resolve(made);
    });
  });
}
