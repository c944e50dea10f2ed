import type { Ask } from "./draw-line.ts";

const pickedName = /^picked\.(.+)$/s;

/** Takes over the forms of a drawn reply: pressing asks for what the form means, with what is picked in its fields. */
export function takePresses(frame: HTMLElement, ask: Ask): void {
  for (const form of frame.querySelectorAll("form"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const label = event.submitter?.textContent ?? "";
      ask({ do: "press", value: String(new FormData(form).get("value") ?? ""), label, ...pickedIn(form) });
    });
}

/** What is picked in the fields of a form, by their ids; nothing where it has none. */
function pickedIn(form: HTMLFormElement): { readonly picked?: Readonly<Record<string, readonly string[]>> } {
  const fields = new FormData(form);
  // A field in which nothing is picked says by a hidden one that it is there.
  const named = [
    ...fields.getAll("field").map(String),
    ...[...fields.keys()].flatMap((name) => pickedName.exec(name)?.[1] ?? []),
  ];
  if (named.length === 0) return {};
  const entries = [...new Set(named)].map((id) => [id, fields.getAll(`picked.${id}`).map(String)] as const);
  return { picked: Object.fromEntries(entries) };
}
