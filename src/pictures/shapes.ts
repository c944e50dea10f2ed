import { colours } from "./bars-layout.ts";
import { cutText, widthOf } from "./cut-text.ts";

/** The font family that is bundled; named in the SVG so that no other is looked for. */
export const family = "DejaVu Sans Condensed";

/** What is named in a document: where the bundled font is not there, as in a browser, any plain one. */
const families = `${family}, sans-serif`;

/** Words on one line. */
export interface Written {
  /** Where they begin, or their middle where they are centred. */
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly size: number;
  /** What does not fit is cut so that it can be seen. */
  readonly width: number;
  readonly fill?: string;
  readonly centred?: boolean;
  /** Turned to be read from below. */
  readonly upright?: boolean;
}

/** Words that nobody can press. */
export function words(text: string, { x, y, size, width, fill, centred, upright }: Written) {
  const style = {
    text: harmless(cutText(text, { size, width })),
    fill: fill ?? colours.words,
    fontSize: size,
    fontFamily: families,
    verticalAlign: "middle" as const,
    ...(centred === true ? { align: "center" as const } : {}),
  };
  if (upright === true) return { type: "text" as const, silent: true, x, y, rotation: Math.PI / 2, style };
  return { type: "text" as const, silent: true, style: { ...style, x, y } };
}

/**
 * The library keeps what it measured in an object by the text itself: "__proto__" as somebody's name would change all
 * objects of the process. A blank behind it makes it a text like any other.
 */
const harmless = (text: string): string => (text in {} ? `${text}\u00a0` : text);

/** Words in the largest of these sizes that holds them whole; in the smallest they are cut. */
export function fittedWords(text: string, sizes: readonly [number, ...number[]], written: Omit<Written, "size">) {
  const size = sizes.find((one) => widthOf(text, one) <= written.width) ?? Math.min(...sizes);
  return words(text, { ...written, size });
}

/** A rectangle by its left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled rectangle, with an edge where a colour is given for it. */
export function rectangle(shape: Box, fill: string, stroke?: string) {
  const edge = stroke === undefined ? {} : { stroke, lineWidth: 1.5 };
  return { type: "rect" as const, silent: true, shape, style: { fill, ...edge } };
}
