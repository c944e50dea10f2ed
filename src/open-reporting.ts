import type { Reporting } from "./app/xapi-report.ts";
import type { ServerKeeping } from "./keeping.ts";
import type { StatementOutbox } from "./ports/statement-outbox.ts";
import type { XapiSettings } from "./ports/xapi-settings.ts";
import { sendToStore } from "./records-store/send-statements.ts";
import { actorName, statementId } from "./records-store/statement-ids.ts";
import { openStatementFile } from "./storage/statement-file.ts";

/** How ids and accounts are made, for whoever makes statements. */
export function namesOf({ homePage, actorKey }: XapiSettings): Omit<Reporting, "outbox"> {
  return { homePage, actorOf: (id) => actorName(id, actorKey), makeId: statementId };
}

/** Reporting to what is configured. */
export async function openReporting(
  settings: XapiSettings,
  openStatements: ServerKeeping["openStatements"],
): Promise<Reporting> {
  const { store, file } = settings;
  const places: StatementOutbox[] = [];
  if (file !== undefined) places.push(openStatementFile(file));
  if (store !== undefined) places.push(await openStatements(sendToStore({ store, fetch })));
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
