import { hostname } from "node:os";
import { z } from "zod";
import type { Instant } from "../domain/learner.ts";
import { readWhole } from "./durable-file.ts";
import { systemCode } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";

const ownerSchema = z.object({
  pid: z.int().positive(),
  /** When the process began, in the kernel's own count; null where /proc does not tell. Pids are used again, this is not. */
  start: z.string().nullable(),
  /** Which start of the machine; "" where /proc does not tell. */
  boot: z.string(),
  host: z.string(),
  /** When it took the lock. */
  at: z.number(),
});

/** A process, told apart from every other one before and after it on this machine. */
export type ProcessOwner = z.output<typeof ownerSchema>;

/** Where to ask about processes: a file system and its "/proc". */
export interface ProcessTable {
  readonly fs: FileSystem;
  readonly proc: string;
}

async function procText({ fs, proc }: ProcessTable, path: string): Promise<string | undefined> {
  try {
    const bytes = await readWhole(fs, `${proc}/${path}`);
    return bytes && new TextDecoder().decode(bytes);
  } catch {
    // ESRCH while it ends, or a /proc that hides other people's processes: as good as no /proc.
    return undefined;
  }
}

/** Start time of a process ("gone" for one that has ended and waits to be collected); undefined: not to be seen. */
async function startOf(table: ProcessTable, pid: number): Promise<string | undefined> {
  const text = await procText(table, `${pid}/stat`);
  // The second field is the program's name and may contain anything, brackets too.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields?.[0] === "Z" || fields?.[0] === "X" ? "gone" : fields?.[19];
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** This process, taking a lock now. */
export async function describeOwner(table: ProcessTable, at: Instant): Promise<ProcessOwner> {
  return {
    pid: process.pid,
    start: (await startOf(table, process.pid)) ?? null,
    boot: ((await procText(table, "sys/kernel/random/boot_id")) ?? "").trim(),
    host: hostname(),
    at,
  };
}

/** The owner written in a lock file; undefined where it cannot be understood. */
export function parseOwner(bytes: Uint8Array): ProcessOwner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

/** Whether this owner may still be at work; a frozen one is, one on another host is held to be. */
export async function isAlive(table: ProcessTable, owner: ProcessOwner, me: ProcessOwner): Promise<boolean> {
  if (owner.host !== me.host) return true;
  if (owner.boot !== "" && me.boot !== "" && owner.boot !== me.boot) return false;
  const start = await startOf(table, owner.pid);
  if (start !== undefined && owner.start !== null) return start === owner.start;
  return start !== "gone" && answersSignals(owner.pid);
}
