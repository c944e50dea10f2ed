import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import { readWhole } from "../durable-file.ts";
import { nodeFileSystem } from "../file-system.ts";

/** The version of the form that is written; a backup of a newer one is refused. */
export const manifestFormat = 1;

/** A path from the backed-up folder, with "/" on every system, that leads nowhere outside it. */
const insidePath = z
  .string()
  .max(4096)
  .refine((path) =>
    path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0]/.test(part)),
  );

const fileSchema = z.object({
  path: insidePath,
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.object({
  format: z.literal(manifestFormat),
  /** What was backed up: "files", a data folder. */
  kind: z.literal("files"),
  /** When the backup was begun, as ISO 8601 in UTC: what was acknowledged before is in it. */
  at: z.iso.datetime(),
  /** How many files there are. */
  count: z.int().nonnegative(),
  files: z.array(fileSchema),
  /** SHA-256 over the list: that the manifest itself was damaged shows. */
  sum: z.string(),
});

/** One file of a backup; the size is in bytes. */
export type BackedUpFile = z.output<typeof fileSchema>;
/** What a backup holds. */
export type Manifest = z.output<typeof manifestSchema>;

/** Where the manifest and the files lie in a backup. */
export function backupPlaces(backup: string): { readonly manifest: string; readonly files: string } {
  return { manifest: join(backup, "manifest.json"), files: join(backup, "data") };
}

/** The manifest of these files. */
export function manifestOf(at: string, files: readonly BackedUpFile[]): Manifest {
  const sorted = files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { format: manifestFormat, kind: "files", at, count: sorted.length, files: sorted, sum: sumOf(at, sorted) };
}

/** As it stands in the backup: one file a line. */
export function textOfManifest({ files, ...rest }: Manifest): string {
  const lines = files.map((file) => JSON.stringify(file)).join(",\n");
  return `${JSON.stringify(rest).slice(0, -1)},"files":[\n${lines}\n]}\n`;
}

/** Rejects with an `OutsideError`: ENOENT where a backup was not finished or is none, EDAMAGED, or EVERSION. */
export async function readManifest(backup: string): Promise<Manifest> {
  const where = backupPlaces(backup).manifest;
  const bytes = await readWhole(nodeFileSystem, where);
  if (bytes === undefined)
    throw new OutsideError(`There is no whole backup here: its manifest is missing (${where})`, {
      where,
      code: "ENOENT",
    });
  const found = parse(bytes);
  const version = z.object({ format: z.number().gt(manifestFormat) }).safeParse(found);
  if (version.success)
    throw new OutsideError(`This backup was made by a newer version of the program (${where})`, {
      where,
      code: "EVERSION",
    });
  const { success, data } = manifestSchema.safeParse(found);
  if (!success || data.count !== data.files.length || data.sum !== sumOf(data.at, data.files))
    throw new OutsideError(`The backup's manifest is damaged (${where})`, { where, code: "EDAMAGED" });
  return data;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function sumOf(at: string, files: readonly BackedUpFile[]): string {
  const hash = createHash("sha256").update(`${at}\n`);
  for (const { path, size, sha256 } of files) hash.update(`${sha256} ${size} ${path}\n`);
  return hash.digest("hex");
}
