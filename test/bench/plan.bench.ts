import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { checkPlan } from "../../src/domain/check-plan.ts";
import { completePlan } from "../../src/domain/complete-plan.ts";
import { type Completion, emptyPlan } from "../../src/domain/plan.ts";
import type { Qualification } from "../../src/domain/qualification.ts";
import { repairPlan } from "../../src/domain/repair-plan.ts";
import { makeLevel3 } from "../fixtures/contact-centre.ts";
import { makeLargeQualification } from "../fixtures/large-qualification.ts";

const full = {
  reading: "at-or-above",
  units: Object.fromEntries(
    [3, 2, 4, 2, 3, 2, 2, 3, 3, 2, 2, 2, 3, 1].map((credits, index) => [
      index + 1,
      { credits, level: [4, 6, 7, 12, 14].includes(index + 1) ? 2 : 3 },
    ]),
  ),
} as const;

/** Milliseconds of the median run, after as many runs to warm up. */
function timeMedian(runs: number, run: () => void): number {
  for (let turn = 0; turn < runs; turn += 1) run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

function firstFive(qualification: Qualification): readonly Completion[] {
  const found: Completion[] = [];
  for (const completion of completePlan({ plan: emptyPlan, qualification })) {
    found.push(completion);
    if (found.length === 5) break;
  }
  return found;
}

function benchCompletions(): readonly string[] {
  const lines = [
    { name: "10267, no centre values", qualification: makeLevel3() },
    { name: "10267, all centre values", qualification: makeLevel3(full) },
    { name: "made up, 40 units, unknown credits", qualification: makeLargeQualification(40, { known: false }) },
  ].map(({ name, qualification }) => {
    const cold = performance.now();
    firstFive(structuredClone(qualification));
    const first = performance.now() - cold;
    return `first five completions, ${name}: ${timeMedian(60, () => firstFive(qualification)).toFixed(2)} ms (cold ${first.toFixed(1)} ms)`;
  });
  const sizes = [10, 20, 30, 40];
  const times = sizes.map((units) => timeMedian(60, () => firstFive(makeLargeQualification(units))));
  const least = times[0] ?? 1;
  const growth = times.map(
    (time, index) => `${sizes[index]} units ${time.toFixed(2)} ms (x${(time / least).toFixed(1)})`,
  );
  return [...lines, `first five completions, made up, three barred pairs in ten units: ${growth.join(", ")}`];
}

function benchCheck(): readonly string[] {
  const plan = { ...emptyPlan, planned: [1, 2, 3, 4, 6, 7, 10, 11, 13] };
  return [makeLevel3(), makeLevel3(full), makeLargeQualification(40)].map((qualification) => {
    const thousand = timeMedian(20, () => {
      for (let turn = 0; turn < 1000; turn += 1) checkPlan(plan, qualification, "sufficient");
    });
    const barred = timeMedian(20, () => {
      for (let turn = 0; turn < 1000; turn += 1) checkPlan(plan, qualification, "compatible");
    });
    const values = qualification.units[0]?.credits.value === null ? "no values" : "all values";
    return `checkPlan, ${qualification.code}, ${values}: sufficient ${thousand.toFixed(1)} us, compatible ${barred.toFixed(1)} us`;
  });
}

/** Times the plan checker, completions and repairs; printable lines. */
export async function benchPlan(): Promise<readonly string[]> {
  const plan = { ...emptyPlan, planned: [1, 2, 3, 6, 8] };
  const repair = timeMedian(30, () => repairPlan(plan, makeLevel3(full), "sufficient"));
  const large = { ...emptyPlan, planned: Array.from({ length: 20 }, (_, index) => 2 * index + 2) };
  const largest = timeMedian(5, () => repairPlan(large, makeLargeQualification(40), "sufficient"));
  return [
    ...benchCompletions(),
    ...benchCheck(),
    `repairPlan: 10267, all centre values, ${repair.toFixed(1)} ms; made up, 20 of 40 units planned, ${largest.toFixed(1)} ms`,
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const line of await benchPlan()) process.stdout.write(`${line}\n`);
}
