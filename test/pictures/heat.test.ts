import { describe, expect, test } from "vitest";
import { drawPicture } from "../../src/pictures/draw-picture.ts";
import { drawSvg } from "../../src/pictures/draw-svg.ts";
import { heatColour, heatScale } from "../../src/pictures/heat-colours.ts";
import { placeHeat, shownHeat } from "../../src/pictures/heat-layout.ts";
import { toPng } from "../../src/pictures/to-png.ts";
import { contrast, lightOf } from "./contrast.ts";
import { teamHeat } from "./sample-pictures.ts";

/** Everything that is written in a document, in the order in which it is drawn. */
function writtenIn(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = ""]) => text);
}

/** What is filled with a colour. */
const filled = (svg: string, colour: string) => svg.match(new RegExp(`<path [^>]*fill="${colour}"`, "g")) ?? [];

describe("A heat map", () => {
  test("has each note written in its field, and names, headings and key beside", () => {
    const heat = teamHeat(3, 4);
    const written = writtenIn(drawSvg(heat));
    for (const { cells } of heat.rows) {
      for (const { note } of cells) expect(written).toContain(note);
    }
    expect(written).toEqual(
      expect.arrayContaining([heat.title, "Unit 4", "Sam Okafor 0", "expected recall", "nothing yet"]),
    );
  });

  test("is the darker the higher a share is, and darkest only for the whole", () => {
    const lights = heatScale.map(({ field }) => lightOf(field));
    expect(lights).toEqual(lights.toSorted((one, other) => other - one));
    expect(heatColour(0.999)).not.toEqual(heatColour(1));
    expect(heatColour(0).field).not.toBe("#ffffff");
  });

  test.each(heatScale)("can be read: words on $field stand out 4.5 to 1", ({ field, words }) => {
    expect(contrast(field, words)).toBeGreaterThanOrEqual(4.5);
  });

  test("colours each field by its share", () => {
    const cells = [0, 0.55, 1].map((share) => ({ share, note: "x" }));
    const heat = { ...teamHeat(1, 3), rows: [{ label: "Sam", cells }] };
    const bare = filled(drawSvg({ ...heat, rows: [] }), heatColour(0.55).field).length;
    expect(filled(drawSvg(heat), heatColour(0.55).field)).toHaveLength(bare + 1);
  });

  test("leaves fields blank and hatched where nothing is known, also where a row is too short", () => {
    const svg = drawSvg({ ...teamHeat(1, 2), rows: [{ label: "Sam", cells: [{ share: null, note: "" }] }] });
    // The third stands in the key.
    expect(writtenIn(svg).filter((text) => text === "-")).toHaveLength(3);
  });

  test("says in its title what it does not show", () => {
    const { shown, left } = shownHeat(teamHeat(45, 20));
    expect(shown.rows).toHaveLength(30);
    expect(left).toMatch(/first 30 of 45 rows, first 17 of 20 columns/);
    expect(shownHeat(teamHeat(30, 17))).toEqual({ shown: teamHeat(30, 17), left: "" });
    const svg = drawSvg({ ...teamHeat(45, 5), title: "Northgate ".repeat(20) });
    expect(writtenIn(svg)[0]).toMatch(/… \(first 30 of 45 rows\)$/);
  });

  test("cuts long names so that it can be seen, and writes long notes smaller", () => {
    const rows = [{ label: "Alexandra ".repeat(9), cells: [{ share: 0.5, note: "100.00 %" }] }];
    const written = writtenIn(drawSvg({ ...teamHeat(1, 9), rows }));
    expect(written.some((text) => text.startsWith("Alexandra") && text.endsWith("…"))).toBe(true);
    expect(written).toContain("100.00 %");
  });

  test("holds nothing that a strict page would not let be: no styles, classes, scripts", () => {
    const rows = [{ label: `<script>"'&`, cells: [{ share: 1, note: ' style="x"' }] }];
    expect(drawSvg({ ...teamHeat(1, 1), rows })).not.toMatch(/<style|<script| style="| class="|xlink:href/);
  });

  test("takes names that mean something to objects as names", () => {
    const labels = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const rows = labels.map((label) => ({ label, cells: [{ share: 1, note: label }] }));
    const written = writtenIn(drawSvg({ ...teamHeat(1, 1), rows })).map((text) => text.trim());
    expect(written).toEqual(expect.arrayContaining(labels));
    expect(Object.keys({}.constructor)).toEqual([]);
    for (const key in {}) expect.fail(`every object has got "${key}"`);
  });

  test.each([
    [1, 1],
    [6, 8],
    [30, 17],
  ])("of %i by %i is a PNG of the size it was laid out for, quick to load on a phone", async (down, across) => {
    const png = await drawPicture(teamHeat(down, across));
    const view = new DataView(png.buffer, png.byteOffset);
    const { width, height } = placeHeat(teamHeat(down, across));
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([width, height]);
    expect(png.length).toBeLessThan(110_000);
  });

  test("looks the same when its figures are drawn from kept shapes", async () => {
    const svg = drawSvg(teamHeat(2, 9));
    expect(await toPng(svg)).toEqual(await toPng(svg));
  });
});
