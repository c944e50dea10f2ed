import type { ColumnType, Generated } from "kysely";

/** A bigint: `pg` gives it as text, we read it as a number; instants and counts stay far below 2^53. */
type Big = ColumnType<number, number, number>;
type MaybeBig = ColumnType<number | null, number | null | undefined, number | null>;
/** A jsonb: given as JSON text, so that no list is taken for an array of PostgreSQL; read as a value to be parsed. */
type Json = ColumnType<unknown, string, string>;
/** Times of the database's own clock: instances' clocks may differ. */
type Moment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** One learner; answers and cards lie in rows of their own, so that this row stays small. */
export interface LearnersTable {
  /** What `learnerKey` makes of the id. */
  id: string;
  /** Names this state of the record, from a sequence: never used twice, also where the learner was erased. */
  changes: ColumnType<number, number | undefined, number>;
  /** The record without `practice`, as JSON. */
  record: string;
  /** `practice` without its reviews, cards and days, as JSON; it and the next two are written only when they have changed. */
  practice: string;
  /** All days with answers but the newest, as JSON with commas between them: changes once a day. */
  days: string;
  /** The newest day, as JSON; empty where there is none. */
  day: string;
  due_at: MaybeBig;
  updated_at: Big;
  /** The day of `updated_at`, for an index: one on what changes with every message would have to be written as often. */
  updated_on: ColumnType<number, never, never>;
  /** Which instance asks this learner unasked just now, and until when that counts. */
  leased_by: string | null;
  leased_until: Moment;
}

/** The answers that a record holds: `seq` is the how-manieth ever, counted from 0. */
export interface AnswersTable {
  learner_id: string;
  seq: number;
  /** A packed review, as JSON. */
  review: string;
}

/** What is believed of a learner's memory of one question: `seq` is its place in the record, counted from 0. */
export interface CardsTable {
  learner_id: string;
  seq: number;
  /** A packed card, as JSON. */
  card: string;
}

/** One message sent unasked: a second one with this key is one too many. */
export interface PromptsTable {
  learner_id: string;
  /** Names what is sent: kind and local date. */
  key: string;
  instance: string;
  begun_at: Generated<Date>;
}

/** A limit of a platform that all instances share: when the next message may be sent. */
export interface LanesTable {
  /** Platform and workspace or tenant. */
  name: string;
  next_at: ColumnType<Date, Date | string, Date | string>;
}

/** What was accepted from a platform; once done, the body is gone and the key stays for a while. */
export interface InboxTable {
  number: Generated<number>;
  platform: string;
  key: string;
  lane: string;
  at: Big;
  body: string | null;
  again: boolean;
  claimed_by: string | null;
  claimed_until: Moment;
  /** Not before this, where it failed and is tried again. */
  rests_until: Moment;
  tries: number;
  done_at: Moment;
}

/** Whole values that are few and small: the roster, the rules' snapshot. */
export interface ValuesTable {
  name: string;
  changes: Big;
  value: Json;
}

export interface LooksTable {
  number: Generated<number>;
  at: Big;
  by_id: string;
  /** The person, or null for a team. */
  who: string | null;
  /** The look as it was noted. */
  look: Json;
  /** Names it: the same look twice is one. */
  hash: string;
}

/** The evidence log: chained by hash, one line an entry, as in the file. */
export interface AuditTable {
  n: Big;
  entry_id: string;
  learner: string;
  by_alias: string;
  /** The line as the file would hold it: what the hashes are made of. */
  line: string;
  hash: string;
}

export interface ReportsTable {
  question: string;
  version: number;
  said: string;
  first: string;
  last: string;
  times: number;
}

export interface UnansweredTable {
  question: string;
  first: string;
  last: string;
  times: number;
}

export interface BrokenPlansTable {
  who: string;
  qualification: string;
  plan: Json;
}

/** What workspaces gave us when they installed: secrets. */
export interface InstallationsTable {
  key: string;
  value: string;
}

/** Statements that wait for the learning record store. */
export interface StatementsTable {
  number: Generated<number>;
  id: string;
  /** The actor's account name. */
  actor: string;
  statement: string;
  /** Why the store refuses it for good: then it waits no more, and lies here for an operator. */
  refused: string | null;
  claimed_by: string | null;
  claimed_until: Moment;
}

export interface Tables {
  learners: LearnersTable;
  answers: AnswersTable;
  cards: CardsTable;
  /** Older answers, in the same shape: those that left the record. */
  filed_answers: AnswersTable;
  prompts: PromptsTable;
  lanes: LanesTable;
  inbox: InboxTable;
  values: ValuesTable;
  looks: LooksTable;
  audit: AuditTable;
  reports: ReportsTable;
  unanswered: UnansweredTable;
  broken_plans: BrokenPlansTable;
  installations: InstallationsTable;
  statements: StatementsTable;
}
