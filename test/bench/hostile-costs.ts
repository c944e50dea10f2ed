import { setTimeout as sleep } from "node:timers/promises";
import { endHostile, startHostile } from "./hostile-process.ts";
import { readProcess } from "./process-stats.ts";

/** Each kind of request with how many a second of it are sent here. */
const kinds: readonly (readonly [kind: string, perSecond: number])[] = [
  ["unsigned", 400],
  ["old timestamp", 400],
  ["wrong signature", 400],
  ["junk path", 400],
  ["junk download", 400],
  ["junk JWT", 400],
  ["forged JWT", 400],
  ["malformed", 400],
  ["1 MB, wrong signature", 20],
  ["over 1 MB", 20],
];
const measuredMs = 4_000;

/** What each kind of hostile request costs the server, in microseconds of processor time, by itself. Takes a minute. */
export async function hostileCosts(bot: { readonly url: string; readonly pid: number }): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [kind, perSecond] of kinds) {
    const before = readProcess(bot.pid).cpuMs;
    const hostile = await startHostile(bot.url, perSecond, kind);
    await sleep(measuredMs);
    const got = await endHostile(hostile);
    await sleep(500);
    const many = Object.entries(got).reduce((sum, [what, times]) => (what.startsWith(kind) ? sum + times : sum), 0);
    const us = ((readProcess(bot.pid).cpuMs - before) * 1_000) / many;
    lines.push(`${kind}: ${us.toFixed(0)} us of processor each (${many} sent)`);
  }
  return lines;
}
