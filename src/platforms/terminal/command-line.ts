import { parseArgs } from "node:util";

/** What was asked of a command. */
export interface CommandLine {
  readonly command: string;
  readonly words: readonly string[];
  readonly help: boolean;
  readonly json: boolean;
  readonly memory: boolean;
  readonly data?: string | undefined;
  readonly centre?: string | undefined;
  readonly qualification?: string | undefined;
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

const options = {
  json: { type: "boolean", value: "", about: "one JSON object a line in and out (see README.md)" },
  data: { type: "string", value: " DIR", about: "where learners are kept (default: DATA_DIR, else ./data)" },
  memory: { type: "boolean", value: "", about: "keep nothing" },
  centre: { type: "string", value: " FILE", about: "the centre's own credits and levels (default: CENTRE_FILE)" },
  qualification: { type: "string", value: " CODE", about: "10266 or 10267, for a learner who has not chosen" },
  help: { type: "boolean", value: "", about: "this text" },
} as const satisfies Record<string, Option>;

/** Reads the arguments after the program's name. */
export function readCommandLine(args: readonly string[]): CommandLine | UsageProblem {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.memory === true && values.data !== undefined)
      return { problem: "--memory and --data exclude each other" };
    const [command = "", ...words] = positionals;
    return { json: false, memory: false, help: false, ...values, command, words };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The options, one a line, for the usage text. */
export function optionLines(): readonly string[] {
  return Object.entries(options).map(([name, { value, about }]) => `  ${`--${name}${value}`.padEnd(22)}${about}`);
}
