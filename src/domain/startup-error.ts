/** A problem an operator can mend: what is wrong, where (file and line, or a setting), and what to do. */
export interface StartupProblem {
  readonly where: string;
  readonly problem: string;
  readonly fix: string;
}

/** Everything that keeps the program from starting, all at once. Exit code 2. */
export class StartupError extends Error {
  readonly problems: readonly StartupProblem[];
  constructor(problems: readonly StartupProblem[]) {
    super(problems.map((one) => `${one.where}: ${one.problem} ${one.fix}`).join("\n"));
    this.name = "StartupError";
    this.problems = problems;
  }
}
