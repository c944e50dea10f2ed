import type { DrawPicture } from "../ports/draw.ts";

/** Draws bars. What drawing takes is loaded at the first picture, as most runs never draw one. */
export const drawPicture: DrawPicture = async (picture) => {
  const [{ barsSvg }, { toPng }] = await Promise.all([import("./bars-svg.ts"), import("./to-png.ts")]);
  return toPng(barsSvg(picture));
};
