import type { Finding, PlanException } from "./plan.ts";

/** A finding after the exceptions, with those that changed it. */
export interface Waived {
  readonly finding: Finding;
  readonly used: readonly PlanException[];
}

/**
 * Takes out of a finding what recorded exceptions waive. An exception for the whole rule, or for all units of the
 * finding, makes it met; for mandatory units each may be excused by itself; for a prerequisite it is enough to name the
 * unit that needs it. A number the qualification does not have cannot be excused.
 */
export function waiveFinding(finding: Finding, exceptions: readonly PlanException[]): Waived {
  if (finding.verdict === "met" || finding.rule === "unknown-unit") return { finding, used: [] };
  const fitting = exceptions.filter((one) => one.waives === finding.rule);
  if (fitting.length === 0) return { finding, used: [] };
  if (finding.rule === "mandatory") return excuseUnits(finding, fitting);
  const used = fitting.filter((one) => one.units.length === 0 || covers(one, finding));
  return used.length > 0 ? { finding: asMet(finding), used } : { finding, used };
}

function covers(exception: PlanException, finding: Finding): boolean {
  const about = finding.rule === "prerequisite" ? finding.units.slice(0, 1) : finding.units;
  return about.length > 0 && about.every((unit) => exception.units.includes(unit));
}

function excuseUnits(finding: Finding, fitting: readonly PlanException[]): Waived {
  const used = fitting.filter(
    (one) => one.units.length === 0 || one.units.some((unit) => finding.units.includes(unit)),
  );
  const excused = (unit: number) => used.some((one) => one.units.length === 0 || one.units.includes(unit));
  const units = finding.units.filter((unit) => !excused(unit));
  return { finding: units.length === 0 ? { ...asMet(finding), units } : { ...finding, units }, used };
}

function asMet(finding: Finding): Finding {
  return { ...finding, verdict: "met", missing: [] };
}
