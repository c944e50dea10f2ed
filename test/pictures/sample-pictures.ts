import type { Heat, HeatCell, Plot } from "../../src/domain/picture.ts";

const names = ["Sam Okafor", "Priya Nair", "Alexandra Konstantinopoulou-Fitzgerald", "Jo", "Tomasz Wiśniewski"];

/** A team of so many people by so many units; every seventh field nobody knows anything about. */
export function teamHeat(rows: number, columns: number): Heat {
  return {
    kind: "heat",
    title: "Northgate: expected recall by member and unit",
    columns: Array.from({ length: columns }, (_, at) => `Unit ${at + 1}`),
    rows: Array.from({ length: rows }, (_, down) => ({
      label: `${names[down % names.length]} ${down}`,
      cells: Array.from({ length: columns }, (_, at) => cell(down * columns + at)),
    })),
    key: "expected recall",
  };
}

function cell(at: number): HeatCell {
  if (at % 7 === 3) return { share: null, note: "-" };
  const share = (at * 37) % 101;
  return { share: share / 100, note: String(share) };
}

/** Ten points near the line, of very different weight. */
export const calibration: Plot = {
  kind: "plot",
  title: "How well recall was foreseen",
  across: "expected recall",
  up: "answered rightly",
  points: Array.from({ length: 10 }, (_, at) => ({
    x: 0.05 + at / 10,
    y: Math.min(1, Math.max(0, 0.05 + at / 10 + (at % 2 === 0 ? 0.06 : -0.05))),
    count: (at + 1) ** 2 * 3,
  })),
};
