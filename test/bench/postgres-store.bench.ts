import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { PackedCard } from "../../src/domain/pack-practice.ts";
import type { PracticeDay } from "../../src/domain/practice.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openLearnersTable } from "../../src/storage/postgres/learners-table.ts";
import { type Database, openDatabase } from "../../src/storage/postgres/open-database.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import { idOf } from "../storage/sample-learners.ts";

const learners = 200;
const together = 32;
const quiet = { error: () => undefined, info: () => undefined };
const idAt = (at: number): LearnerId => idOf(`slack:T01/U${at % learners}`);

interface Size {
  readonly cards: number;
  readonly reviews: number;
  readonly days: number;
  readonly rounds: number;
}

/** Somebody in the first week, after half a year, and with every question of the bank met. */
const sizes: readonly Size[] = [
  { cards: 20, reviews: 20, days: 5, rounds: 600 },
  { cards: 200, reviews: 200, days: 60, rounds: 400 },
  { cards: 500, reviews: 400, days: 150, rounds: 300 },
];

/** Between 0 and 1, with as many digits as a memory state has: what repeats itself would be stored in less than real cards. */
const oddly = (at: number): number => (Math.sin(at * 12.9898) + 1) / 2;

const cardAt = (at: number, due: number): PackedCard => [
  `question-${at}`,
  1,
  due + Math.round(oddly(at) * 1e9),
  0.1 + 90 * oddly(at + due),
  1 + 9 * oddly(at + due + 0.5),
  3,
  1,
  due - Math.round(oddly(at) * 1e9),
  at % 3 > 0,
];

const eventAt = (at: number): string => createHash("sha256").update(`${at}`).digest("base64url");

const dayAt = (at: number): PracticeDay => ({
  date: new Date(1_380_000_000_000 + at * 86_400_000).toISOString().slice(0, 10),
  answered: 12,
  right: 9,
  fresh: 3,
});

function someone(id: LearnerId, { cards, reviews, days }: Size): Learner {
  const blank = newLearner(id, 1_380_000_000_000);
  const practice = {
    ...blank.practice,
    cards: Array.from({ length: cards }, (_, at) => cardAt(at, 1_380_000_000_000)),
    reviews: answersFrom(0, reviews),
    days: Array.from({ length: days }, (_, at) => dayAt(at)),
  };
  const handled = Array.from({ length: 20 }, (_, at) => eventAt(at));
  return { ...blank, practice, handled };
}

/** As an answer does: one more review, one card moved, today counted, one more event handled; the oldest of each goes. */
function answerOne(was: Learner, at: number): Learner {
  const { practice, handled } = was;
  const { filed, reviews, cards, days } = practice;
  const next = {
    ...practice,
    filed: filed + 1,
    reviews: [...reviews.slice(1), ...answersFrom(filed + reviews.length, 1)],
    cards: cards.map((card, place) => (place === at % cards.length ? cardAt(place, at) : card)),
    days: days.map((day, place) => (place === days.length - 1 ? { ...day, answered: day.answered + 1 } : day)),
  };
  return {
    ...was,
    practice: next,
    handled: [...handled.slice(1), eventAt(at)],
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

interface Sides {
  readonly files: LearnerStore;
  readonly tables: LearnerStore;
  readonly database: Database;
}

async function compare({ files, tables, database }: Sides, size: Size): Promise<readonly string[]> {
  for (const store of [files, tables])
    await perSecond((at) => store.update(idAt(at), () => someone(idAt(at), size)), learners, together);
  const lines: string[] = [];
  for (const [name, step] of Object.entries({ answer, touch, read }))
    for (const atOnce of [1, together]) {
      const inFiles = await perSecond((at) => step(files, at, size), size.rounds, atOnce);
      const log = await logBytes(database);
      const inTables = await perSecond((at) => step(tables, at, size), size.rounds, atOnce);
      const bytes = ((await logBytes(database)) - log) / size.rounds;
      const rates = `${inFiles.toFixed(0)} a second in files, ${inTables.toFixed(0)} in PostgreSQL`;
      lines.push(
        `${size.cards} cards, ${name}, ${atOnce} at once: ${rates}, ${bytes.toFixed(0)} bytes of its log each`,
      );
    }
  return lines;
}

/** How much the server has written ahead so far. */
async function logBytes({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bytes",
  );
  return Number(rows[0]?.bytes);
}

/**
 * One answer, one smaller change and one read of learners with few and with many cards, in files and in a PostgreSQL
 * whose commits reach the disk, with both in one process and everybody in memory. Answers lines to print; about a minute.
 */
export async function benchPostgresStore(): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), "unitwise-bench-"));
  const server = await startPostgres({ durable: true });
  const lines: string[] = [];
  try {
    for (const size of sizes) {
      const files = await openFileStore({ dir: join(dir, `${size.cards}`), clock: { now: () => 0 }, log: quiet });
      const database = await openDatabase({ url: await server.newDatabase(), log: quiet });
      const tables = openLearnersTable({ database, log: quiet });
      lines.push(`${size.cards} cards: ${JSON.stringify(someone(idAt(0), size)).length} bytes`);
      lines.push(...(await compare({ files, tables, database }, size)));
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
