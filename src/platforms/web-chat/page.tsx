import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PlayedPerson } from "../../ports/playground.ts";
import { type Shown, type ShownLine, ways } from "./browser/wire.ts";
import { clockSteps, type View } from "./read-wish.ts";
import { things, webChatWords as words } from "./web-chat-words.ts";

/** What stands on the page. */
export interface PageOptions {
  readonly shown: Shown;
  readonly view: View;
  readonly token: string;
  readonly people: readonly PlayedPerson[];
}

/** The whole page. Works as plain forms; the script takes over what it can do better. */
export function drawPage(options: PageOptions): string {
  return `<!doctype html>${renderToString(<Page {...options} />)}`;
}

function Page({ shown, view, token, people }: PageOptions): JSX.Element {
  const me = people.find((one) => one.who === shown.who);
  const as = ways.find((way) => way === view.as) ?? "web";
  const form = { token, who: shown.who, as };
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.title}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
        <script src="/adaptivecards.js" defer />
        <script src="/browser/start.js" type="module" />
      </head>
      <body>
        <header>
          <h1>{words.heading}</h1>
          <p>{words.about}</p>
          <p class="quiet">{words.local}</p>
        </header>
        <main>
          <div class="controls">
            <People me={me} people={people} as={as} />
            <Tries role={me?.role ?? "learner"} form={form} />
            <Clock shown={shown} form={form} />
          </div>
          <section class="talk" aria-labelledby="talk-heading">
            <div class="bar">
              <h2 id="talk-heading">{`${words.conversation}: ${me?.name ?? ""}`}</h2>
              <Ways as={as} who={shown.who} />
            </div>
            <Log shown={shown} />
            <Say form={form} />
          </section>
        </main>
      </body>
    </html>
  );
}

interface FormFields {
  readonly token: string;
  readonly who: string;
  readonly as: string;
}

function Hidden({ form, wish }: { readonly form: FormFields; readonly wish: string }): JSX.Element {
  return (
    <>
      <input type="hidden" name="token" value={form.token} />
      <input type="hidden" name="who" value={form.who} />
      <input type="hidden" name="as" value={form.as} />
      <input type="hidden" name="do" value={wish} />
    </>
  );
}

interface PeopleProps {
  readonly me: PlayedPerson | undefined;
  readonly people: readonly PlayedPerson[];
  readonly as: string;
}

function People({ me, people, as }: PeopleProps): JSX.Element {
  const first = people.filter((one, at) => people.findIndex(({ role }) => role === one.role) === at);
  return (
    <section aria-labelledby="who-heading">
      <h2 id="who-heading">{words.whoHeading}</h2>
      <p>
        <strong>{me?.name}</strong>
        {`, ${me?.about ?? ""}`}
      </p>
      <ul class="chips" aria-label={words.whoHeading}>
        {first.map((one) => (
          <li key={one.who}>
            <a
              href={`/?${new URLSearchParams({ who: one.who, as })}`}
              {...(one.role === me?.role ? { "aria-current": "true" as const } : {})}
            >
              {`${words.role[one.role]}`}
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action="/" class="row">
        <input type="hidden" name="as" value={as} />
        <label for="who">{words.who}</label>
        <select id="who" name="who">
          {people.map((one) => (
            <option key={one.who} value={one.who} selected={one.who === me?.who}>
              {`${one.name}: ${one.about}`}
            </option>
          ))}
        </select>
        <button type="submit">{words.change}</button>
      </form>
    </section>
  );
}

function Tries({ role, form }: { readonly role: PlayedPerson["role"]; readonly form: FormFields }): JSX.Element {
  return (
    <section aria-labelledby="tries-heading">
      <h2 id="tries-heading">{words.tries}</h2>
      <form method="post" action="/do" class="chips" data-wish>
        <Hidden form={form} wish="say" />
        {things[role].map((text) => (
          <button key={text} type="submit" name="text" value={text}>
            {text}
          </button>
        ))}
      </form>
    </section>
  );
}

function Clock({ shown, form }: { readonly shown: Shown; readonly form: FormFields }): JSX.Element {
  return (
    <section aria-labelledby="clock-heading">
      <h2 id="clock-heading">{words.clock}</h2>
      <p id="clock">{shown.clock}</p>
      <form method="post" action="/do" class="chips" data-wish>
        <Hidden form={form} wish="clock" />
        {clockSteps.map((by) => (
          <button key={by} type="submit" name="by" value={by}>
            {words.clockStep[by]}
          </button>
        ))}
      </form>
      <form method="post" action="/do" data-wish>
        <Hidden form={form} wish="restart" />
        <button type="submit">{words.restart}</button>
      </form>
    </section>
  );
}

function Ways({ as, who }: { readonly as: string; readonly who: string }): JSX.Element {
  return (
    <fieldset class="ways" data-scripted hidden>
      <legend>{words.drawHeading}</legend>
      {ways.map((way) => (
        <label key={way}>
          <input type="radio" name="way" value={way} checked={way === as} data-who={who} />
          {words.draw[way]}
        </label>
      ))}
    </fieldset>
  );
}

function Log({ shown }: { readonly shown: Shown }): JSX.Element {
  const { done, of } = shown.making;
  return (
    <>
      <noscript>
        <p class="quiet">{words.noScript}</p>
      </noscript>
      <div id="log" role="log" aria-live="polite" aria-label={words.conversation}>
        {shown.lines.length === 0 ? <p class="quiet">{words.empty}</p> : null}
        {shown.lines.map((line) => (
          <PlainLine key={line.id} line={line} />
        ))}
      </div>
      <p id="latest" class="quiet" role="status" data-done={done} data-of={of}>
        {done < of ? words.making(done, of) : ""}
      </p>
    </>
  );
}

function PlainLine({ line }: { readonly line: ShownLine }): JSX.Element {
  return (
    <article class={`line ${line.kind}`}>
      <p class="quiet">{`${line.kind === "said" ? "" : `${words.assistant}${line.to === null ? "" : ` to ${line.to}`}, `}${line.time}`}</p>
      <pre>{line.drawings?.terminal ?? line.text}</pre>
      {line.files.map((file) => (
        <a key={file.href} href={file.href} download={file.name}>
          {words.download(file.name)}
        </a>
      ))}
    </article>
  );
}

function Say({ form }: { readonly form: FormFields }): JSX.Element {
  return (
    <form method="post" action="/do" class="row say" data-wish id="say">
      <Hidden form={form} wish="say" />
      <label for="text">{words.say}</label>
      <input id="text" name="text" type="text" autocomplete="off" maxLength={3_000} required />
      <button type="submit">{words.send}</button>
      <button type="button" id="stop" hidden>
        {words.stop}
      </button>
    </form>
  );
}
