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

const count = z.int().nonnegative();

const fileSchema = z.object({
  path: insidePath,
  size: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const whole = {
  format: z.literal(manifestFormat),
  /** When the backup was begun, as ISO 8601 in UTC: what was acknowledged before is in it. */
  at: z.iso.datetime(),
  /** How many files there are. */
  count,
  files: z.array(fileSchema),
  /** SHA-256 over the list: that the manifest itself was damaged shows. */
  sum: z.string(),
} as const;

/** What is known of a database beside the files, each of which holds the rows of one table, one a line. */
const tablesSchema = z.object({
  /** Of the last step that the tables had taken: see migrations.ts. */
  version: z.int().positive(),
  /** How many rows there are, by table. */
  rows: z.record(z.string(), count),
  /** What every sequence had given last, where it had given anything. */
  sequences: z.record(z.string(), count),
});

const manifestSchema = z.discriminatedUnion("kind", [
  /** A data folder. */
  z.object({ ...whole, kind: z.literal("files") }),
  z.object({ ...whole, kind: z.literal("database"), tables: tablesSchema }),
]);

/** One file of a backup; the size is in bytes. */
export type BackedUpFile = z.output<typeof fileSchema>;
export type BackedUpTables = z.output<typeof tablesSchema>;
/** What a backup holds. */
export type Manifest = z.output<typeof manifestSchema>;
export type DatabaseManifest = Extract<Manifest, { readonly kind: "database" }>;

/** Where the manifest and the files lie in a backup. */
export function backupPlaces(backup: string): { readonly manifest: string; readonly files: string } {
  return { manifest: join(backup, "manifest.json"), files: join(backup, "data") };
}

/** What a manifest is made from; `tables`: of a database. */
export interface Filled {
  readonly at: string;
  readonly files: readonly BackedUpFile[];
  readonly tables?: BackedUpTables;
}

/** The manifest of these files. */
export function manifestOf({ at, files: unsorted, tables }: Filled): Manifest {
  const files = unsorted.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const sum = sumOf({ at, files, ...(tables && { tables }) });
  const all = { format: manifestFormat, at, count: files.length, files, sum } as const;
  return tables === undefined ? { ...all, kind: "files" } : { ...all, kind: "database", tables };
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
  if (!success || data.count !== data.files.length || data.sum !== sumOf(data))
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

function sumOf({ at, files, tables }: Filled): string {
  const hash = createHash("sha256").update(`${at}\n`);
  if (tables !== undefined) hash.update(`${JSON.stringify(tables)}\n`);
  for (const { path, size, sha256 } of files) hash.update(`${sha256} ${size} ${path}\n`);
  return hash.digest("hex");
}
