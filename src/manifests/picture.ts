/** Pixels row by row from the top left, four bytes each: red, green, blue, alpha (not multiplied in). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** What is drawn, in pixels from the top left; `stroke` given: only the edge, so thick, half of it outside. */
export type Shape =
  | {
      readonly kind: "box";
      readonly left: number;
      readonly top: number;
      readonly side: number;
      readonly radius: number;
      readonly stroke?: number;
      readonly colour: Colour;
    }
  | {
      readonly kind: "line";
      readonly through: readonly (readonly [x: number, y: number])[];
      readonly width: number;
      readonly colour: Colour;
    };

/** An empty sheet, and what is drawn on it from the bottom up. */
export interface Drawing {
  readonly size: number;
  readonly background: { readonly colour: Colour; readonly alpha: 0 | 255 };
  readonly shapes: readonly Shape[];
}

/** Paints a square picture with smooth edges. */
export function paint({ size, background, shapes }: Drawing): Picture {
  const rgba = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let pixel: Pixel = { colour: background.colour, alpha: background.alpha / 255 };
      for (const shape of shapes) pixel = layOver(pixel, shape.colour, coverage(shape, x + 0.5, y + 0.5));
      rgba.set([...pixel.colour, pixel.alpha * 255].map(Math.round), (y * size + x) * 4);
    }
  }
  return { width: size, height: size, rgba };
}

interface Pixel {
  readonly colour: Colour;
  readonly alpha: number;
}

function layOver(below: Pixel, colour: Colour, share: number): Pixel {
  if (share === 0) return below;
  const alpha = share + below.alpha * (1 - share);
  const mix = (mine: number, under: number) => (mine * share + under * below.alpha * (1 - share)) / alpha;
  const [red, green, blue] = below.colour;
  return { colour: [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue)], alpha };
}

// How much of a pixel is covered, from the distance of its middle to the edge: half a pixel either way is the slope.
function coverage(shape: Shape, x: number, y: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance(shape, x, y)));
}

function distance(shape: Shape, x: number, y: number): number {
  switch (shape.kind) {
    case "box": {
      const half = shape.side / 2;
      const across = Math.abs(x - shape.left - half) - half + shape.radius;
      const down = Math.abs(y - shape.top - half) - half + shape.radius;
      const outside = Math.hypot(Math.max(across, 0), Math.max(down, 0));
      const edge = outside + Math.min(Math.max(across, down), 0) - shape.radius;
      return shape.stroke === undefined ? edge : Math.abs(edge) - shape.stroke / 2;
    }
    case "line": {
      const legs = shape.through.slice(1).map((end, index) => toLeg([x, y], shape.through[index] ?? end, end));
      return Math.min(...legs) - shape.width / 2;
    }
    default:
      return shape satisfies never;
  }
}

type Point = readonly [x: number, y: number];

function toLeg([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const along = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY);
}
