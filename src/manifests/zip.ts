import { crc32 } from "node:zlib";

/** A file of an archive; `name` has no folder. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
}

/** A zip archive with the files at its root, stored as they are. The same files always give the same bytes. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  let offset = 0;
  const files = entries.map((entry) => {
    const local = Buffer.concat([localHead(entry), Buffer.from(entry.name), entry.data]);
    const listed = Buffer.concat([centralHead(entry, offset), Buffer.from(entry.name)]);
    offset += local.length;
    return { local, listed };
  });
  const list = Buffer.concat(files.map(({ listed }) => listed));
  return Buffer.concat([...files.map(({ local }) => local), list, endOf(entries.length, list.length, offset)]);
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
// 1 January 1980, the first day a zip file knows: archives do not differ for the hour they were made.
const date = (1 << 5) | 1;

// The 26 bytes that both headers share: version needed, flags, method 0 (stored), time, date, sum, sizes, lengths.
function shared({ name, data }: ZipEntry): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(10, 0);
  // Bit 11: the name is UTF-8.
  head.writeUInt16LE(1 << 11, 2);
  head.writeUInt16LE(date, 8);
  head.writeUInt32LE(crc32(data), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt16LE(Buffer.byteLength(name), 22);
  return head;
}

// APPNOTE 4.3.7: the signature and the shared part.
function localHead(entry: ZipEntry): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt32LE(localSignature);
  return Buffer.concat([start, shared(entry)]);
}

// APPNOTE 4.3.12: who made it (version 2.0), the shared part, then no comment, disk 0, attributes, and where the file begins.
function centralHead(entry: ZipEntry, offset: number): Buffer {
  const start = Buffer.alloc(6);
  start.writeUInt32LE(centralSignature);
  start.writeUInt16LE(20, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, shared(entry), rest]);
}

// APPNOTE 4.3.16.
function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
