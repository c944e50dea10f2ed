import type { Writable } from "node:stream";
import type { Log } from "../../ports/log.ts";
import { makeInert } from "./inert.ts";

/** Notes for operators, one line each, beside the conversation and never in it. */
export function openLog(output: Writable): Log {
  const write = (level: string, message: string, fields: Readonly<Record<string, unknown>> = {}) => {
    const facts = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    output.write(`${makeInert(`${level}: ${message}${facts.join("")}`)}\n`);
  };
  return {
    error: (message, fields) => write("error", message, fields),
    info: (message, fields) => write("info", message, fields),
  };
}
