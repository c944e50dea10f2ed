import type { CustomSeriesOption } from "echarts/charts";
import type { Bar, Bars } from "../domain/picture.ts";
import { colours, drawnShare, heightsOf, layout } from "./bars-layout.ts";
import { type ChartOption, chartSvg } from "./chart-svg.ts";
import { widthOf } from "./cut-text.ts";
import { type Box, rectangle, words } from "./shapes.ts";

type Shape = NonNullable<ReturnType<NonNullable<CustomSeriesOption["renderItem"]>>>;

/** Bars as an SVG document, each with its label above and its note beside it. */
export function barsSvg(picture: Bars): string {
  const { top, height } = heightsOf(picture);
  return chartSvg(optionOf(picture, { top }), { width: layout.width, height });
}

function optionOf(picture: Bars, { top }: { readonly top: number }): ChartOption {
  const { bars } = picture;
  const hidden = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false } };
  return {
    backgroundColor: colours.ground,
    grid: {
      left: layout.edge,
      top,
      width: layout.whole,
      height: Math.max(1, bars.length) * layout.row,
      containLabel: false,
      outerBoundsMode: "none",
    },
    xAxis: { type: "value", min: 0, max: 1, splitLine: { show: false }, ...hidden },
    yAxis: { type: "category", inverse: true, data: bars.map((_, at) => String(at)), ...hidden },
    graphic: { elements: [titleOf(picture.title), ...keyOf(picture)] },
    series: [
      {
        type: "custom",
        clip: false,
        data: bars.map((_, at) => [0, at]),
        renderItem: ({ dataIndex }, api) => {
          const bar = bars[dataIndex];
          const [left, middle] = api.coord([0, dataIndex]);
          const [right] = api.coord([1, dataIndex]);
          return bar === undefined
            ? undefined
            : drawBar(bar, { left: left ?? 0, right: right ?? 0, y: (middle ?? 0) - layout.row / 2 });
        },
      },
    ],
  };
}

interface Place {
  readonly left: number;
  readonly right: number;
  /** The top of the row. */
  readonly y: number;
}

function drawBar(bar: Bar, { left, right, y }: Place): Shape {
  const top = y + layout.barTop;
  const whole = right - left;
  const share = drawnShare(bar.share);
  const reach = drawnShare(bar.reach);
  const part = (value: number | null, height: number, fill: string) =>
    value === null || value === 0
      ? []
      : [rectangle({ x: left, y: top + (layout.bar - height) / 2, width: whole * value, height }, fill)];
  const room = layout.width - 2 * layout.edge;
  return {
    type: "group",
    children: [
      words(bar.label, { x: left, y: y + 22, size: layout.label, width: room }),
      rectangle({ x: left, y: top, width: whole, height: layout.bar }, colours.track, colours.trackEdge),
      ...part(reach, layout.reach, colours.reach),
      ...part(share, layout.bar, colours.share),
      words(bar.note, {
        x: right + 18,
        y: top + layout.bar / 2,
        size: layout.note,
        width: room - whole - 18,
        fill: colours.quiet,
      }),
    ],
  };
}

function titleOf(title: string) {
  const { edge, width, title: size } = layout;
  return words(title, { x: edge, y: edge + size / 2, size, width: width - 2 * edge });
}

/** What the two parts of a bar mean, each beside a piece of it. */
function keyOf({ key }: Bars) {
  if (key === undefined) return [];
  const { edge, note, title, width } = layout;
  const y = edge + title + 20 + note / 2;
  const half = (width - 2 * edge) / 2;
  const entry = (text: string, { x, height, fill }: Pick<Box, "x" | "height"> & { readonly fill: string }) => [
    rectangle({ x, y: y - height / 2, width: 44, height }, fill),
    words(text, { x: x + 56, y, size: note, width: half - 70, fill: colours.quiet }),
  ];
  const second = edge + Math.min(half, 56 + widthOf(key.share, note) + 40);
  return [
    ...entry(key.share, { x: edge, height: 26, fill: colours.share }),
    ...entry(key.reach, { x: second, height: layout.reach, fill: colours.reach }),
  ];
}
