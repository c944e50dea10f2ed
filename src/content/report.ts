import type { StartupProblem } from "../domain/startup-error.ts";

/** Takes one problem down; reading goes on, so that an operator sees all of them at once. */
export type Report = (problem: StartupProblem) => void;
