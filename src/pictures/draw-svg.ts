import type { Picture } from "../domain/picture.ts";
import { barsSvg } from "./bars-svg.ts";
import { heatSvg } from "./heat-svg.ts";
import { plotSvg } from "./plot-svg.ts";

/**
 * Figures as an SVG document with a size and a ground of its own, without scripts, styles and addresses: a page can hold
 * it as it is, with the picture's words beside it.
 */
export function drawSvg(picture: Picture): string {
  switch (picture.kind) {
    case "bars":
      return barsSvg(picture);
    case "heat":
      return heatSvg(picture);
    case "plot":
      return plotSvg(picture);
    default:
      return picture satisfies never;
  }
}
