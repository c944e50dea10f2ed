import { parseArgs } from "node:util";

/** What was asked of `check`. */
export interface CheckOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly unit?: string | undefined;
  readonly centre?: string | undefined;
}

export const checkUsage = `npm run content -- check [options]

Looks for everything that is wrong with the content. Each finding has its file and line, and what mends it.

Options:
  --unit SUBJECT  only what has to do with this folder of content/units
  --centre FILE   look at the centre's own credits and levels too (default: CENTRE_FILE)
  --json          one JSON object: errors, warnings, findings
  --help          this text

Errors: what does not fit its form or points nowhere; a missing file; ids given twice; a question asked twice; a key that
contradicts itself; "all of the above" and questions for what is not so; official criteria that no topic serves; fewer
than 6 or more than 12 topics; a topic under 120 or over 250 words, or with fewer than 3 questions; a unit with fewer than
25 questions or less than a third scenarios; legal pieces whose review is overdue, or set for more than a year after they
were written; answers given away over a unit beyond chance (p < 0.01): by being the longest option, by being the
shortest, by words of the question, by their place, by saying true.
Warnings: other overdue reviews; questions much alike; a way to ask that leads to two answers; those cues over all units
together; wrong options that say always, never or only beyond chance; a reading age over 14 (Flesch-Kincaid grade plus 5); words that are in no British dictionary, no term and not in
content/spelling.txt.

Exit code: 0 no errors, 1 errors, 2 the command or the centre's file is wrong.`;

/** Reads the arguments after the command; `problem` says what is wrong with them. */
export function readCheckOptions(args: readonly string[]): CheckOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        unit: { type: "string" },
        centre: { type: "string" },
      },
    });
    return values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
