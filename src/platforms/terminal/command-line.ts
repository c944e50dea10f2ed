import { parseArgs } from "node:util";
import { waivableRules } from "../../domain/decision.ts";

/** What was asked of a command. */
export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
  readonly help: boolean;
  readonly json: boolean;
  readonly memory: boolean;
  readonly watch: boolean;
  readonly data?: string | undefined;
  readonly centre?: string | undefined;
  readonly qualification?: string | undefined;
  /** These belong to `record` alone. */
  readonly learner?: string | undefined;
  readonly units?: string | undefined;
  readonly waive?: string | undefined;
  readonly who?: string | undefined;
  readonly why?: string | undefined;
  readonly when?: string | undefined;
}

/** The command line is not one we know; `problem` says why in one line. */
export interface UsageProblem {
  readonly problem: string;
}

interface Option {
  readonly type: "string" | "boolean";
  /** What stands for the value in the usage text. */
  readonly value: string;
  readonly about: string;
}

const recordOptions = {
  learner: { type: "string", value: " ID", about: "whom it is about, with the platform: terminal:you" },
  units: { type: "string", value: " 6,8", about: "the units it is about" },
  waive: { type: "string", value: " RULE", about: waivableRules.join(", ") },
  who: { type: "string", value: " NAME", about: "who decided" },
  why: { type: "string", value: " WORDS", about: "for what reason" },
  when: { type: "string", value: " DATE", about: "when it was decided, 2026-11-23 (default: today)" },
} as const satisfies Record<string, Option>;

const options = {
  json: { type: "boolean", value: "", about: "one JSON object a line in and out (see README.md)" },
  data: { type: "string", value: " DIR", about: "where learners are kept (default: DATA_DIR, else ./data)" },
  memory: { type: "boolean", value: "", about: "keep nothing" },
  watch: { type: "boolean", value: "", about: "chat: read the content again whenever a file of it is written" },
  centre: { type: "string", value: " FILE", about: "the centre's own credits and levels (default: CENTRE_FILE)" },
  qualification: { type: "string", value: " CODE", about: "10266 or 10267, for a learner who has not chosen" },
  help: { type: "boolean", value: "", about: "this text" },
} as const satisfies Record<string, Option>;

/** Reads the arguments after the program's name. */
export function readCommandLine(args: readonly string[]): CommandLine | UsageProblem {
  try {
    const all = { ...options, ...recordOptions };
    const { values, positionals } = parseArgs({ args: [...args], options: all, allowPositionals: true });
    if (values.memory === true && values.data !== undefined)
      return { problem: "--memory and --data exclude each other" };
    const [command = "", ...words] = positionals;
    const stray = Object.keys(values).find((name) => command !== "record" && Object.hasOwn(recordOptions, name));
    if (stray !== undefined) return { problem: `--${stray} belongs to record` };
    return { json: false, memory: false, watch: false, help: false, ...values, command, words };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The options, one a line, for the usage text. */
export function optionLines(): readonly string[] {
  return linesOf(options);
}

/** The options of `record` alone. */
export function recordOptionLines(): readonly string[] {
  return linesOf(recordOptions);
}

function linesOf(some: Readonly<Record<string, Option>>): readonly string[] {
  return Object.entries(some).map(([name, { value, about }]) => `  ${`--${name}${value}`.padEnd(22)}${about}`);
}
