import type { z } from "zod";
import type { Report } from "./report.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

/** A file that passed its schema: its content, and the way to its lines. */
export interface Checked<T> {
  readonly content: T;
  readonly where: YamlFile["where"];
}

/** What to read, and how an operator would name it. */
export interface FileToRead {
  readonly path: string;
  readonly label: string;
}

/** Reads a file through its schema; every problem is reported with its line and what is allowed. */
export function readFile<T>(file: FileToRead, schema: z.ZodType<T>, report: Report): Checked<T> | undefined {
  const yaml = readYaml(file.path, file.label, report);
  if (yaml === undefined) return undefined;
  const result = schema.safeParse(yaml.value);
  if (result.success) return { content: result.data, where: yaml.where };
  for (const issue of result.error.issues) reportIssue(issue, yaml, report);
  return undefined;
}

function reportIssue(issue: z.core.$ZodIssue, yaml: YamlFile, report: Report): void {
  const fix = `Allowed: ${issue.message}.`;
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      report({ where: yaml.where([...issue.path, key]), problem: `"${key}" is not known here.`, fix });
    }
    return;
  }
  const found = lookUp(yaml.value, issue.path);
  const name = issue.path.length === 0 ? "The file" : `"${issue.path.join(".")}"`;
  const problem = found === undefined ? `${name} is missing.` : `${name} is ${shown(found)}.`;
  report({ where: yaml.where(issue.path), problem, fix });
}

function lookUp(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a block";
  const words = typeof value === "string" ? `"${value}"` : String(value);
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
