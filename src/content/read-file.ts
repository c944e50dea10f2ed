import type { z } from "zod";
import { lookUp, prune } from "./prune.ts";
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

/**
 * Reads a file through its schema; every problem is reported with its line and what is allowed. What the file says beside
 * its faults is given back where it is enough for the schema, so that the checks that follow find their problems too.
 */
export function readFile<T>(file: FileToRead, schema: z.ZodType<T>, report: Report): Checked<T> | undefined {
  const yaml = readYaml(file.path, file.label, report);
  if (yaml === undefined) return undefined;
  const result = schema.safeParse(yaml.value);
  if (result.success) return { content: result.data, where: yaml.where };
  const { issues } = result.error;
  for (const issue of issues) reportIssue(issue, yaml, report);
  const rest = schema.safeParse(prune(yaml.value, issues));
  return rest.success ? { content: rest.data, where: yaml.where } : undefined;
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

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a block";
  const words = typeof value === "string" ? `"${value}"` : String(value);
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
