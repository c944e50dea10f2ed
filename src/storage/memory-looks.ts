import type { Look, LookList } from "../ports/centre.ts";
import { isAt, lineOf, looksWithout, newestFirst } from "./look-lines.ts";

/** Looks as long as the process lasts. */
export function openMemoryLooks(): LookList {
  /** By their lines: two looks are the same where those are. */
  let looks = new Map<string, Look>();
  const keepOnly = (left: readonly Look[]) => {
    looks = new Map(left.map((look) => [lineOf(look), look]));
  };
  const which = (wanted: (look: Look) => boolean) => newestFirst([...looks.values()].filter(wanted));
  return {
    note: async (look) => {
      if (!looks.has(lineOf(look))) looks.set(lineOf(look), look);
    },
    list: async () => which(() => true),
    at: async (whom) => which(isAt(whom)),
    by: async (people) => which(({ by }) => people.includes(by)),
    forget: async (who) => keepOnly(looksWithout([...looks.values()], who)),
    prune: async (before) => keepOnly([...looks.values()].filter((one) => one.at >= before)),
  };
}
