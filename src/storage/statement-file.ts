import type { StatementOutbox } from "../ports/statement-outbox.ts";
import { openLineFile } from "./append-lines.ts";

/** Statements in a file, one a line as JSON, readable by this user only; nothing waits, and nothing is taken out again. */
export function openStatementFile(where: string): StatementOutbox {
  const file = openLineFile(where);
  return {
    keep: (statements) => file.add(statements.map((one) => JSON.stringify(one))),
    forget: () => undefined,
    waiting: () => 0,
    close: () => file.add([]),
  };
}
