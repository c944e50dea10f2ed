import { parseArgs } from "node:util";

/** What `npm run doctor` takes after its name. */
export interface DoctorOptions {
  readonly help: boolean;
  /** Where the assistant is reached from outside, to be tried. */
  readonly url: string | undefined;
}

/** The options, one a line. */
export const doctorUsage = `npm run doctor -- [options]
  --url URL  also try whether the assistant answers there: https://your.host
  --help     this text`;

const options = { url: { type: "string" }, help: { type: "boolean" } } as const;

/** Reads the arguments after the command's name; `problem` says in one line what is wrong with them. */
export function readDoctorOptions(args: readonly string[]): DoctorOptions | { readonly problem: string } {
  try {
    const { url, help = false } = parseArgs({ args: [...args], options, allowPositionals: false }).values;
    if (url !== undefined && !/^https?:\/\//.test(url)) return { problem: "--url is no address: https://your.host" };
    return { help, url };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
