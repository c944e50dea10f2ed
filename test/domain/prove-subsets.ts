import { checkPlan } from "../../src/domain/check-plan.ts";
import { emptyPlan, type PlanAnswer } from "../../src/domain/plan.ts";
import type { LevelReading, Qualification } from "../../src/domain/qualification.ts";
import type { CentreValues } from "../fixtures/contact-centre.ts";
import { surveySubsets } from "./contact-worlds.ts";

/** How many plans were asked, and every answer that differs from brute force. */
export interface Proof {
  readonly asked: number;
  readonly disagreements: readonly string[];
}

/** Asks the checker both questions about every subset of a certificate's units. */
export function proveSubsets(qualification: Qualification): Proof {
  const disagreements: string[] = [];
  let asked = 0;
  surveySubsets(qualification, (planned, brute) => {
    const plan = { ...emptyPlan, planned };
    const sufficient = gist(checkPlan(plan, qualification, "sufficient"));
    const expected = [brute.verdict, brute.likely, ...[...brute.reasons].sort()].join(" ");
    const compatible = gist(checkPlan(plan, qualification, "compatible"));
    const barred = brute.reasons.filter((reason) => reason.startsWith("barred"));
    const allowed = [barred.length > 0 ? "no" : "yes", undefined, ...barred.toSorted()].join(" ");
    if (sufficient !== expected) disagreements.push(`${planned}: ${sufficient} but ${expected}`);
    if (compatible !== allowed) disagreements.push(`${planned}: ${compatible} but ${allowed}`);
    asked += 2;
  });
  return { asked, disagreements };
}

/** An answer in the words of brute force: level rules without their units. */
export function gist(answer: PlanAnswer): string {
  const reasons = answer.reasons.map(
    (one) => `${one.rule}:${one.rule === "level-credits" ? "*" : one.units}:${one.known}`,
  );
  return [answer.verdict, answer.likely, ...reasons.sort()].join(" ");
}

/** Numbers from 0 up to 1 that a seed settles (mulberry32). */
export function seedNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random centre values that fit the published total of units 1 to 3; each figure is given with the probability `share`. */
export function drawValues(options: { seed: number; units: number; mandatory: number; share: number }): CentreValues {
  const random = seedNumbers(options.seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const first = upTo(options.mandatory - 2);
  const second = upTo(options.mandatory - first - 1);
  const credits = [first, second, options.mandatory - first - second];
  const units: Record<number, { credits?: number; level?: number }> = {};
  for (let number = 1; number <= options.units; number += 1) {
    const value = { credits: credits[number - 1] ?? upTo(5), level: 1 + upTo(3) };
    if (number === 6) continue;
    units[number] = {
      ...(random() < options.share ? { credits: value.credits } : {}),
      ...(random() < options.share ? { level: value.level } : {}),
    };
  }
  const readings: readonly LevelReading[] = ["exactly", "at-or-above"];
  return { units, reading: random() < options.share ? (readings[upTo(2) - 1] ?? null) : null };
}
