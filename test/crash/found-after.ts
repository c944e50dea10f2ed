import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newLearner } from "../../src/domain/learner.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { decodeLearner } from "../../src/storage/learner-record.ts";
import { idOf } from "../storage/sample-learners.ts";
import { filesUnder, keepLog, tempFolder } from "../storage/temp-folder.ts";
import type { StoreChild } from "./run-child.ts";

/** The last count that was acknowledged to each learner, by what the process has said. */
export function acknowledgedBy(child: StoreChild): ReadonlyMap<string, number> {
  const kept = child.said.filter((line) => line.startsWith("kept ")).map((line) => line.split(" "));
  return new Map(kept.map(([, id = "", count = "0"]) => [id, Number(count)]));
}

/** How many learners' files under a data folder are not whole. */
export function tornFiles(dir: string): number {
  const files = filesUnder(join(dir, "learners")).map((file) => readFileSync(join(dir, "learners", file)));
  return files.map(decodeLearner).filter((record) => record.kind !== "learner").length;
}

/** A copy of a folder nobody writes in. */
export function copyOf(dir: string): string {
  const copy = tempFolder({ quick: true });
  cpSync(dir, copy, { recursive: true });
  return copy;
}

/** How many of the learners have less than was acknowledged to them, once a store has opened that folder. */
export async function lostIn(dir: string, acknowledged: ReadonlyMap<string, number>): Promise<number> {
  const log = keepLog();
  const store = await openFileStore({ dir, clock: { now: () => 0 }, log });
  let lost = log.errors.length;
  for (const [name, count] of acknowledged) {
    const learner = (await store.read(idOf(name))) ?? newLearner(idOf(name), 0);
    if (learner.updatedAt < count) lost += 1;
  }
  await store.close();
  return lost;
}
