import { drawCards } from "./draw-cards.ts";
import { drawSlack } from "./draw-slack.ts";
import { make } from "./make-element.ts";
import { takePresses } from "./take-presses.ts";
import type { Asked, Drawings, ShownLine, Way } from "./wire.ts";

/** Asks for something; the page then shows what came of it. */
export type Ask = (asked: Asked) => void;

/** One line of the conversation, drawn in this way. */
export function drawLine(line: ShownLine, way: Way, ask: Ask): HTMLElement {
  // The page's own drawing has its files within.
  const files = way === "web" ? [] : line.files.map(drawFile);
  const body = [drawBody(line, way, ask), ...files];
  const frame = { class: `line ${line.kind}` };
  if (line.to === null) return make("article", frame, [make("p", { class: "quiet" }, [headOf(line)]), ...body]);
  // What others got is there to be looked into, and not in the way.
  const head = make("summary", {}, [`${headOf(line)}: ${line.text}`]);
  return make("article", frame, [make("details", {}, [head, ...body])]);
}

function headOf({ kind, to, time }: ShownLine): string {
  if (kind === "said" || kind === "note") return time;
  const unasked = kind === "unasked" ? ", unasked" : "";
  return `Unitwise${to === null ? "" : ` to ${to}`}${unasked}, ${time}`;
}

function drawBody({ drawings, text }: ShownLine, way: Way, ask: Ask): HTMLElement {
  return drawings === null ? make("p", {}, [text]) : drawReply(drawings, way, ask);
}

function drawReply(drawings: Drawings, way: Way, ask: Ask): HTMLElement {
  switch (way) {
    case "web": {
      const frame = make("div", { class: "web" });
      // Made by our own server, with everything escaped that is not ours.
      frame.innerHTML = drawings.web;
      takePresses(frame, ask);
      return frame;
    }
    case "terminal":
      // Wider than a phone it scrolls by itself, with the keyboard too.
      return make("pre", { class: "terminal", tabindex: "0", role: "group", "aria-label": "As in a terminal" }, [
        drawings.terminal,
      ]);
    case "teams":
      return drawCards(drawings.teams, ask);
    case "slack":
      return drawSlack(drawings, ask);
    default:
      return way satisfies never;
  }
}

function drawFile({ name, about, href }: ShownLine["files"][number]): HTMLElement {
  return make("p", {}, [make("a", { href, download: name }, [`Download ${name}`]), ` ${about}`]);
}
