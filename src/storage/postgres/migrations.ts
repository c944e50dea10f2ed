import { inboxFunctions } from "./inbox-functions.ts";
import { pageStatements } from "./migration-pages.ts";

/** One step of the tables' shape. Forward only: what was released is never changed again. */
export interface Migration {
  readonly version: number;
  readonly what: string;
  /**
   * Statements, run in one transaction with the note that they ran. While they run, instances of the version before are
   * at work: a step adds what they need not know, and takes away only what no released version uses any more.
   */
  readonly statements: readonly string[];
  /**
   * The oldest version whose programs can work on the tables once this step ran; 1 where nothing is said. Set it where a
   * step takes something away: older programs then refuse to start, instead of failing on people's messages.
   */
  readonly needs?: number;
}

const first: Migration = {
  version: 1,
  what: "Tables of learners, centre, inbox and schedule",
  statements: [
    "create sequence learner_changes",
    // By bytes: a key must not depend on the version of the system's collations. JSON as text: jsonb takes no NUL.
    `create table learners (
      id text collate "C" primary key,
      changes bigint not null default nextval('learner_changes'),
      record text not null,
      practice text not null,
      days text not null,
      day text not null,
      due_at bigint,
      updated_at bigint not null,
      updated_on bigint not null generated always as (updated_at / 86400000) stored,
      leased_by text,
      leased_until timestamptz
    )`,
    "create index learners_due on learners (due_at) where due_at is not null",
    "create index learners_updated on learners (updated_on)",
    `create table answers (
      learner_id text collate "C" not null references learners (id) on delete cascade,
      seq integer not null,
      review text not null,
      primary key (learner_id, seq)
    )`,
    `create table cards (
      learner_id text collate "C" not null references learners (id) on delete cascade,
      seq integer not null,
      card text not null,
      primary key (learner_id, seq)
    )`,
    `create table filed_answers (
      learner_id text collate "C" not null,
      seq integer not null,
      review text not null,
      primary key (learner_id, seq)
    )`,
    `create table prompts (
      learner_id text collate "C" not null references learners (id) on delete cascade,
      key text not null,
      instance text not null,
      begun_at timestamptz not null default now(),
      primary key (learner_id, key)
    )`,
    "create index prompts_begun on prompts (begun_at)",
    "create table lanes (name text primary key, next_at timestamptz not null)",
    `create table inbox (
      number bigint generated always as identity primary key,
      platform text not null,
      key text not null,
      lane text not null,
      at bigint not null,
      body text,
      again boolean not null default false,
      claimed_by text,
      claimed_until timestamptz,
      rests_until timestamptz,
      tries integer not null default 0,
      done_at timestamptz,
      unique (platform, key)
    )`,
    "create index inbox_waiting on inbox (platform, lane, number) where done_at is null",
    "create index inbox_done on inbox (done_at) where done_at is not null",
    ...inboxFunctions,
    `create table "values" (name text primary key, changes bigint not null, value jsonb not null)`,
    `create table looks (
      number bigint generated always as identity primary key,
      at bigint not null,
      by_id text not null,
      who text,
      look jsonb not null,
      hash text not null unique
    )`,
    "create index looks_at on looks (at)",
    `create table audit (
      n bigint primary key,
      entry_id text not null unique,
      learner text not null,
      by_alias text not null,
      line text not null,
      hash text not null
    )`,
    "create index audit_learner on audit (learner)",
    "create index audit_by on audit (by_alias)",
    `create table reports (
      question text not null,
      version integer not null,
      said text not null,
      first text not null,
      last text not null,
      times integer not null,
      primary key (question, version, said)
    )`,
    `create table unanswered (
      question text primary key,
      first text not null,
      last text not null,
      times integer not null
    )`,
    `create table broken_plans (
      who text not null,
      qualification text not null,
      plan jsonb not null,
      primary key (who, qualification)
    )`,
    "create table installations (key text primary key, value text not null)",
    `create table statements (
      number bigint generated always as identity primary key,
      id text not null unique,
      actor text not null,
      statement text not null,
      refused text,
      claimed_by text,
      claimed_until timestamptz
    )`,
    "create index statements_actor on statements (actor)",
  ],
};

/** All steps, in order; version n is at place n - 1. */
export const migrations: readonly Migration[] = [
  first,
  { version: 2, what: "Tables of the pages: links, sessions, downloads", statements: pageStatements },
];
