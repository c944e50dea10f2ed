import { CustomChart, type CustomSeriesOption } from "echarts/charts";
import {
  GraphicComponent,
  type GraphicComponentOption,
  GridComponent,
  type GridComponentOption,
} from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([CustomChart, GridComponent, GraphicComponent, SVGRenderer]);

/** What is drawn, in the words of the library that draws it. */
export type ChartOption = ComposeOption<CustomSeriesOption | GridComponentOption | GraphicComponentOption>;

/**
 * A chart as an SVG document of so many pixels. Without styles, classes and scripts, so that a page may hold it whose
 * rules allow none of them.
 */
export function chartSvg(option: ChartOption, size: { readonly width: number; readonly height: number }): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    chart.setOption({ animation: false, ...option });
    return bareSvg(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * A document without styles, classes and what the library notes for its own sake. Words in it have their quotes escaped,
 * so none of these can be part of what is read.
 */
export function bareSvg(svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>\n?/, "")
    .replaceAll(/ (?:class|ecmeta_\w+)="[^"]*"/g, "")
    .replaceAll(/ style="font-size:([\d.]+)px;font-family:([^";]*);"/g, ' font-size="$1" font-family="$2"');
}
