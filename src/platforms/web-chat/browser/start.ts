import { askServer, fetchLines } from "./ask-server.ts";
import { drawLine } from "./draw-line.ts";
import { find, make } from "./make-element.ts";
import { type Asked, type Shown, type ShownLine, type Way, ways } from "./wire.ts";

/** The page as it stands: whose it is, how replies are drawn, what is shown. */
interface State {
  readonly token: string;
  readonly who: string;
  way: Way;
  lines: readonly ShownLine[];
  busy: boolean;
}

const pollMs = 300;

function readState(): State {
  const fields = new FormData(theForm("say"));
  const as = String(fields.get("as"));
  return {
    token: String(fields.get("token")),
    who: String(fields.get("who")),
    way: ways.find((way) => way === as) ?? "web",
    lines: [],
    busy: false,
  };
}

function theForm(id: string): HTMLFormElement {
  const form = find(id);
  if (!(form instanceof HTMLFormElement)) throw new Error(`#${id} is no form`);
  return form;
}

/** Shows new lines below those that are there, and brings the first of them into sight. */
function addLines(state: State, { lines, clock, making }: Shown): void {
  find("clock").textContent = clock;
  const latest = find("latest");
  latest.textContent = making.done < making.of ? `Making the sample team: ${making.done} of ${making.of} people` : "";
  if (lines.length === 0) return;
  const log = find("log");
  if (state.lines.length === 0) log.replaceChildren();
  const drawn = lines.map((line) => drawLine(line, state.way, (asked) => void ask(state, asked)));
  log.append(...drawn);
  state.lines = [...state.lines, ...lines];
  drawn[0]?.scrollIntoView({
    block: "start",
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}

function redraw(state: State): void {
  const { lines } = state;
  if (lines.length === 0) return;
  find("log").replaceChildren(...lines.map((line) => drawLine(line, state.way, (asked) => void ask(state, asked))));
}

/** One wish after the other: what is asked while another is worked on is dropped, as the page says that it works. */
async function ask(state: State, asked: Asked): Promise<void> {
  if (state.busy) return;
  state.busy = true;
  const came = await askServer({ asked, token: state.token, who: state.who, after: state.lines.at(-1)?.id ?? -1 });
  state.busy = false;
  if (came.kind === "failed") find("latest").textContent = came.words;
  else if (asked.do === "restart") startAfresh(state, came.shown);
  else addLines(state, came.shown);
}

function startAfresh(state: State, shown: Shown): void {
  state.lines = [];
  find("log").replaceChildren(make("p", { class: "quiet" }, ["Everybody is as at the beginning."]));
  addLines(state, shown);
}

/** The forms of the page itself: their fields and the pressed button are the wish. */
function takeForms(state: State): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-wish]"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fields = new FormData(form, event.submitter);
      const entries = [...fields].map(([name, value]) => [name, String(value)] as const);
      void ask(state, { do: "", ...Object.fromEntries(entries) });
      const text = form.querySelector("#text");
      if (text instanceof HTMLInputElement) text.value = "";
    });
}

/** The switch of drawings; kept in the address, so that another person's page begins with it. */
function takeWays(state: State): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-scripted]")) part.hidden = false;
  for (const input of document.querySelectorAll<HTMLInputElement>("input[name=way]"))
    input.addEventListener("change", () => {
      state.way = ways.find((way) => way === input.value) ?? state.way;
      for (const field of document.querySelectorAll<HTMLInputElement>("input[name=as]")) field.value = state.way;
      for (const link of document.querySelectorAll<HTMLAnchorElement>(".chips a")) {
        const address = new URL(link.href);
        address.searchParams.set("as", state.way);
        link.href = address.href;
      }
      history.replaceState(null, "", `/?${new URLSearchParams({ who: state.who, as: state.way })}`);
      redraw(state);
    });
}

async function start(): Promise<void> {
  const state = readState();
  takeWays(state);
  takeForms(state);
  for (;;) {
    const shown = await fetchLines(state.who, state.lines.at(-1)?.id ?? -1);
    if (shown === undefined) return;
    addLines(state, shown);
    if (shown.making.done >= shown.making.of) return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

void start();
