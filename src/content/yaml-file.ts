import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Report } from "./report.ts";

/** A YAML file that was read, with the way back from a place in its value to its line. */
export interface YamlFile {
  /** The file as an operator would name it. */
  readonly label: string;
  readonly value: unknown;
  /** `label:line` of the place, or of its nearest block where the place itself is missing. */
  where(path: readonly PropertyKey[]): string;
}

/** Reads one YAML file; what cannot be read or parsed is reported and gives undefined. Never throws. */
export function readYaml(path: string, label: string, report: Report): YamlFile | undefined {
  try {
    return parseYaml(readFileSync(path, "utf8"), label, report);
  } catch (cause) {
    report({
      where: label,
      problem: `The file cannot be read: ${messageOf(cause)}.`,
      fix: "Put a readable YAML file there.",
    });
    return undefined;
  }
}

function parseYaml(text: string, label: string, report: Report): YamlFile | undefined {
  const quick = parseQuickly(text);
  if (quick === undefined) return parseWithLines(text, label, report);
  // The lines are needed only where something is wrong.
  let lines: YamlFile | undefined;
  return {
    label,
    value: quick.value,
    where: (path) => {
      lines ??= parseWithLines(text, label, () => undefined);
      return lines?.where(path) ?? label;
    },
  };
}

/** The value by a parser that keeps no lines and takes half the time; undefined where it finds a fault. */
function parseQuickly(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    return undefined;
  }
}

function parseWithLines(text: string, label: string, report: Report): YamlFile | undefined {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => `${label}:${Math.max(1, lineCounter.linePos(offset).line)}`;
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: "error", uniqueKeys: sameKey });
  for (const { pos, message } of document.errors) {
    report({ where: lineAt(pos[0]), problem: `This is no valid YAML: ${message}.`, fix: "Mend the line." });
  }
  if (document.errors.length > 0) return undefined;
  return { label, value: document.toJS(), where: (path) => lineAt(offsetOf(document, path)) };
}

// 10266 and "10266" are one key to a reader, though not to YAML.
function sameKey(a: unknown, b: unknown): boolean {
  return isScalar(a) && isScalar(b) && String(a.value) === String(b.value);
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const child = childOf(isAlias(node) ? node.resolve(document) : node, step);
    if (child === undefined) break;
    offset = child.offset ?? offset;
    node = child.node;
  }
  return offset;
}

function childOf(node: unknown, step: PropertyKey): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { node: pair.value, offset: startOf(pair.key) };
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(step)];
  return item === undefined ? undefined : { node: item, offset: startOf(item) };
}

function startOf(node: unknown): number | undefined {
  const known: Node | undefined = isNode(node) ? node : undefined;
  return known?.range?.[0];
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
