import type { StartupProblem } from "../../domain/startup-error.ts";
import { makeInert } from "./inert.ts";

/** A list for the operator: where it is, what is wrong, what to do. */
export function showProblems(problems: readonly StartupProblem[]): string {
  const lines = problems.flatMap(({ where, problem, fix }) => [
    `- ${makeInert(where)}`,
    `  what: ${makeInert(problem)}`,
    `  fix:  ${makeInert(fix)}`,
  ]);
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return `${count} to mend before Unitwise can start:\n${lines.join("\n")}`;
}
