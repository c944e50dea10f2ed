import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { Picture } from "./picture.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture as a PNG file of 8 bits a channel with alpha. */
export function encodePng({ width, height, rgba }: Picture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const row = width * 4;
  const raw = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) raw.set(rgba.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(raw, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** How large a PNG file says it is; undefined for what is no PNG file. */
export function pngSize(file: Buffer): { readonly width: number; readonly height: number } | undefined {
  if (file.length < 33 || !file.subarray(0, 8).equals(signature)) return undefined;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** The pixels of a PNG file of 8 bits a channel with alpha, not interlaced; undefined for any other. */
export function decodePng(file: Buffer): Picture | undefined {
  const size = pngSize(file);
  const kind = [...file.subarray(24, 29)].join();
  if (size === undefined || kind !== "8,6,0,0,0") return undefined;
  const packed = dataOf(file);
  const row = size.width * 4;
  const raw = unpack(packed, (row + 1) * size.height);
  if (raw === undefined) return undefined;
  const rgba = new Uint8Array(row * size.height);
  for (let y = 0; y < size.height; y += 1) unfilter(raw.subarray(y * (row + 1), (y + 1) * (row + 1)), rgba, y * row);
  return { ...size, rgba };
}

function dataOf(file: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return Buffer.concat(data);
}

function unpack(packed: Buffer, length: number): Buffer | undefined {
  try {
    const raw = inflateSync(packed, { maxOutputLength: length });
    return raw.length === length ? raw : undefined;
  } catch {
    return undefined;
  }
}

// A row comes as differences to the pixel on the left, the one above, or both; the first byte says which.
function unfilter(row: Uint8Array, rgba: Uint8Array, start: number): void {
  const width = row.length - 1;
  for (let index = 0; index < width; index += 1) {
    const left = index < 4 ? 0 : (rgba[start + index - 4] ?? 0);
    const up = start === 0 ? 0 : (rgba[start + index - width] ?? 0);
    const corner = index < 4 || start === 0 ? 0 : (rgba[start + index - width - 4] ?? 0);
    rgba[start + index] = (row[index + 1] ?? 0) + guess(row[0] ?? 0, { left, up, corner });
  }
}

interface Around {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function guess(filter: number, { left, up, corner }: Around): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
