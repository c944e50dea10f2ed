import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { Words } from "./inert-words.tsx";
import { styleAddress } from "./page-style.ts";
import { webWords } from "./web-words.ts";

/** Who is signed in, and where they may go. */
export interface Visitor {
  readonly name: string | null;
  readonly formToken: string;
  readonly nav: readonly { readonly path: string; readonly label: string }[];
}

/** A page as it is sent. */
export interface PageFrame {
  readonly title: string;
  /** Null: nobody is signed in. */
  readonly visitor: Visitor | null;
  /** The path of the page in the navigation that this one stands under. */
  readonly current?: string;
  /** Loads this address after so many seconds. */
  readonly refresh?: { readonly seconds: number; readonly address: string };
  readonly body: VNode;
}

/** A whole document. */
export function drawPage(frame: PageFrame): string {
  return `<!doctype html>${renderToString(<Document {...frame} />)}`;
}

/** A page of a heading and a sentence or two. */
export function plainBody(title: string, about: string, more: ComponentChildren = null): VNode {
  return (
    <section class="card">
      <h1>{title}</h1>
      <p>{about}</p>
      {more}
    </section>
  );
}

function Document({ title, visitor, current, refresh, body }: PageFrame): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        {refresh === undefined ? null : (
          <meta http-equiv="refresh" content={`${refresh.seconds}; url=${refresh.address}`} />
        )}
        <title>{`${title} - ${webWords.product}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={styleAddress} />
      </head>
      <body>
        <a class="skip" href="#content">
          {webWords.skip}
        </a>
        <header class="top">
          <p class="product">{webWords.product}</p>
          {visitor === null ? null : <SignedIn visitor={visitor} />}
        </header>
        {visitor === null ? null : <Navigation visitor={visitor} current={current} />}
        <main id="content" {...focusable}>
          {body}
        </main>
        <footer>
          <p>{webWords.footer}</p>
        </footer>
      </body>
    </html>
  );
}

// Some browsers move the focus to where a skip link leads only if it can take it.
const focusable = { tabIndex: -1 } as const;

function SignedIn({ visitor }: { readonly visitor: Visitor }): VNode {
  return (
    <form method="post" action="/pages/out" class="visitor">
      <input type="hidden" name="token" value={visitor.formToken} />
      {visitor.name === null ? null : (
        <span>
          {webWords.signedInAs}{" "}
          <strong>
            <Words text={visitor.name} />
          </strong>
        </span>
      )}
      <button type="submit" class="quiet">
        {webWords.signOut}
      </button>
    </form>
  );
}

function Navigation({ visitor, current }: { readonly visitor: Visitor; readonly current: string | undefined }): VNode {
  return (
    <nav aria-label={webWords.pages}>
      <ul>
        {visitor.nav.map(({ path, label }) => (
          <li>
            <a href={`/pages/${path}`} {...(path === current ? ({ "aria-current": "page" } as const) : {})}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
