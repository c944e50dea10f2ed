import { graphic, use, zrender } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bareSvg } from "./chart-svg.ts";
import type { rectangle, words } from "./shapes.ts";

use([SVGRenderer]);

/** A straight line that nobody can press. */
export interface Line {
  readonly type: "line";
  readonly silent: true;
  readonly shape: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
  readonly style: { readonly stroke: string; readonly lineWidth: number };
}

/** What can be drawn without a chart around it. */
export type Shape = ReturnType<typeof rectangle> | ReturnType<typeof words> | Line;

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
}

/**
 * Shapes as an SVG document of so many pixels, the later above the earlier; as `chartSvg` would draw them, in a quarter of
 * the time, which counts where there are more than a thousand.
 */
export function shapesSvg(shapes: readonly Shape[], { width, height, ground }: Sheet): string {
  const sheet = zrender.init(null, { renderer: "svg", ssr: true, width, height });
  try {
    sheet.setBackgroundColor(ground);
    for (const shape of shapes) {
      const element: unknown = elementOf(shape);
      if (isElement(element)) sheet.add(element);
    }
    const svg = sheet.painter.renderToString?.();
    if (svg === undefined) throw new Error("shapes are not drawn as SVG");
    return bareSvg(svg);
  } finally {
    sheet.dispose();
  }
}

function elementOf(shape: Shape) {
  switch (shape.type) {
    case "rect":
      return new graphic.Rect(shape);
    case "text":
      return new graphic.Text(shape);
    case "line":
      return new graphic.Line(shape);
    default:
      return shape satisfies never;
  }
}

type Element = Parameters<ReturnType<typeof zrender.init>["add"]>[0];

/** The library's classes do not fit its own parameter where a property that may be left out may not be undefined. */
function isElement(made: unknown): made is Element {
  return made instanceof graphic.Rect || made instanceof graphic.Text || made instanceof graphic.Line;
}
