import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";
import { family } from "./bars-svg.ts";
import { indexedPng } from "./indexed-png.ts";

/** The bundled font, under its own free licence, so that a picture is the same on every machine. */
const font = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf");

/** An SVG document as a PNG of its own size; drawn in another thread. */
export async function toPng(svg: string): Promise<Uint8Array> {
  const drawn = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: family, sansSerifFamily: family },
    logLevel: "off",
  });
  const { width, height, pixels } = drawn;
  return (await indexedPng({ width, height, data: pixels })) ?? drawn.asPng();
}
