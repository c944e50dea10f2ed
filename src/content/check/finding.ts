import type { StartupProblem } from "../../domain/startup-error.ts";

/** An error keeps content from being shipped; a warning is for somebody to judge. */
export type Severity = "error" | "warning";

/** What looked for it. */
export const checkNames = [
  "content",
  "missing",
  "size",
  "criteria",
  "review",
  "second-reader",
  "asks",
  "duplicate",
  "key",
  "phrasing",
  "length-cue",
  "shortness-cue",
  "echo-cue",
  "position-cue",
  "verdict-cue",
  "absolute-cue",
  "reading-age",
  "spelling",
  "spelling-list",
] as const;
export type CheckName = (typeof checkNames)[number];

/** Something to mend in the content. `where` is file and line, or the file where no line is to blame. */
export interface Finding extends StartupProblem {
  readonly severity: Severity;
  readonly check: CheckName;
  /** Another place that has to do with it, such as the twin of a duplicate. */
  readonly alsoAt?: string;
}

/** By file and line, at one place errors first; what is found twice is told once. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const keyed = new Map(findings.map((one) => [`${one.where} ${one.check} ${one.problem}`, one]));
  return [...keyed.values()].sort(
    (a, b) =>
      a.where.localeCompare(b.where, "en", { numeric: true }) ||
      a.severity.localeCompare(b.severity) ||
      a.problem.localeCompare(b.problem, "en", { numeric: true }),
  );
}

/** Those that have to do with one unit's folder. */
export function findingsOf(findings: readonly Finding[], folder: string): readonly Finding[] {
  const isIn = (place: string | undefined) => place === folder || place?.startsWith(`${folder}/`) === true;
  return findings.filter((one) => isIn(one.where) || isIn(one.alsoAt));
}

/** How many there are of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const errors = findings.filter((one) => one.severity === "error").length;
  return { error: errors, warning: findings.length - errors };
}
