import { z } from "zod";
import type { Shelved } from "../../ports/page-store.ts";
import { storableText } from "./jsonb-text.ts";

/** The columns that hold a thing of a shelf. */
export interface ThingRow {
  readonly kind: string;
  readonly label: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const empty = Buffer.alloc(0);

/** A page's words as bytes: a text column would take no NUL. */
export function rowOfThing(thing: Shelved): ThingRow {
  switch (thing.kind) {
    case "making":
      return { kind: thing.kind, label: thing.path, type: "", bytes: empty };
    case "made":
      return { kind: thing.kind, label: "", type: "text/html", bytes: Buffer.from(thing.html) };
    case "failed":
      return { kind: thing.kind, label: thing.reference, type: "", bytes: empty };
    case "file": {
      const { name, type, bytes } = thing.file;
      return { kind: thing.kind, label: storableText(name), type: storableText(type), bytes: Buffer.from(bytes) };
    }
    default:
      return thing satisfies never;
  }
}

const rowSchema = z.object({
  kind: z.enum(["making", "made", "failed", "file"]),
  label: z.string(),
  type: z.string(),
  bytes: z.instanceof(Buffer),
});

/** Undefined for a row that a newer program wrote. */
export function thingOfRow(row: unknown): Shelved | undefined {
  const read = rowSchema.safeParse(row).data;
  if (read === undefined) return undefined;
  const { kind, label, type, bytes } = read;
  switch (kind) {
    case "making":
      return { kind, path: label };
    case "made":
      return { kind, html: bytes.toString() };
    case "failed":
      return { kind, reference: label };
    case "file":
      return { kind, file: { name: label, type, bytes } };
    default:
      return kind satisfies never;
  }
}
