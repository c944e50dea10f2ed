import { expect, test } from "vitest";
import { openDrawnPictures } from "../../../src/platforms/web/drawn-pictures.ts";

test("the same figures are drawn once in ten minutes, and anew after all is forgotten", () => {
  let now = 0;
  const drawn: string[] = [];
  const { draw, clear } = openDrawnPictures(({ title }) => `<svg>${drawn.push(title)}`, { now: () => now });
  const bars = (title: string) => ({ kind: "bars", title, bars: [] }) as const;
  const both = () => [draw(bars("a")), draw(bars("b"))];
  expect([both(), both()]).toEqual([
    ["<svg>1", "<svg>2"],
    ["<svg>1", "<svg>2"],
  ]);
  now += 600_000;
  expect(both()).toEqual(["<svg>3", "<svg>4"]);
  clear();
  expect(both()).toEqual(["<svg>5", "<svg>6"]);
  for (let more = 0; more < 100; more += 1) draw(bars(`more ${more}`));
  expect(draw(bars("a"))).toBe(`<svg>${drawn.length}`);
});
