import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";

/** Pixels row by row, four bytes each: red, green, blue, and how opaque, which is not looked at. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const mostColours = 256;
const pack = promisify(deflate);

/**
 * A PNG with a palette, a quarter of the size of one in full colour, so that it can travel inside a card; undefined where
 * 256 colours do not do. Shades are told apart by four bits a channel, which nobody sees on letters and bars.
 */
export async function indexedPng(pixels: Pixels): Promise<Uint8Array | undefined> {
  const { width, height } = pixels;
  const found = readColours(pixels);
  if (found === undefined) return undefined;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette; then the usual compression, filters and no interlacing.
  header.set([8, 3, 0, 0, 0], 8);
  const body = await pack(found.rows, { level: 9 });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(found.palette)),
    chunk("IDAT", body),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function readColours({
  width,
  height,
  data,
}: Pixels): { readonly palette: readonly number[]; readonly rows: Uint8Array } | undefined {
  const known = new Map<number, number>();
  const palette: number[] = [];
  // Each row begins with a byte that says it is not filtered.
  const rows = new Uint8Array((width + 1) * height);
  for (let at = 0; at < width * height; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    const shade = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    let index = known.get(shade);
    if (index === undefined) {
      index = known.size;
      if (index === mostColours) return undefined;
      known.set(shade, index);
      palette.push(red, green, blue);
    }
    rows[Math.floor(at / width) * (width + 1) + (at % width) + 1] = index;
  }
  return { palette, rows };
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
