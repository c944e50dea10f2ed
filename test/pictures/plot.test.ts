import { describe, expect, test } from "vitest";
import { colours } from "../../src/pictures/bars-layout.ts";
import { drawSvg } from "../../src/pictures/draw-svg.ts";
import { calibration } from "./sample-pictures.ts";

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

function dotsIn(svg: string): readonly Dot[] {
  const circle = new RegExp(`<circle cx="([\\d.]+)" cy="([\\d.]+)" r="([\\d.]+)" fill="${colours.share}"`, "g");
  const dots = svg.matchAll(circle);
  return Array.from(dots, ([, x, y, r]) => ({ x: Number(x), y: Number(y), r: Number(r) }));
}

describe("A plot", () => {
  test("puts a point further right and up the higher its shares are, and draws it larger the more it stands for", () => {
    const points = [
      { x: 0.2, y: 0.2, count: 4 },
      { x: 0.8, y: 0.8, count: 400 },
    ];
    const [large, little] = dotsIn(drawSvg({ ...calibration, points }));
    expect(large?.x).toBeGreaterThan(little?.x ?? Number.NaN);
    expect(large?.y).toBeLessThan(little?.y ?? Number.NaN);
    expect(large?.r).toBeGreaterThan(little?.r ?? Number.NaN);
  });

  test("has points on its diagonal as far across as up", () => {
    const points = [0, 0.5, 1].map((x) => ({ x, y: x, count: 1 }));
    const [first, middle, last] = dotsIn(drawSvg({ ...calibration, points }));
    expect((last?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo((first?.y ?? 0) - (last?.y ?? 0), 1);
    expect(middle?.x).toBeCloseTo(((first?.x ?? 0) + (last?.x ?? 0)) / 2, 1);
  });

  test("says what lies across and up, and how many the points stand for", () => {
    const svg = drawSvg(calibration);
    for (const text of [calibration.title, "expected recall", "answered rightly", "3 to 300", "100 %"])
      expect(svg).toContain(text);
  });

  test("leaves out points that are none, and says so where nothing is left", () => {
    const points = [
      { x: Number.NaN, y: 0.5, count: 3 },
      { x: 2, y: 0.5, count: 3 },
      { x: 0.5, y: 0.5, count: 0 },
    ];
    const svg = drawSvg({ ...calibration, points });
    expect(dotsIn(svg)).toEqual([]);
    expect(svg).toContain("Nothing to show yet.");
  });
});
