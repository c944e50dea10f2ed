import type { Look, LookList } from "../ports/centre.ts";
import { lineOf, looksWithout, newestFirst } from "./look-lines.ts";

/** Looks as long as the process lasts. */
export function openMemoryLooks(): LookList {
  /** By their lines: two looks are the same where those are. */
  let looks = new Map<string, Look>();
  const keepOnly = (left: readonly Look[]) => {
    looks = new Map(left.map((look) => [lineOf(look), look]));
  };
  return {
    note: async (look) => {
      if (!looks.has(lineOf(look))) looks.set(lineOf(look), look);
    },
    list: async () => newestFirst([...looks.values()]),
    forget: async (who) => keepOnly(looksWithout([...looks.values()], who)),
    prune: async (before) => keepOnly([...looks.values()].filter((one) => one.at >= before)),
  };
}
