import type { StartupProblem } from "../../domain/startup-error.ts";
import type { Finding } from "../check/finding.ts";
import type { ContentRun } from "../content-run.ts";

/** What keeps the questions of a unit from being read; that there is no such file yet is none of it. */
export function faultsOfQuiz(findings: readonly Finding[], subject: string): readonly Finding[] {
  const file = `/units/${subject}/quiz.yaml`;
  return findings.filter(({ check, where }) => check === "content" && where.replace(/:\d+$/, "").endsWith(file));
}

/** Says what is wrong, each with its place and what mends it. Gives the exit code. */
export function tellFaults(run: ContentRun, faults: readonly StartupProblem[], first: string): 1 {
  const blocks = faults.map(({ where, problem, fix }) => `${where}: ${problem}\n  fix: ${fix}`);
  const inert = blocks
    .join("\n")
    .split("\n")
    .map((line) => `${/^ */.exec(line)?.[0] ?? ""}${run.inert(line.trimStart())}`);
  run.tell([first, "", ...inert].join("\n"));
  return 1;
}
