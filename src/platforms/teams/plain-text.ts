import type { Block, Form, Reply } from "../../domain/reply.ts";
import { rowSentence } from "../../domain/table-row.ts";
import { clean } from "./card-words.ts";
import { teamsWords } from "./teams-words.ts";

/** A table row by row: its first cell, then each other one with its heading. */
export function readRows({ head, rows }: Extract<Block, { kind: "table" }>): readonly string[] {
  const heads = head.map(clean);
  return rows.map((row) => rowSentence(heads, row.map(clean))).filter((line) => line !== "");
}

/** A field read out: its label, and what can be picked. */
export function readField({ label, options, chosen }: Form["fields"][number]): readonly string[] {
  const picked = (id: string) => (chosen.includes(id) ? ` ${teamsWords.picked}` : "");
  return [`${clean(label)}:`, ...options.map((one) => `- ${clean(one.label)}${picked(one.id)}`)];
}

/** The offers in one line. */
export function readOffers(next: Reply["next"]): readonly string[] {
  return next.length === 0 ? [] : [`${teamsWords.offers} ${next.map(({ label }) => clean(label)).join("; ")}`];
}
