import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { zip } from "../../src/manifests/zip.ts";

const entries = [
  { name: "manifest.json", data: Buffer.from('{"a":1}') },
  { name: "ä.png", data: Buffer.from([1, 2, 3]) },
  { name: "empty", data: Buffer.alloc(0) },
];

// Reads an archive from its end, as unzip does.
function listOf(archive: Buffer) {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [sum, size, named] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + named);
    at += 46 + named;
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    expect(archive.toString("utf8", local + 30, local + 30 + named)).toBe(name);
    const data = archive.subarray(local + 30 + named, local + 30 + named + size);
    expect(crc32(data)).toBe(sum);
    return { name, data };
  });
}

test("what is put into an archive is found in it", () => {
  expect(listOf(zip(entries))).toEqual(entries);
});

test("the same files give the same bytes", () => {
  expect(zip(entries).equals(zip(entries))).toBe(true);
});
