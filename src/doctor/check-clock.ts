import type { WebAnswer } from "./ask-web.ts";
import { bad, type Finding, good, unsure } from "./finding.ts";

// Signatures and tokens are refused at 5 minutes; an answer's Date header is exact to a second, and the way takes some.
const mostSkewMs = 120_000;

/** Compares our clock with those of the servers that answered; the one nearest to ours decides, since a cache may lag. */
export function checkClock(answers: readonly WebAnswer[]): readonly Finding[] {
  const skews = answers.flatMap((answer) => (answer.kind === "answered" ? (answer.skewMs ?? []) : []));
  const [nearest] = skews.toSorted((one, other) => Math.abs(one) - Math.abs(other));
  if (nearest === undefined) {
    if (answers.length === 0) return [];
    return [unsure("clock", "No server told the time.", "See that this machine's clock is set by NTP.")];
  }
  const seconds = Math.round(Math.abs(nearest) / 1000);
  if (Math.abs(nearest) <= mostSkewMs) return [good("clock", `The clock is right to ${Math.max(seconds, 1)} s.`)];
  const way = nearest > 0 ? "slow" : "fast";
  const fix = "Switch on NTP (timedatectl set-ntp true): from 5 minutes on every request is refused.";
  return [bad("clock", `The clock is ${seconds} s ${way}.`, fix)];
}
