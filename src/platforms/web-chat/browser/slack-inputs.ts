import { make } from "./make-element.ts";
import { type Part, partOf, partsOf, wordsOf } from "./slack-parts.ts";

/** A field of a form, named by its block and its action, so that the form's button finds it. */
export function drawInput(block: Part): HTMLElement {
  const element = partOf(block, "element") ?? {};
  const place = { "data-block": wordsOf(block, "block_id"), "data-action": wordsOf(element, "action_id") };
  const type = wordsOf(element, "type");
  const label = wordsOf(block, "label");
  if (type === "checkboxes" || type === "radio_buttons") return drawTicks(element, label, place);
  const many = type === "multi_static_select";
  const chosen = chosenIn(element);
  const options = optionsOf(element).map((one) => {
    const value = wordsOf(one, "value");
    return make("option", { value, ...(chosen.has(value) ? { selected: "" } : {}) }, [wordsOf(one, "text")]);
  });
  const menu = make("select", { ...place, ...(many ? { multiple: "", size: "6" } : {}) }, options);
  return make("label", { class: "field" }, [label, menu]);
}

function drawTicks(element: Part, label: string, place: Readonly<Record<string, string>>): HTMLElement {
  const type = element["type"] === "checkboxes" ? "checkbox" : "radio";
  const chosen = chosenIn(element);
  const ticks = optionsOf(element).map((one) => {
    const value = wordsOf(one, "value");
    const checked = chosen.has(value) ? { checked: "" } : {};
    const name = place["data-block"] ?? "";
    return make("label", {}, [make("input", { type, name, value, ...checked }), wordsOf(one, "text")]);
  });
  return make("fieldset", { ...place }, [make("legend", {}, [label]), ...ticks]);
}

function optionsOf(element: Part): readonly Part[] {
  return [
    ...partsOf(element, "options"),
    ...partsOf(element, "option_groups").flatMap((group) => partsOf(group, "options")),
  ];
}

function chosenIn(element: Part): ReadonlySet<string> {
  const one = partOf(element, "initial_option");
  const all = [...partsOf(element, "initial_options"), ...(one === undefined ? [] : [one])];
  return new Set(all.map((option) => wordsOf(option, "value")));
}

/** What is picked in the fields whose blocks' names begin so, by the fields' ids; undefined where there are none. */
export function pickedUnder(
  frame: HTMLElement,
  prefix: string,
): Readonly<Record<string, readonly string[]>> | undefined {
  const fields = [...frame.querySelectorAll<HTMLElement>("[data-block]")].filter(
    ({ dataset }) => dataset["block"]?.startsWith(prefix) === true,
  );
  if (fields.length === 0) return undefined;
  // An action is called "uw:<place>:<the field's id>".
  return Object.fromEntries(
    fields.map((field) => [field.dataset["action"]?.replace(/^uw:\d+:/, "") ?? "", pickedIn(field)] as const),
  );
}

function pickedIn(field: HTMLElement): readonly string[] {
  if (field instanceof HTMLSelectElement) return Array.from(field.selectedOptions, ({ value }) => value);
  return Array.from(field.querySelectorAll<HTMLInputElement>("input:checked"), ({ value }) => value);
}
