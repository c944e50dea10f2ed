import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { colours, heightsOf, layout } from "../../src/pictures/bars-layout.ts";
import { barsSvg } from "../../src/pictures/bars-svg.ts";
import { cutText, widthOf } from "../../src/pictures/cut-text.ts";
import { drawPicture } from "../../src/pictures/draw-picture.ts";
import { indexedPng } from "../../src/pictures/indexed-png.ts";
import { anyPicture, unitsPicture } from "./any-picture.ts";
import { contrast } from "./contrast.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

/** The widths of everything filled with a colour, in the order in which it is drawn. */
function widthsOf(svg: string, colour: string): readonly number[] {
  const paths = Array.from(svg.matchAll(/<path d="([^"]+)"[^>]*fill="([^"]+)"/g));
  return paths
    .filter(([, , fill]) => fill === colour)
    .map(([, path = ""]) => {
      const across = Array.from(path.matchAll(/[ML ](-?[\d.]+) -?[\d.]+/g), (match) => Number(match[1]));
      const aside = Array.from(path.matchAll(/[lh](-?[\d.]+)/g), (match) => Math.abs(Number(match[1])));
      return Math.max(...aside, Math.max(...across) - Math.min(...across));
    });
}

describe("A picture", () => {
  test.each([1, 7, 17, 20])("of %i bars is a PNG of the size it was laid out for", async (count) => {
    const png = await drawPicture(unitsPicture(count));
    expect([...png.slice(0, 8)]).toEqual(signature);
    expect(sizeOf(png)).toEqual({ width: 800, height: heightsOf(unitsPicture(count)).height });
  });

  test("of a usual plan is small enough to travel inside a card", async () => {
    expect((await drawPicture(unitsPicture(8))).length).toBeLessThan(40_000);
  });

  test("is the same, byte for byte, when drawn again", async () => {
    expect(await drawPicture(unitsPicture(3))).toEqual(await drawPicture(unitsPicture(3)));
  });

  test("has bars as long as their shares say", () => {
    const bars = [0.25, 0.5, 1].map((share) => ({ label: "a", share, reach: 1, note: "b" }));
    const svg = barsSvg({ kind: "bars", title: "t", bars });
    const widths = widthsOf(svg, colours.share);
    expect(widths).toHaveLength(3);
    [0.25, 0.5, 1].forEach((share, at) => {
      expect(widths[at]).toBeCloseTo(share * layout.whole, 0);
    });
    expect(widthsOf(svg, colours.reach).map(Math.round)).toEqual([layout.whole, layout.whole, layout.whole]);
  });

  test("shows no bar where nothing is known, and still says so", () => {
    const svg = barsSvg({ kind: "bars", title: "t", bars: [{ label: "Unit 1", share: null, note: "none met" }] });
    expect(widthsOf(svg, colours.share)).toEqual([]);
    expect(svg).toContain("none met");
  });

  test("cuts long words so that it can be seen, and holds markup as words", () => {
    const bars = [{ label: `<script>&"${"long ".repeat(40)}`, share: 0.5, note: "n" }];
    const svg = barsSvg({ kind: "bars", title: "t", bars });
    expect(svg).toContain("…</text>");
    expect(svg).not.toContain("<script>");
  });

  test("can be read: words stand out 4.5 to 1 and more, bars 3 to 1", () => {
    expect(contrast(colours.words, colours.ground)).toBeGreaterThan(7);
    expect(contrast(colours.quiet, colours.ground)).toBeGreaterThan(4.5);
    expect(contrast(colours.share, colours.track)).toBeGreaterThan(4.5);
    expect(contrast(colours.reach, colours.track)).toBeGreaterThan(3);
    expect(contrast(colours.trackEdge, colours.ground)).toBeGreaterThan(3);
  });

  test("is drawn whatever the titles and shares are", async () => {
    await fc.assert(
      fc.asyncProperty(anyPicture, async (picture) => {
        expect([...(await drawPicture(picture)).slice(0, 8)]).toEqual(signature);
      }),
      { seed: 10266, numRuns: 40 },
    );
  });

  test("of too many colours for a palette is none with a palette", async () => {
    const data = Uint8Array.from({ length: 4 * 4_096 }, (_, at) => (Math.floor(at / 4) >> ((at % 4) * 4)) * 16);
    expect(await indexedPng({ width: 64, height: 64, data })).toBeUndefined();
  });
});

describe("Words in a picture", () => {
  test("are never wider than they are reckoned to be allowed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 30, max: 800 }), (text, width) => {
        expect(widthOf(cutText(text, { size: 28, width }), 28)).toBeLessThanOrEqual(width);
      }),
      { seed: 10267 },
    );
  });
});
