import type { z } from "zod";
import type { StartupProblem } from "../../domain/startup-error.ts";
import { lookUp } from "../prune.ts";
import type { Completed } from "./complete-drafts.ts";
import type { Draft } from "./draft.ts";
import type { ImportGround } from "./settle-drafts.ts";

interface Told {
  readonly completed: readonly Completed[];
  readonly drafts: readonly Draft[];
  readonly ground: ImportGround;
}

/** What the schema has against a question from outside, with the line of its file and how it is said in that format. */
export function tellIssue(issue: z.core.$ZodIssue, { completed, drafts, ground }: Told): StartupProblem {
  const [list, at, ...path] = issue.path;
  const one = list === "questions" && typeof at === "number" ? completed[at] : undefined;
  if (one === undefined) {
    const draft = drafts.find(({ sources }) => list === "sources" && Object.hasOwn(sources, String(at)));
    const where = draft === undefined ? ground.label : `${ground.label}:${draft.lineOf(["sources"])}`;
    return { where, problem: `"${issue.path.join(".")}" does not fit.`, fix: `Allowed: ${issue.message}.` };
  }
  const where = `${ground.label}:${one.draft.lineOf(path)}`;
  const id = String(one.value["id"]);
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => `"${key}"`).join(", ");
    return { where, problem: `${keys} is not known in "${id}".`, fix: `Allowed: ${issue.message}.` };
  }
  const name = path.map((step) => (typeof step === "number" ? step + 1 : String(step))).join(" ");
  const found = lookUp(one.value, path);
  if (found === undefined) return { where, problem: `"${name}" of "${id}" is missing.`, fix: fixOf(path, ground) };
  const shown = typeof found === "object" ? "" : ` is ${JSON.stringify(found)}`;
  return { where, problem: `"${name}" of "${id}"${shown} does not fit.`, fix: `Allowed: ${issue.message}.` };
}

function fixOf(path: readonly PropertyKey[], { format, notes, quiz }: ImportGround): string {
  const [key] = path;
  const say = (example: string) =>
    format === "gift"
      ? `write "//| ${String(key)}: ${example}" on a line above the question`
      : `fill the column "${String(key)}"`;
  if (key === "topic") {
    const topics = notes?.content.topics.map(({ id }) => id).join(", ") || "none yet, write notes.yaml first";
    return `Give --topic TOPIC for all that name none, or ${say("TOPIC")}. The unit's topics: ${topics}.`;
  }
  if (key === "sources") {
    const sources = Object.keys(quiz.sources).join(", ");
    return `Give --source SOURCE for all that name none, or ${say("[SOURCE]")}. The unit's sources: ${sources}.`;
  }
  if (key === "difficulty") return `Give --difficulty 1, 2 or 3 for all that say none, or ${say("2")}.`;
  if (key === "hint") return `Say what helps without giving the answer away: ${say("…")}.`;
  return format === "gift" ? giftFix(path) : `Fill the cell; every answer needs its explanation.`;
}

function giftFix(path: readonly PropertyKey[]): string {
  const [key] = path;
  if (path.at(-1) === "because" && (key === "steps" || key === "pairs" || key === "spare")) {
    const list = key === "spare" ? "spare" : "because";
    return `Explain it above the question: "//| ${list}:", below it "//|   - { text: …, because: … }" for each.`;
  }
  if (path.at(-1) === "because") return "Explain it: # and the explanation after the answer.";
  return "Say it in the question, or in a line that begins //| above it.";
}
