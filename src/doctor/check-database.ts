import { OutsideError } from "../domain/outside-error.ts";
import type { DatabaseState } from "../ports/database-state.ts";
import type { SharedFigures } from "../ports/keeping-figures.ts";
import { bad, type Finding, good, unsure } from "./finding.ts";
import { lackingRights } from "./lacking-rights.ts";

/** PostgreSQL whose features are used: 14. */
const leastMajor = 14;
/** More that wait are no queue any more but a jam. */
const manyWaiting = 1_000;
/** Answered within a second or two; what waits longer waits for something. */
const longSeconds = 60;
/** Instances fetch their jobs every quarter of a minute, the hourly ones every minute. */
const stuckSeconds = 600;
/** An answer asks the database several times. */
const farMs = 20;
/** Platforms' signatures stop counting at five minutes. */
const mostSkewMs = 60_000;
/** Of the connections that the server lets in. */
const nearlyAll = 0.8;

/** Whether everything can be kept in this database. Changes nothing in it. */
export async function checkDatabase(look: () => Promise<DatabaseState>): Promise<readonly Finding[]> {
  let state: DatabaseState;
  try {
    state = await look();
  } catch (error) {
    return [unseen(error)];
  }
  const { where, version, figures } = state;
  if (Number.parseInt(version, 10) < leastMajor)
    return [bad("data", `${where} is PostgreSQL ${version}.`, `Use ${leastMajor} or later.`)];
  return [
    answersIn(state),
    ...tablesOf(state),
    ...safetyOf(state),
    ...wayOf(state),
    ...connectionsOf(state),
    ...(figures === undefined ? [] : [...waitingIn(figures), ...queueOf(figures), ...statementsOf(figures)]),
  ];
}

/** A refusal says itself what to do; from silence nothing more is to be had. */
function unseen(error: unknown): Finding {
  if (!(error instanceof OutsideError))
    return bad("data", "The database cannot be looked at.", "Nobody foresaw why: see what npm start says.");
  const silent = "Look at DATABASE_URL: its host and port; at whether the server runs, and at firewalls between.";
  const refused = "Mend DATABASE_URL, or what is named at the server; then run npm run doctor again.";
  return bad("data", `${error.message} (${error.code}).`, error.answered ? silent : refused);
}

function answersIn({ where, version, roundTripMs }: DatabaseState): Finding {
  const what = `${where} answers in ${roundTripMs} ms: PostgreSQL ${version}.`;
  if (roundTripMs <= farMs) return good("data", what);
  return unsure("data", what, "Each answer asks it several times: run servers and database near each other.");
}

function tablesOf({ missing, hasQueue, figures, rights }: DatabaseState): readonly Finding[] {
  const { othersTables, user } = rights;
  if (othersTables !== undefined) {
    const fix = `As an administrator: grant ${othersTables} to ${user}; Commands that only read may do without.`;
    return [bad("data", `The tables or the queue belong to ${othersTables}, and ${user} may not write them.`, fix)];
  }
  if (missing === 0 && hasQueue)
    return [good("data", `Tables (version ${figures?.version}) and queue are there and up to date.`)];
  const lacking = lackingRights(rights, { tables: missing > 0, queue: !hasQueue });
  return [lacking ?? good("data", "Tables and queue will be made or brought up to date at the next start.")];
}

function safetyOf({ safety: { fsync, synchronousCommit } }: DatabaseState): readonly Finding[] {
  const findings: Finding[] = [];
  if (!fsync) {
    const what = "fsync is off: where the database's machine crashes, all that is kept may be damaged.";
    findings.push(bad("data", what, "Set fsync = on in postgresql.conf, and reload the server."));
  }
  if (synchronousCommit === "off") {
    const what =
      "synchronous_commit is off: where the server crashes, answers of the last moment are lost, though acknowledged.";
    findings.push(bad("data", what, "Set synchronous_commit = on: for the server, this database or this user."));
  }
  return findings;
}

function wayOf({ clockAheadMs, hears }: DatabaseState): readonly Finding[] {
  const findings: Finding[] = [];
  if (Math.abs(clockAheadMs) > mostSkewMs) {
    const what = `This machine's clock is ${Math.round(clockAheadMs / 1_000)} s ahead of the database's.`;
    findings.push(bad("data", what, "Switch on NTP on both: from five minutes on what platforms sign is refused."));
  }
  if (!hears) {
    const fix =
      "A pooler that shares connections out by transactions (pgbouncer) does this: use session mode, or no pooler.";
    findings.push(bad("data", "A change of roles on one server is not heard by the others.", fix));
  }
  return findings;
}

function connectionsOf({ connections: { used, most } }: DatabaseState): readonly Finding[] {
  if (used < most * nearlyAll) return [];
  const fix = "Raise max_connections or lower DATABASE_POOL: each server takes that many (10) and three beside.";
  return [unsure("data", `${used} of ${most} connections are in use.`, fix)];
}

function waitingIn({ inbox }: SharedFigures): readonly Finding[] {
  const count = inbox.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return [];
  const oldest = Math.round(Math.max(...inbox.map(({ oldestSeconds }) => oldestSeconds)));
  const what = `${count} messages wait to be answered, the first for ${oldest} s.`;
  if (count < manyWaiting && oldest < longSeconds) return [good("data", what)];
  return [unsure("data", what, "Look at the log of the servers: do they run, and does Slack or Teams take answers?")];
}

function queueOf({ jobs }: SharedFigures): readonly Finding[] {
  const stuck = jobs.filter(({ state, oldestSeconds }) => state === "created" && oldestSeconds > stuckSeconds);
  const failed = jobs.filter(({ state }) => state === "failed").reduce((sum, { count }) => sum + count, 0);
  const findings: Finding[] = [];
  if (stuck.length > 0) {
    const names = stuck.map(({ queue }) => queue).join(", ");
    const fix = "Expected while no server runs; else look in their logs for the queue. They look for themselves too.";
    findings.push(unsure("data", `Jobs of the queue wait over ten minutes: ${names}.`, fix));
  }
  if (failed > 0) {
    const fix = "A server ended while it had them. Nothing is lost: who is due is looked for in any case.";
    findings.push(unsure("data", `${failed} jobs of the queue failed.`, fix));
  }
  return findings;
}

function statementsOf({ statements: { waiting, refused } }: SharedFigures): readonly Finding[] {
  const findings: Finding[] = [];
  if (waiting >= manyWaiting) {
    const fix = "Is the learning record store there, and are its key and secret right?";
    findings.push(unsure("data", `${waiting} statements wait for the learning record store.`, fix));
  }
  if (refused > 0) {
    const fix = "The table statements says why, in its column refused.";
    findings.push(unsure("data", `The learning record store refused ${refused} statements for good.`, fix));
  }
  return findings;
}
