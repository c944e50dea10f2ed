import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { PackedCard } from "../../src/domain/pack-practice.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import { idOf } from "../storage/sample-learners.ts";

const learners = 200;
const together = 32;
const quiet = { error: () => undefined, info: () => undefined };
const idAt = (at: number): LearnerId => idOf(`slack:T01/U${at % learners}`);

interface Size {
  readonly name: string;
  readonly cards: number;
  readonly reviews: number;
  readonly rounds: number;
}

const sizes: readonly Size[] = [
  { name: "4 KB", cards: 15, reviews: 15, rounds: 1_000 },
  { name: "60 KB", cards: 500, reviews: 400, rounds: 400 },
];

const cardAt = (at: number, due: number): PackedCard => [
  `question-${at}`,
  1,
  due,
  2.30651234,
  6.41331234,
  3,
  1,
  due,
  true,
];

function someone(id: LearnerId, { cards, reviews }: Size): Learner {
  const blank = newLearner(id, 1_380_000_000_000);
  const practice = {
    ...blank.practice,
    cards: Array.from({ length: cards }, (_, at) => cardAt(at, 1_380_000_000_000)),
    reviews: answersFrom(0, reviews),
  };
  const handled = Array.from({ length: 20 }, (_, at) => `event-${String(at).padStart(40, "0")}`);
  return { ...blank, practice, handled };
}

/** As an answer does: one more review, one card moved, one more event handled; the oldest of each goes. */
function answerOne(was: Learner, at: number): Learner {
  const { practice, handled } = was;
  const { filed, reviews, cards } = practice;
  const next = {
    ...practice,
    filed: filed + 1,
    reviews: [...reviews.slice(1), ...answersFrom(filed + reviews.length, 1)],
    cards: cards.map((card, place) => (place === at % cards.length ? cardAt(place, at) : card)),
  };
  return {
    ...was,
    practice: next,
    handled: [...handled.slice(1), `event-${String(at).padStart(40, "0")}`],
    updatedAt: at,
  };
}

type Step = (store: LearnerStore, at: number, size: Size) => Promise<unknown>;

const answer: Step = (store, at, size) =>
  store.update(idAt(at), (was) => answerOne(was ?? someone(idAt(at), size), at));
/** What changes a setting, or what is talked about: nothing that was practised. */
const touch: Step = (store, at, size) =>
  store.update(idAt(at), (was) => ({ ...(was ?? someone(idAt(at), size)), updatedAt: at }));
const read: Step = (store, at) => store.read(idAt(at));

/** Steps a second, so many under way at once. */
async function perSecond(work: (at: number) => Promise<unknown>, rounds: number, atOnce: number): Promise<number> {
  let at = 0;
  const worker = async (): Promise<void> => {
    while (at < rounds) {
      at += 1;
      await work(at);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (1_000 * rounds) / (performance.now() - start);
}

/** `stores`: in files, and in PostgreSQL. */
async function compare(stores: readonly [LearnerStore, LearnerStore], size: Size): Promise<readonly string[]> {
  const steps = { answer, touch, read };
  for (const store of stores)
    await perSecond((at) => store.update(idAt(at), () => someone(idAt(at), size)), learners, together);
  const lines: string[] = [];
  for (const [name, step] of Object.entries(steps))
    for (const atOnce of [1, together]) {
      const figures: number[] = [];
      for (const store of stores) figures.push(await perSecond((at) => step(store, at, size), size.rounds, atOnce));
      const [files = 0, tables = 0] = figures;
      const ratio = (tables / files).toFixed(2);
      const rates = `${files.toFixed(0)} a second in files, ${tables.toFixed(0)} in PostgreSQL (x${ratio})`;
      lines.push(`${size.name}, ${name}, ${atOnce} at once: ${rates}`);
    }
  return lines;
}

/**
 * One answer, one smaller change and one read of a learner of 4 and of 60 KB, in files and in a PostgreSQL whose commits
 * reach the disk, with both in one process and everybody in memory. Answers lines to print; about a minute.
 */
export async function benchPostgresStore(): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), "unitwise-bench-"));
  const server = await startPostgres({ durable: true });
  const lines: string[] = [];
  try {
    for (const size of sizes) {
      const files = await openFileStore({ dir: join(dir, size.name), clock: { now: () => 0 }, log: quiet });
      const database = await openDatabase({ url: await server.newDatabase(), log: quiet });
      const tables = openLearnersTable({ database, log: quiet });
      const bytes = JSON.stringify(someone(idAt(0), size)).length;
      lines.push(`${size.name}: ${bytes} bytes`);
      lines.push(...(await compare([files, tables], size)));
      await files.close();
      await tables.close();
      await database.close();
    }
    return lines;
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const line of await benchPostgresStore()) console.log(line);
}
