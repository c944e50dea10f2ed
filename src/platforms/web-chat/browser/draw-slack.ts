import type { Ask } from "./draw-line.ts";
import { make } from "./make-element.ts";
import { drawInput, pickedUnder } from "./slack-inputs.ts";
import { isPart, type Part, partOf, partsOf, wordsOf } from "./slack-parts.ts";
import type { Drawings } from "./wire.ts";

interface Drawing {
  readonly ask: Ask;
  readonly pictures: Drawings["pictures"];
  readonly frame: HTMLElement;
}

/** Block Kit, drawn plainly by us: what our replies are made of, near enough to Slack to judge them by. */
export function drawSlack({ slack, pictures }: Drawings, ask: Ask): HTMLElement {
  const frame = make("div", { class: "slack" });
  for (const block of slack) if (isPart(block)) frame.append(drawBlock(block, { ask, pictures, frame }));
  return frame;
}

function drawBlock(block: Part, drawing: Drawing): HTMLElement {
  switch (block["type"]) {
    case "rich_text":
      return make("div", {}, partsOf(block, "elements").map(drawRich));
    case "context":
      return make("p", { class: "quiet" }, [
        partsOf(block, "elements")
          .map((one) => wordsOf(one, "text"))
          .join(" "),
      ]);
    case "header":
      return make("p", {}, [make("strong", {}, [wordsOf(block, "text")])]);
    case "divider":
      return make("hr");
    case "image":
      return drawImage(block, drawing);
    case "actions":
      return make(
        "div",
        { class: "chips" },
        partsOf(block, "elements").map((one) => drawAction(one, block, drawing)),
      );
    case "input":
      return drawInput(block);
    default:
      return make("p", {}, [wordsOf(block, "text")]);
  }
}

function drawRich(part: Part): HTMLElement {
  const inner = partsOf(part, "elements");
  if (part["type"] !== "rich_text_list") return make("p", {}, inner.map(drawRun));
  const items = inner.map((item) => make("li", {}, partsOf(item, "elements").map(drawRun)));
  if (part["style"] !== "ordered") return make("ul", {}, items);
  return make("ol", { start: String(1 + Number(part["offset"] ?? 0)) }, items);
}

function drawRun(run: Part): Node {
  const words = wordsOf(run, "text");
  const isBold = partOf(run, "style")?.["bold"] === true;
  return isBold ? make("strong", {}, [words]) : document.createTextNode(words);
}

function drawImage(block: Part, { pictures }: Drawing): HTMLElement {
  const alt = wordsOf(block, "alt_text");
  const src = pictures[wordsOf(partOf(block, "slack_file") ?? {}, "id")];
  return src === undefined ? make("p", {}, [alt]) : make("img", { src, alt });
}

function drawAction(element: Part, block: Part, { ask, frame }: Drawing): HTMLElement {
  const blockId = wordsOf(block, "block_id");
  if (element["type"] === "static_select") return drawMenu(element, ask);
  const label = wordsOf(element, "text");
  const style = element["style"] === "primary" ? { class: "primary" } : {};
  const button = make("button", { type: "button", ...style }, [label]);
  button.addEventListener("click", () => {
    const picked = pickedUnder(frame, `${blockId}:`);
    ask({ do: "press", value: wordsOf(element, "value"), label, ...(picked === undefined ? {} : { picked }) });
  });
  return button;
}

/** A menu, with a button to send it: one that sends at every change could not be looked through by the keyboard. */
function drawMenu(element: Part, ask: Ask): HTMLElement {
  const name = wordsOf(element, "placeholder");
  const options = partsOf(element, "options").map((one) =>
    make("option", { value: wordsOf(one, "value") }, [wordsOf(one, "text")]),
  );
  const menu = make("select", { "aria-label": name }, options);
  const button = make("button", { type: "button" }, [name]);
  button.addEventListener("click", () =>
    ask({ do: "press", value: menu.value, label: menu.selectedOptions[0]?.textContent ?? "" }),
  );
  return make("span", { class: "row" }, [menu, button]);
}
