import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { paint } from "../../src/manifests/picture.ts";
import { decodePng, encodePng, pngSize } from "../../src/manifests/png.ts";

test("a picture comes back as it was", () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) });
  const picture = size.chain(({ width, height }) => {
    const length = width * height * 4;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((rgba) => ({ width, height, rgba: new Uint8Array(rgba) }));
  });
  fc.assert(
    fc.property(picture, (one) => {
      expect(decodePng(encodePng(one))).toEqual(one);
    }),
  );
});

// Two pixels above two pixels, each row with its filter.
function withRows(rows: readonly (readonly number[])[]): Buffer {
  const plain = encodePng({ width: 2, height: 2, rgba: new Uint8Array(16) });
  const packed = deflateSync(Buffer.from(rows.flat()));
  const data = Buffer.concat([Buffer.from("IDAT"), packed]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(packed.length, 0);
  frame.writeUInt32BE(crc32(data), 4);
  return Buffer.concat([plain.subarray(0, 33), frame.subarray(0, 4), data, frame.subarray(4), plain.subarray(-12)]);
}

test.each([
  ["left", [1, 10, 20, 30, 40, 1, 1, 1, 1], [11, 21, 31, 41]],
  ["above", [2, 1, 1, 1, 1, 2, 2, 2, 2], [7, 8, 9, 10]],
  ["the mean of both", [3, 0, 0, 0, 0, 0, 0, 0, 0], [2, 3, 4, 5]],
  ["the nearest of three", [4, 1, 1, 1, 1, 0, 0, 0, 0], [5, 6, 7, 8]],
])("rows that are kept as differences to what is %s are read", (_what, second, last) => {
  const first = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const picture = decodePng(withRows([first, second]));
  expect([...(picture?.rgba.subarray(12) ?? [])]).toEqual(last);
});

test("what is no PNG, or damaged, gives no picture and no error", () => {
  const good = encodePng({ width: 3, height: 3, rgba: new Uint8Array(36) });
  expect(pngSize(Buffer.alloc(100))).toBeUndefined();
  expect(decodePng(Buffer.alloc(0))).toBeUndefined();
  expect(decodePng(good.subarray(0, 45))).toBeUndefined();
  expect(decodePng(withRows([[0, 1, 2, 3, 4, 5, 6, 7, 8]]))).toBeUndefined();
});

test("edges are smooth: a pixel that is half covered is half transparent", () => {
  const box = { kind: "box", left: 0.5, top: 0.5, side: 2, radius: 0, colour: [255, 0, 0] } as const;
  const { rgba } = paint({ size: 3, background: { colour: [255, 255, 255], alpha: 0 }, shapes: [box] });
  expect([...rgba.subarray(16, 20)]).toEqual([255, 0, 0, 255]);
  expect(rgba[7]).toBe(128);
});
