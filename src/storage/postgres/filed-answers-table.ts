import { sql } from "kysely";
import type { LearnerId } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";
import type { ReviewHistory } from "../../ports/review-history.ts";
import { learnerHash } from "../learner-hash.ts";
import { parseJson } from "../parse-json.ts";
import { reviewSchema } from "../practice-schema.ts";
import { learnerKey } from "./learner-key.ts";
import type { Database } from "./open-database.ts";

/** Histories in the table `filed_answers`, for any number of processes; `read` rejects with EDAMAGED where one is missing. */
export function openFiledAnswers(database: Database): ReviewHistory {
  return {
    file: (id, from, reviews) => file(database, learnerKey(id), { from, reviews }),
    read: (id) => read(database, id),
    forget: async (id) => {
      await database.run((db) => db.deleteFrom("filed_answers").where("learner_id", "=", learnerKey(id)).execute());
    },
  };
}

interface Filing {
  readonly from: number;
  readonly reviews: readonly PackedReview[];
}

/** The record is the truth for what it still holds: a row that says otherwise is written anew. */
async function file(database: Database, key: string, { from, reviews }: Filing): Promise<void> {
  if (reviews.length === 0) return;
  const numbers = reviews.map((_, at) => from + at);
  const texts = reviews.map((review) => JSON.stringify(review));
  await database.run((db) =>
    sql`insert into filed_answers as there (learner_id, seq, review)
      select ${key}, one.seq, one.review from unnest(${numbers}::int[], ${texts}::text[]) as one (seq, review) order by 2
      on conflict (learner_id, seq) do update set review = excluded.review where there.review <> excluded.review`.execute(
      db,
    ),
  );
}

async function read(database: Database, id: LearnerId): Promise<readonly PackedReview[]> {
  const rows = await database.run((db) =>
    db
      .selectFrom("filed_answers")
      .select(["seq", "review"])
      .where("learner_id", "=", learnerKey(id))
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ seq, review }, at) => {
    const found = decode(review);
    if (found !== undefined && seq === at) return found;
    const where = `${database.where}, table filed_answers, sha256 of the id ${learnerHash(id)}, seq ${at}`;
    const why = seq === at ? "it cannot be read" : `answer ${at} is missing, ${seq} stands there`;
    const fix = "Mend the row, or remove all rows of this learner; nothing else rests on them";
    const message = `The history of a learner's answers is damaged: ${why}. ${fix} (${where})`;
    throw new OutsideError(message, { where, code: "EDAMAGED" });
  });
}

function decode(text: string): PackedReview | undefined {
  try {
    return reviewSchema.safeParse(parseJson(Buffer.from(text, "utf8"))).data;
  } catch {
    return undefined;
  }
}
