import { type Kysely, sql } from "kysely";
import type { QuestionReport, ReportList } from "../../ports/report-list.ts";
import { openBatches } from "../in-batches.ts";
import { openOneByOne } from "../one-by-one.ts";
import { byQuestion, longestReport, mostReports, withReport } from "../report-lines.ts";
import { storableText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** Any number, the same in every instance: whoever holds this lock writes the list. */
const writeLock = 727_401_314;

type Said = Pick<QuestionReport, "question" | "version" | "said">;
type Noted = Said & { readonly on: string };

/** Reported questions as rows; those noted while others are being written go with one transaction. */
export function openReportsTable({ run }: Pick<Database, "run">): ReportList {
  const inTurn = openOneByOne();
  const write = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
    run((db) =>
      db.transaction().execute(async (step) => {
        await sql`select pg_advisory_xact_lock(${writeLock})`.execute(step);
        return work(step);
      }),
    );
  const batches = openBatches<Noted>(inTurn, (all) => write((db) => addAll(db, all)));
  const change = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    batches.end();
    return inTurn(() => write(work));
  };
  return {
    note: (report, on) => batches.add({ ...cut(report), on }),
    withdraw: (report) => change((db) => withdraw(db, cut(report))),
    list: () =>
      inTurn(() => run(async (db) => byQuestion(await db.selectFrom("reports").selectAll().orderBy("last").execute()))),
    clear: (question) =>
      change(async (db) => {
        const gone = await db.deleteFrom("reports").where("question", "=", question).executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),
  };
}

const cut = ({ question, version, said }: Said): Said => ({
  question: storableText(question),
  version,
  said: storableText(said.slice(0, longestReport)),
});

async function addAll(db: Kysely<Tables>, all: readonly Noted[]): Promise<void> {
  let rows: readonly QuestionReport[] = [];
  for (const { on, ...said } of all) rows = withReport(rows, said, on);
  await db
    .insertInto("reports")
    .values([...rows])
    .onConflict((row) =>
      row
        .columns(["question", "version", "said"])
        .doUpdateSet({ times: sql`reports.times + excluded.times`, last: sql`excluded.last` }),
    )
    .execute();
  const noted = rows.map(({ said }) => said);
  // Of the same day, those noted just now stay.
  await sql`delete from reports where (question, version, said) in (
    select question, version, said from reports order by last desc, said = any(${noted}) desc offset ${mostReports}
  )`.execute(db);
}

async function withdraw(db: Kysely<Tables>, { question, version, said }: Said): Promise<void> {
  const isIt = sql<boolean>`question = ${question} and version = ${version} and said = ${said}`;
  const left = await db
    .updateTable("reports")
    .set({ times: sql`times - 1` })
    .where(isIt)
    .returning("times")
    .executeTakeFirst();
  if (left?.times === 0) await db.deleteFrom("reports").where(isIt).execute();
}
