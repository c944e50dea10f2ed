import { createHash } from "node:crypto";
import { z } from "zod";
import type { AuditEntry } from "../domain/evidence.ts";
import { auditEntrySchema } from "./portfolio-schema.ts";
import { exactly } from "./schema-parts.ts";

/** One line of the evidence log. */
export interface ChainedEntry {
  /** 1 for the first line. */
  readonly n: number;
  /** The hash of the line before; `noHash` in the first. */
  readonly prev: string;
  readonly entry: AuditEntry;
  /** SHA-256 of number, `prev` and the entry's text, in hex. */
  readonly hash: string;
}

/** Where the chain ends: kept beside the log, since a cut end does not show in the log itself. */
export interface ChainHead {
  readonly n: number;
  readonly hash: string;
}

/** What the first line follows. */
export const noHash = "0".repeat(64);

export const emptyHead: ChainHead = { n: 0, hash: noHash };

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const chainedSchema = exactly({ n: z.int().min(1), prev: hash, entry: auditEntrySchema, hash });
const headSchema = exactly({ n: z.int().min(1), hash });

/** The entry with its fields in one order: the same entry is the same text on every machine. */
function inOrder(entry: AuditEntry): AuditEntry {
  const { id, at, kind, learner, by, qualification, unit, criterion, from, to, words } = entry;
  return { id, at, kind, learner, by, qualification, unit, criterion, from, to, words };
}

/** The entry as the line after `head`. */
export function chainTo(head: ChainHead, entry: AuditEntry): ChainedEntry {
  const n = head.n + 1;
  const text = JSON.stringify(inOrder(entry));
  const hash = createHash("sha256").update(`${n}\n${head.hash}\n${text}`).digest("hex");
  return { n, prev: head.hash, entry, hash };
}

/** The one text of a line; any other spelling of the same values is a changed line. */
export function textOfLine({ n, prev, entry, hash }: ChainedEntry): string {
  return JSON.stringify({ n, prev, entry: inOrder(entry), hash });
}

/** The line as it was written; undefined where these bytes are not exactly such a line. */
export function chainedOf(bytes: Buffer): ChainedEntry | undefined {
  const found = parsed(bytes, chainedSchema);
  return found !== undefined && Buffer.from(textOfLine(found)).equals(bytes) ? found : undefined;
}

/** What a head's file holds. */
export function textOfHead({ n, hash }: ChainHead): string {
  return `${JSON.stringify({ n, hash })}\n`;
}

/** The head of a file; undefined where these bytes are not exactly one. */
export function headOf(bytes: Uint8Array): ChainHead | undefined {
  const found = parsed(Buffer.from(bytes), headSchema);
  return found !== undefined && Buffer.from(textOfHead(found)).equals(bytes) ? found : undefined;
}

function parsed<T>(bytes: Buffer, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(bytes.toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
