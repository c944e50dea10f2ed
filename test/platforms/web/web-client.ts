import { readPosted } from "../../../src/platforms/web/read-posted.ts";
import type { DrawnForm, DrawnPress } from "../../contracts/renderer.ts";

interface Tag {
  readonly name: string;
  readonly ends: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** What follows up to the next tag. */
  readonly text: string;
}

/** A form as a browser holds it. */
interface HeldForm {
  readonly hidden: readonly (readonly [string, string])[];
  readonly options: readonly { readonly name: string; readonly value: string; readonly chosen: boolean }[];
  readonly text: string;
}

const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>([^<]*)/g;
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

function decode(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? "");
}

/** The tags of a part of a page; anything else is told by `webProblems`. */
export function tagsOf(html: string): readonly Tag[] {
  return [...html.matchAll(tagPattern)].map(([, slash, name = "", given = "", text = ""]) => ({
    name,
    ends: slash === "/",
    attributes: Object.fromEntries(
      [...given.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [key, decode(value)]),
    ),
    text: decode(text),
  }));
}

const known = new Set(
  "h1 h2 h3 p strong bdi ul ol li div table caption thead tbody tr th td img a form input button fieldset legend label span select option textarea details summary".split(
    " ",
  ),
);

/** What a browser would do with it that nobody meant. */
export function webProblems(html: string): readonly string[] {
  const left = html.replaceAll(tagPattern, "");
  return [
    ...(left === "" ? [] : [`no tag: ${left.slice(0, 80)}`]),
    ...tagsOf(html).flatMap(({ name, attributes }) => [
      ...(known.has(name) ? [] : [`<${name}>`]),
      ...Object.keys(attributes).filter((key) => /^on|^style$/.test(key)),
      ...(/^(?:https?:|\/file$)/.test(attributes["href"] ?? "/file") ? [] : [`href ${attributes["href"]}`]),
      ...(/^data:image\/svg\+xml;base64,/.test(attributes["src"] ?? "data:image/svg+xml;base64,") ? [] : ["src"]),
    ]),
    ...tagsOf(html).flatMap(({ text }) => text.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu) ?? []),
  ];
}

/** All words, as a screen reader has them: pictures by their alternative text, what is picked named so. */
export function webWordsOf(html: string): string {
  return tagsOf(html)
    .map(({ name, ends, attributes, text }, index, all) => {
      const before = all[index - 1];
      const picked =
        (ends && name === "label" && isPicked(all.slice(0, index).findLast((tag) => tag.name === "input"))) ||
        (ends && name === "option" && before?.name === "option" && isPicked(before));
      return `${picked ? " (picked)" : ""} ${attributes["alt"] ?? ""}${text}`;
    })
    .join("");
}

function isPicked(tag: Tag | undefined): boolean {
  return tag !== undefined && ("checked" in tag.attributes || "selected" in tag.attributes);
}

/** What can be pressed, each with what posting its form means. */
export function webPresses(html: string): readonly DrawnPress[] {
  return heldForms(html).map((form) => ({ label: form.text, intent: readPosted(Object.fromEntries(form.hidden)) }));
}

/** What can be filled in. */
export function webForms(html: string): readonly DrawnForm[] {
  return heldForms(html)
    .filter(({ options }) => options.length > 0)
    .map(({ hidden, options }) => {
      const names = [...new Set(options.map(({ name }) => name))];
      const of = (name: string) => options.filter((one) => one.name === name);
      return {
        fields: Object.fromEntries(names.map((name) => [name.slice(7), of(name).map(({ value }) => value)])),
        chosen: Object.fromEntries(
          names.map((name) => [name.slice(7), of(name).flatMap(({ value, chosen }) => (chosen ? [value] : []))]),
        ),
        send: (picked) =>
          readPosted({
            ...Object.fromEntries(hidden),
            field: hidden.flatMap(([name, value]) => (name === "field" ? [value] : [])),
            ...Object.fromEntries(Object.entries(picked).map(([id, values]) => [`picked.${id}`, values])),
          }),
      };
    });
}

function heldForms(html: string): readonly HeldForm[] {
  return [...html.matchAll(/<form .*?<\/form>/gs)].map(([form]) => {
    const tags = tagsOf(form);
    const options: { name: string; value: string; chosen: boolean }[] = [];
    let select = "";
    for (const tag of tags) {
      const { name = "", value = "" } = tag.attributes;
      if (tag.name === "select" && !tag.ends) select = name;
      if (tag.attributes["type"] === "checkbox") options.push({ name, value, chosen: isPicked(tag) });
      if (tag.name === "option" && !tag.ends) options.push({ name: select, value, chosen: isPicked(tag) });
    }
    return {
      hidden: tags.flatMap(({ attributes: { type, name = "", value = "" } }) =>
        type === "hidden" ? [[name, value] as const] : [],
      ),
      options,
      text: webWordsOf(form.slice(form.lastIndexOf("<button"))),
    };
  });
}
