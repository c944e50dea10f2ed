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
  const body = await pack(found.rows, { level: 7 });
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
  // By shade, of which there are 4,096; 0 is one that was not seen yet.
  const known = new Uint16Array(4_096);
  const palette: number[] = [];
  // Each row begins with a byte that says it is not filtered.
  const rows = new Uint8Array((width + 1) * height);
  // Pixel by pixel as numbers, of which most are the same as the one before: this is done a million times.
  let last = -1;
  let place = 0;
  for (let y = 0, from = 0; y < height; y++) {
    for (let to = y * (width + 1) + 1, end = to + width; to < end; to++, from += 4) {
      const red = data[from] ?? 0;
      const green = data[from + 1] ?? 0;
      const blue = data[from + 2] ?? 0;
      const shade = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      if (shade !== last) {
        last = shade;
        place = known[shade] ?? 0;
        if (place === 0) {
          place = palette.length / 3 + 1;
          if (place > mostColours) return undefined;
          known[shade] = place;
          palette.push(red, green, blue);
        }
      }
      rows[to] = place - 1;
    }
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
