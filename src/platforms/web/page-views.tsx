import type { VNode } from "preact";
import type { Choice, Reply, ReplyFile } from "../../domain/reply.ts";
import { makeInert } from "./inert-words.tsx";
import { drawPage, type PageFrame, plainBody, type Visitor } from "./page-layout.tsx";
import { linkFor } from "./page-list.ts";
import type { PageContent } from "./page-shelf.ts";
import type { Visit } from "./page-visit.ts";
import { type DrawSvg, ReplyHtml } from "./reply-html.tsx";
import { webWords } from "./web-words.ts";

/** How long a page that is being made waits before it looks again, in seconds. */
const againSeconds = 2;

/** For whom a page is drawn. */
export interface Viewing extends Pick<Visit, "session" | "visitor" | "linkForName"> {
  readonly drawSvg: DrawSvg;
  /** Where a file of the page can be fetched. */
  readonly fileHref: (file: ReplyFile) => string;
}

/** A page of replies, each a section of its own. */
export function drawContent({ path, replies, shown }: PageContent, viewing: Viewing): string {
  const { session, visitor, drawSvg, linkForName, fileHref } = viewing;
  const sections = withoutRepeats(replies, shown).map((reply, index) => (
    <section class="card">
      <ReplyHtml
        reply={reply}
        look={{
          drawSvg,
          linkForName,
          fileHref,
          level: index === 0 ? 1 : 2,
          press: {
            action: "/pages/do",
            hidden: () => ({ token: session.formToken, from: path }),
            linkFor,
            takesWords: true,
          },
        }}
      />
    </section>
  ));
  const title = replies[0]?.title ?? webWords.product;
  return drawPage({ title: makeInert(title), visitor, current: path, body: <>{sections}</> });
}

/** A page that shows itself once it is made. */
export function drawMaking(place: string, path: string, visitor: Visitor): string {
  const address = `/pages/answer?n=${place}`;
  const { title, about, again } = webWords.making;
  const body = plainBody(
    title,
    about,
    <>
      <div class="working" />
      <p>
        <a href={address}>{again}</a>
      </p>
    </>,
  );
  return drawPage({ title, visitor, current: path, refresh: { seconds: againSeconds, address }, body });
}

/** The page behind a link: what fetches links without being asked to does not press buttons, and uses none up. */
export function drawEntrance(token: string): string {
  const { title, about, press } = webWords.enter;
  const form: VNode = (
    <form method="post" action="/pages/in" class="enter">
      <input type="hidden" name="link" value={token} />
      <button type="submit">{press}</button>
    </form>
  );
  return drawPage({ title, visitor: null, body: plainBody(title, about, form) });
}

/** A page of a heading and a sentence. */
export function drawNote(
  { title, about }: { readonly title: string; readonly about: string },
  more: Partial<PageFrame> = {},
): string {
  return drawPage({ title, visitor: null, body: plainBody(title, about), ...more });
}

/** What is on the page, or offered in one section, is not offered in the next ones again. */
function withoutRepeats(replies: readonly Reply[], shown: readonly string[]): readonly Reply[] {
  const offered = new Set(shown);
  return replies.map((reply) => ({
    ...reply,
    next: reply.next.filter((choice) => isNew(choice, offered)),
  }));
}

function isNew({ intent }: Choice, offered: Set<string>): boolean {
  const what = linkFor(intent) ?? JSON.stringify(intent);
  if (offered.has(what)) return false;
  offered.add(what);
  return true;
}
