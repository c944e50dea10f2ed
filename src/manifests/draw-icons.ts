import { type Colour, type Picture, paint, type Shape } from "./picture.ts";

// Our mark: three units, and in the place of the fourth the tick that says they go together.
const sea: Colour = [15, 76, 92];
const white: Colour = [255, 255, 255];
const amber: Colour = [255, 200, 87];

/** The colour behind the mark, as manifests name it. */
export const accentColour = `#${Buffer.from(sea).toString("hex")}`;

/** The mark in colour on a solid square, both so many pixels wide. */
export function drawColourIcon({ size, mark }: { readonly size: number; readonly mark: number }): Picture {
  const edge = (size - mark) / 2;
  const unit = mark / 96;
  const place = (value: number) => edge + value * unit;
  const tile = (left: number, top: number): Shape => ({
    kind: "box",
    left: place(left),
    top: place(top),
    side: 43 * unit,
    radius: 10 * unit,
    colour: white,
  });
  const tick: Shape = {
    kind: "line",
    through: [
      [place(60), place(76)],
      [place(71), place(88)],
      [place(89.5), place(60)],
    ],
    width: 13 * unit,
    colour: amber,
  };
  return paint({
    size,
    background: { colour: sea, alpha: 255 },
    shapes: [tile(0, 0), tile(53, 0), tile(0, 53), tick],
  });
}

/** For Teams: 192 pixels, of which the mark takes 96 (learn.microsoft.com, "App package"). */
export const teamsColourIcon = { size: 192, mark: 96 } as const;

/** For Slack's "Display Information": at least 512 pixels. */
export const slackIcon = { size: 512, mark: 320 } as const;

/** The mark as white lines on nothing, 32 pixels square, as Teams asks for. */
export function drawOutlineIcon(): Picture {
  const tile = (left: number, top: number): Shape => ({
    kind: "box",
    left,
    top,
    side: 11,
    radius: 3,
    stroke: 2,
    colour: white,
  });
  const tick: Shape = {
    kind: "line",
    through: [
      [19, 24.5],
      [22.5, 28.5],
      [29, 19.5],
    ],
    width: 3,
    colour: white,
  };
  return paint({
    size: 32,
    background: { colour: white, alpha: 0 },
    shapes: [tile(2, 2), tile(19, 2), tile(2, 19), tick],
  });
}
