import { join } from "node:path";
import { z } from "zod";
import type { Qualification } from "../domain/qualification.ts";
import type { RulesSnapshot } from "../ports/rule-change.ts";
import { readWhole, writeDurably } from "./durable-file.ts";
import { attempt, unlessMissing } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { parseJson } from "./parse-json.ts";

/** The name of the file in the data folder. */
export const rulesName = "rules.json";

// What the plan checker goes through; the rest is words.
const shape = z.looseObject({
  code: z.string(),
  version: z.string(),
  groups: z.array(z.looseObject({ id: z.string() })),
  units: z.array(
    z.looseObject({ number: z.int(), group: z.string(), credits: z.looseObject({}), level: z.looseObject({}) }),
  ),
  rules: z.array(z.looseObject({ kind: z.string() })),
});
const qualification = z.custom<Qualification>((value) => shape.safeParse(value).success);
const fileSchema = z.strictObject({ version: z.literal(1), qualifications: z.array(qualification) });

/** What a snapshot's value holds. */
export const packRules = (qualifications: readonly Qualification[]) => ({ version: 1, qualifications });

/** The rules of a snapshot's value. */
export function parseRules(value: unknown): readonly Qualification[] | "damaged" {
  return fileSchema.safeParse(value).data?.qualifications ?? "damaged";
}

/** The rules of the last start, in one file of the data folder. One that cannot be read counts as none: nothing of people is in it. */
export function openRulesFile(dir: string, fs: FileSystem = nodeFileSystem): RulesSnapshot {
  const file = join(dir, rulesName);
  return {
    read: async () => {
      const bytes = await readWhole(fs, file);
      return bytes === undefined ? undefined : parsed(bytes);
    },
    write: async (qualifications) => {
      const temp = `${file}.tmp`;
      await attempt({ where: temp, doing: "remove a file" }, () => unlessMissing(() => fs.unlink(temp)));
      await writeDurably(fs, { file, temp, text: `${JSON.stringify(packRules(qualifications))}\n` });
    },
  };
}

function parsed(bytes: Uint8Array): readonly Qualification[] | "damaged" {
  try {
    return parseRules(parseJson(bytes));
  } catch {
    return "damaged";
  }
}
