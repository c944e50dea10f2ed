import { OutsideError } from "../domain/outside-error.ts";
import type { DatabaseState } from "../ports/database-state.ts";
import { bad, type Finding, good, unsure } from "./finding.ts";

/** PostgreSQL whose features are used: 14. */
const leastMajor = 14;
/** More that wait are no queue any more but a jam. */
const manyWaiting = 1_000;

/** Whether everything can be kept in this database. Changes nothing in it. */
export async function checkDatabase(look: () => Promise<DatabaseState>): Promise<readonly Finding[]> {
  let state: DatabaseState;
  try {
    state = await look();
  } catch (error) {
    const why = error instanceof OutsideError ? `${error.message} (${error.code}).` : "The database lets nobody in.";
    return [
      bad("data", why, "Look at DATABASE_URL: host, port, user, password and name; and whether the server runs."),
    ];
  }
  const { where, version } = state;
  if (Number.parseInt(version, 10) < leastMajor)
    return [bad("data", `${where} is PostgreSQL ${version}.`, `Use ${leastMajor} or later.`)];
  return [good("data", `${where} answers: PostgreSQL ${version}.`), ...tablesOf(state), ...waitingIn(state)];
}

function tablesOf({ missing, hasQueue, mayCreate }: DatabaseState): readonly Finding[] {
  if (missing === 0 && hasQueue) return [good("data", "Tables and queue are there and up to date.")];
  if (mayCreate) return [good("data", "Tables and queue will be made or brought up to date at the next start.")];
  const fix = "Grant this user the right to create in the database for the first start, and at new versions.";
  return [bad("data", "Tables or queue are not there yet, and this user may not make them.", fix)];
}

function waitingIn({ waiting }: DatabaseState): readonly Finding[] {
  if (waiting === 0) return [];
  const what = `${waiting} messages wait to be answered.`;
  if (waiting < manyWaiting) return [good("data", what)];
  return [unsure("data", what, "Look at the log of the servers: do they run, and does Slack or Teams take answers?")];
}
