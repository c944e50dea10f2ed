import { expect, test } from "vitest";
import { drawHeat } from "../../src/platforms/terminal/draw-heat.ts";
import { textWidth } from "../../src/platforms/terminal/text-width.ts";
import { teamHeat } from "../pictures/sample-pictures.ts";

const heat = {
  ...teamHeat(2, 2),
  rows: [
    {
      label: "Sam",
      cells: [
        { share: 0.1, note: "10" },
        { share: null, note: "-" },
      ],
    },
    { label: "Priya Nair", cells: [{ share: 0.8, note: "80" }] },
  ],
};

test("a heat map is a table of figures, each with a mark that shows how high it is without colour", () => {
  expect(drawHeat(heat, 80)?.join("\n")).toBe(`Northgate: expected recall by member and unit
expected recall: . under a quarter, : a quarter, + half, # three quarters and
more, - nothing yet

            Unit  Unit
               1     2
Sam          10.    -
Priya Nair   80#    -`);
});

test.each([40, 60, 80, 100])("it is several tables where %i columns do not hold it in one", (width) => {
  const lines = drawHeat(teamHeat(30, 17), width) ?? [];
  expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
  const tables = lines.filter((line) => line === "").length;
  expect(lines.filter((line) => line.startsWith("Sam Okafor 5 "))).toHaveLength(tables);
  expect(lines.some((line) => line.startsWith("Alexandra Konst") && line.includes("… "))).toBe(true);
});

test("it is told in words where there is no room, or nothing to be drawn", () => {
  expect(drawHeat(heat, 14)).toBeUndefined();
  expect(drawHeat({ ...heat, columns: [] }, 80)).toBeUndefined();
  expect(drawHeat({ ...heat, columns: ["A_heading_without_any_blank", "b"] }, 80)).toBeUndefined();
});
