import type { DrawPicture } from "../ports/draw.ts";

/** Draws figures. What drawing takes is loaded at the first picture, as most runs never draw one. */
export const drawPicture: DrawPicture = async (picture) => {
  if (picture.kind !== "bars") throw new Error(`pictures of the kind ${picture.kind} are not drawn yet`);
  const [{ barsSvg }, { toPng }] = await Promise.all([import("./bars-svg.ts"), import("./to-png.ts")]);
  return toPng(barsSvg(picture));
};
