import type { Statement } from "../../src/ports/statement-outbox.ts";

/** A statement with this id, about somebody with this account name. */
export const sampleStatement = (id: string, name = "somebody"): Statement => ({
  id,
  actor: { objectType: "Agent", account: { homePage: "https://college.example", name } },
  verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
  object: { objectType: "StatementRef", id },
  timestamp: "2026-11-23T09:00:00.000Z",
});
