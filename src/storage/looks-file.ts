import { join } from "node:path";
import type { Look, LookList } from "../ports/centre.ts";
import { openLineFile } from "./append-lines.ts";
import { readWhole, removeDurably, syncFolder, writeDurably } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openBatches } from "./in-batches.ts";
import { isAt, lineOf, lookOf, looksWithout, newestFirst } from "./look-lines.ts";
import { openOneByOne } from "./one-by-one.ts";

/** The name of the file in the data folder. */
export const looksName = "looks.jsonl";

interface Held {
  readonly looks: Look[];
  readonly lines: Set<string>;
  /** A line that cannot be read: a write that was cut off. It goes with the next rewriting. */
  readonly hasRubbish: boolean;
}

/**
 * Looks in a file, one a line, readable by this user only; read once, then held in memory (some 300 bytes a look). The
 * same look noted twice stands in it once; those noted while others are being written share one sync. For one process.
 */
export function openLooksFile(dir: string, fs: FileSystem = nodeFileSystem): LookList {
  const file = join(dir, looksName);
  const temp = `${file}.tmp`;
  const lineFile = openLineFile(file);
  const inTurn = openOneByOne();
  let held: Held | undefined;

  async function known(): Promise<Held> {
    held ??= heldOf((await readWhole(fs, file)) ?? new Uint8Array());
    return held;
  }

  /** All or none of them resolve: they are written with one sync. */
  async function keep(noted: readonly Look[]): Promise<void> {
    const { looks, lines } = await known();
    const fresh = new Map(noted.map((look) => [lineOf(look), look] as const).filter(([line]) => !lines.has(line)));
    if (fresh.size === 0) return;
    await add([...fresh.keys()], looks.length === 0).catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    looks.push(...fresh.values());
    for (const line of fresh.keys()) lines.add(line);
  }

  async function add(lines: readonly string[], first: boolean): Promise<void> {
    await lineFile.add(lines);
    const attempted = { where: file, doing: "write to a file", answered: true };
    if (first) await attempt(attempted, () => syncFolder(fs, dir));
  }

  async function rewrite(change: (was: readonly Look[]) => readonly Look[]): Promise<void> {
    const { looks, hasRubbish } = await known();
    const left = change(looks);
    // One that a killed process left holds what is to go.
    await removeDurably(fs, temp);
    if (!hasRubbish && left.length === looks.length && left.every((one, at) => one === looks[at])) return;
    // Where it fails, what is on the disk is read again.
    held = undefined;
    const lines = left.map(lineOf);
    await writeDurably(fs, { file, temp, text: lines.map((line) => `${line}\n`).join("") });
    held = { looks: [...left], lines: new Set(lines), hasRubbish: false };
  }

  const which = (wanted: (look: Look) => boolean): Promise<readonly Look[]> =>
    inTurn(async () => newestFirst((await known()).looks.filter(wanted)));
  const batches = openBatches(inTurn, keep);
  const change = (work: (was: readonly Look[]) => readonly Look[]): Promise<void> => {
    batches.end();
    return inTurn(() => rewrite(work));
  };

  return {
    note: batches.add,
    list: () => which(() => true),
    at: (whom) => which(isAt(whom)),
    by: (people) => which(({ by }) => people.includes(by)),
    forget: (who) => change((was) => looksWithout(was, who)),
    prune: (before) => change((was) => was.filter((one) => one.at >= before)),
  };
}

function heldOf(bytes: Uint8Array): Held {
  const lines = new TextDecoder().decode(bytes).split("\n");
  const found = lines.filter((line) => line !== "").map(lookOf);
  const looks = found.flatMap((one) => one ?? []);
  const distinct = new Map(looks.map((one) => [lineOf(one), one]));
  return { looks: [...distinct.values()], lines: new Set(distinct.keys()), hasRubbish: looks.length < found.length };
}
