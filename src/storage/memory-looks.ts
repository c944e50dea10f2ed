import type { Look, LookList } from "../ports/centre.ts";
import { lineOf, looksWithout, newestFirst } from "./look-lines.ts";

/** Looks as long as the process lasts. */
export function openMemoryLooks(): LookList {
  let looks: readonly Look[] = [];
  return {
    note: async (look) => {
      const line = lineOf(look);
      if (!looks.some((one) => lineOf(one) === line)) looks = [...looks, look];
    },
    list: async () => newestFirst(looks),
    forget: async (who) => {
      looks = looksWithout(looks, who);
    },
    prune: async (before) => {
      looks = looks.filter((one) => one.at >= before);
    },
  };
}
