import type { DrawPicture } from "../ports/draw.ts";

/** Draws figures. What drawing takes is loaded at the first picture, as most runs never draw one. */
export const drawPicture: DrawPicture = async (picture) => {
  const [{ drawSvg }, { toPng }] = await Promise.all([import("./draw-svg.ts"), import("./to-png.ts")]);
  return toPng(drawSvg(picture));
};
