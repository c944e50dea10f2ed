import { createRequire } from "node:module";
import { type ResvgRenderOptions, renderAsync } from "@resvg/resvg-js";
import { indexedPng } from "./indexed-png.ts";
import { outlineWords } from "./outline-words.ts";
import { family } from "./shapes.ts";

/** Where letters are taken from. */
export type FontOptions = NonNullable<ResvgRenderOptions["font"]>;

/** The bundled font, under its own free licence, so that a picture is the same on every machine. */
const font: FontOptions = {
  loadSystemFonts: false,
  fontFiles: [createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf")],
  defaultFontFamily: family,
  sansSerifFamily: family,
};

/** An SVG document of `chartSvg` as a PNG of its own size; drawn in another thread. */
export async function toPng(svg: string): Promise<Uint8Array> {
  const drawn = await renderAsync(outlineWords(svg, font), { font, logLevel: "off" });
  const { width, height, pixels } = drawn;
  return (await indexedPng({ width, height, data: pixels })) ?? drawn.asPng();
}
