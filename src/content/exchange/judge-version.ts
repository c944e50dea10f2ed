import { isDeepStrictEqual } from "node:util";
import type { StartupProblem } from "../../domain/startup-error.ts";
import type { QuestionInFile } from "../check/bank.ts";
import type { Draft } from "./draft.ts";
import { isRecord } from "./gift-block.ts";

/** The versions of a question that is there already. */
export interface Versions {
  readonly draft: Draft;
  readonly before: QuestionInFile | undefined;
}

/** What is wrong with the version of a question that replaces another; undefined: nothing. */
export function judgeVersion(
  question: QuestionInFile,
  { draft, before }: Versions,
): Omit<StartupProblem, "where"> | undefined {
  if (before === undefined) return undefined;
  const { id, version } = question;
  if (question.type !== before.type && draft.value["version"] === undefined) {
    const problem = `"${id}" is of type ${before.type} here; the file makes it ${question.type}.`;
    return { problem, fix: `If that is meant, say so with its type and version ${before.version + 1}.` };
  }
  if (version < before.version) {
    const problem = `"${id}" has version ${before.version} here; the file's is ${version}.`;
    return { problem, fix: "The file is older. Export it again and make the changes there." };
  }
  if (version > before.version || isSameAsked(question, before)) return undefined;
  const problem = `What "${id}" asks or what is right has changed, but its version is still ${version}.`;
  return { problem, fix: `Set its version to ${version + 1}: answers that learners gave belong to the old one.` };
}

/** Whether the same is asked, and the same is right. The order of options and pairs does not count; that of steps does. */
export function isSameAsked(value: unknown, before: QuestionInFile): boolean {
  return isDeepStrictEqual(askedOf(value), askedOf(before));
}

function askedOf(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { type, prompt, options, steps, pairs, spare, accept, answer, tolerance, unit } = value;
  return {
    type,
    prompt,
    options: bareOf(options).sort(),
    steps: bareOf(steps),
    pairs: bareOf(pairs).sort(),
    spare: bareOf(spare).sort(),
    accept: bareOf(accept).sort(),
    numbers: type === "number" ? [answer, tolerance, unit] : [],
  };
}

/** The items without their explanations. */
function bareOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    if (!isRecord(item)) return JSON.stringify(item);
    const { says = null, text = null, left = null, right = false } = item;
    return JSON.stringify([says, text, left, right]);
  });
}
