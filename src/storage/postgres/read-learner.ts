import type { LearnerId } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import { newerError } from "../learner-files.ts";
import { learnerHash } from "../learner-hash.ts";
import { type DecodedRecord, decodeLearner } from "../learner-record.ts";
import { wholeRecord } from "./learner-columns.ts";
import type { KnownLearner, LearnerRows, Seqs } from "./learner-rows.ts";

/** The learner that rows hold. Throws EDAMAGED, or EVERSION for those of a newer program; `place` is the database's address. */
export function readLearner(id: LearnerId, rows: LearnerRows, place: string): KnownLearner {
  const where = `${place}, table learners, sha256 of the id ${learnerHash(id)}`;
  const found = decodeRows(id, rows);
  if (found.kind === "newer") throw newerError(where, found.version);
  if (found.kind === "learner") return { learner: found.learner, changes: rows.changes };
  const fix = "Mend the row, or remove it, or let the learner erase everything and begin again";
  const message = `The record of a learner is damaged: ${found.why}. ${fix} (${where})`;
  throw new OutsideError(message, { where, code: "EDAMAGED" });
}

function decodeRows(id: LearnerId, rows: LearnerRows): DecodedRecord {
  const found = decodeLearner(Buffer.from(wholeRecord(rows), "utf8"));
  if (found.kind !== "learner") return found;
  const { learner } = found;
  if (learner.id !== id) return { kind: "damaged", why: "it belongs to another learner" };
  const { filed } = learner.practice;
  if (!isWhole(rows.seqs.answers, filed)) return { kind: "damaged", why: "answers of it are missing" };
  return isWhole(rows.seqs.cards, 0) ? found : { kind: "damaged", why: "cards of it are missing" };
}

const isWhole = ({ count, low, high }: Seqs, from: number): boolean =>
  count === 0 || (low === from && high === from + count - 1);
