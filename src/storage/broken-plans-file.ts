import { join } from "node:path";
import { z } from "zod";
import type { LearnerId } from "../domain/learner.ts";
import { type BrokenPlan, type BrokenPlanList, planStates } from "../ports/rule-change.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openListFile } from "./list-file.ts";

/** The name of the file in the data folder. */
export const brokenPlansName = "broken-plans.json";

const state = z.enum(planStates);
/** One plan of the list. */
export const brokenPlanSchema = z.strictObject({
  who: z
    .string()
    .min(1)
    .max(1000)
    .transform((id) => id as LearnerId),
  qualification: z.string().max(100),
  before: state,
  after: state,
  at: z.int(),
}) satisfies z.ZodType<BrokenPlan>;
const fileSchema = z.strictObject({ version: z.literal(1), plans: z.array(brokenPlanSchema) });

const isSame = (one: BrokenPlan, other: BrokenPlan): boolean =>
  one.who === other.who && one.qualification === other.qualification;

/** The list in one small file of the data folder. */
export function openBrokenPlansFile(dir: string, fs: FileSystem = nodeFileSystem): BrokenPlanList {
  const list = openListFile<BrokenPlan>({
    file: join(dir, brokenPlansName),
    fs,
    name: "The list of plans that rules broke",
    parse: (value) => fileSchema.safeParse(value).data?.plans,
    pack: (plans) => ({ version: 1, plans }),
  });
  return {
    list: list.read,
    add: async (broken) => {
      if (broken.length === 0) return;
      await list.change((was) => [...was.filter((one) => !broken.some((other) => isSame(one, other))), ...broken]);
    },
    forget: async (who) => {
      if (!(await list.read()).some((one) => one.who === who)) return;
      await list.change((was) => was.filter((one) => one.who !== who));
    },
  };
}
