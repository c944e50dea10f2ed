import { pino } from "pino";
import type { Log } from "../ports/log.ts";

/** Where lines go, and how many of them. */
export interface JsonLogOptions {
  readonly level: "error" | "info";
  readonly output: { write(text: string): unknown };
}

/** Notes for operators as JSON lines: level, time, message and short facts; never a learner's words, names or secrets. */
export function openJsonLog({ level, output }: JsonLogOptions): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: "message",
    },
    { write: (line: string) => void output.write(withoutSecrets(line)) },
  );
  return {
    error: (message, fields = {}) => logger.error(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
  };
}

// Nothing of ours writes a token into a note; what a library's error carries along is stopped here.
const secrets = /xox[a-z]-[\w-]+|xapp-[\w-]+|Bearer\s+[\w.~+/-]+=*|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
// The address of a database holds a password; where it is may be told.
const passwords = /\b(postgres(?:ql)?:\/\/)[^\s"]*@/g;

function withoutSecrets(line: string): string {
  return line.replaceAll(secrets, "[removed]").replaceAll(passwords, "$1[removed]@");
}
