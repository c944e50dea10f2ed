import { join } from "node:path";
import type { Reporting } from "./app/xapi-report.ts";
import type { Log } from "./ports/log.ts";
import type { StatementOutbox } from "./ports/statement-outbox.ts";
import type { XapiSettings } from "./ports/xapi-settings.ts";
import { sendToStore } from "./records-store/send-statements.ts";
import { actorName, statementId } from "./records-store/statement-ids.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { openStatementFile } from "./storage/statement-file.ts";
import { openStatementOutbox } from "./storage/statement-outbox.ts";

/** How ids and accounts are made, for whoever makes statements. */
export function namesOf({ homePage, actorKey }: XapiSettings): Omit<Reporting, "outbox"> {
  return { homePage, actorOf: (id) => actorName(id, actorKey), makeId: statementId };
}

/** Reporting to what is configured. For one process: the one that has the lock of the data folder. */
export async function openReporting(
  settings: XapiSettings,
  { dataDir, log, chance }: { readonly dataDir: string; readonly log: Log; readonly chance: () => number },
): Promise<Reporting> {
  const { store, file } = settings;
  const places: StatementOutbox[] = [];
  if (file !== undefined) places.push(openStatementFile(file));
  if (store !== undefined) {
    const dir = join(dataDir, "statements");
    places.push(
      await openStatementOutbox({ dir, send: sendToStore({ store, fetch }), clock: systemClock, log, chance }),
    );
  }
  return { ...namesOf(settings), outbox: allOf(places) };
}

/** One outbox of several: each gets everything, whatever becomes of it at the others. */
function allOf(places: readonly StatementOutbox[]): StatementOutbox {
  return {
    async keep(statements) {
      if (statements.length === 0) return;
      const kept = await Promise.allSettled(places.map((one) => one.keep(statements)));
      for (const one of kept) if (one.status === "rejected") throw one.reason;
    },
    forget: (name) => {
      for (const one of places) one.forget(name);
    },
    waiting: () => places.reduce((sum, one) => sum + one.waiting(), 0),
    close: async (graceMs) => void (await Promise.all(places.map((one) => one.close(graceMs)))),
  };
}
