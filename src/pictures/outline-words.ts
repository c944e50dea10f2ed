import { Resvg } from "@resvg/resvg-js";
import type { FontOptions } from "./to-png.ts";

/** Longer words are sentences, which hardly come twice. Shapes are kept in memory alone, as long as the process lives. */
const longest = 40;
const mostKept = 2_000;

/** The shape of a text with these attributes, drawn at 0, 0; oldest first. */
const kept = new Map<string, string>();

interface ShortText {
  readonly key: string;
  readonly place: string;
  readonly fill: string;
}

/**
 * The same document with its short words, such as the figures and names in a heat map, as shapes that are kept: laying letters out
 * is what takes the longest, and there are hundreds of them. Only for documents of `chartSvg`.
 */
export function outlineWords(svg: string, font: FontOptions): string {
  const texts = Array.from(svg.matchAll(textElement), ([, attributes = "", content = ""]) =>
    readText(attributes, content),
  );
  const missing = new Set(texts.flatMap((text) => (text === undefined || kept.has(text.key) ? [] : [text.key])));
  const fresh = outline([...missing], font);
  const shapeOf = (key: string) => kept.get(key) ?? fresh.get(key);
  const drawn = svg.replaceAll(textElement, (element: string, attributes: string, content: string) => {
    const text = readText(attributes, content);
    const shape = text === undefined ? undefined : shapeOf(text.key);
    return text === undefined || shape === undefined ? element : `<path${text.fill}${text.place} d="${shape}"/>`;
  });
  keep(fresh);
  return drawn;
}

const textElement = /<text([^>]*)>([^<]*)<\/text>/g;

/** Undefined for what is not short. */
function readText(attributes: string, content: string): ShortText | undefined {
  // An entity such as "&amp;" is longer than what it stands for: such words are left as they are.
  if (content.length > longest || content.trim() === "") return undefined;
  const [, x = "0"] = / x="([^"]*)"/.exec(attributes) ?? [];
  const [, y = "0"] = / y="([^"]*)"/.exec(attributes) ?? [];
  const [fill = ""] = / fill="[^"]*"/.exec(attributes) ?? [];
  const [, turned = ""] = / transform="([^"]*)"/.exec(attributes) ?? [];
  const look = attributes.replaceAll(/ (?:x|y|fill|transform)="[^"]*"/g, "");
  return { key: `<text${look}>${content}</text>`, place: ` transform="${turned} translate(${x} ${y})"`, fill };
}

/** The shapes of these texts; those with nothing to be seen are left out. */
function outline(texts: readonly string[], font: FontOptions): ReadonlyMap<string, string> {
  if (texts.length === 0) return new Map();
  const marked = texts.map((text, at) => text.replace("<text", `<text id="t${at}"`)).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${marked}</svg>`;
  const drawn = new Resvg(svg, { font, logLevel: "off" }).toString();
  const shapes = drawn.matchAll(/<g id="t(\d+)">\s*<path [^>]*\bd="([^"]*)"\/>\s*<\/g>/g);
  return new Map(
    Array.from(shapes).flatMap(([, at, shape]) => {
      const text = texts[Number(at)];
      return text === undefined || shape === undefined ? [] : [[text, shape.replaceAll(/(\.\d\d)\d+/g, "$1")] as const];
    }),
  );
}

function keep(fresh: ReadonlyMap<string, string>): void {
  for (const [key, shape] of fresh) kept.set(key, shape);
  for (const key of kept.keys()) {
    if (kept.size <= mostKept) return;
    kept.delete(key);
  }
}
