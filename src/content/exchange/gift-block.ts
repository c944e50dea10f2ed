import { Document, isCollection, isMap, LineCounter, parseDocument, Scalar, visit } from "yaml";
import type { Fault } from "./draft.ts";
import { isNeat } from "./question-node.ts";

/** What begins a line that Moodle passes over as a comment, and that holds what GIFT has no place for. */
export const blockMark = "//|";

/** Such lines, read. */
export interface GiftBlock {
  readonly value: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
  /** The line of one of its keys. */
  readonly lineOf: (key: PropertyKey | undefined) => number | undefined;
}

/** Lines of a file with their numbers. */
export interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

/** What GIFT has no place for, as comment lines in the words of quiz.yaml; each item of a list in braces where asked. */
export function writeBlock(
  value: Readonly<Record<string, unknown>>,
  look: "blocks" | "braces" = "blocks",
): readonly string[] {
  const document = new Document(value);
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === "string" && !isNeat(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Collection: (_key, node, path) => {
      // Key, list and item: what is deeper stands in braces with it.
      if (look === "braces" && path.filter(isCollection).length === 2) node.flow = true;
    },
  });
  const doubleQuotedMinMultiLineLength = Number.MAX_SAFE_INTEGER;
  const yaml = document.toString({ lineWidth: look === "braces" ? 0 : 110, doubleQuotedMinMultiLineLength });
  return yaml
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? blockMark : `${blockMark} ${line}`));
}

/** Reads the comment lines of one question again. */
export function readBlock(lines: readonly NumberedLine[]): GiftBlock {
  const counter = new LineCounter();
  const text = lines.map((one) => one.text.trimStart().slice(blockMark.length).replace(/^ /, "")).join("\n");
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: "error" });
  const lineAt = (offset: number) => lines[counter.linePos(offset).line - 1]?.line ?? lines[0]?.line ?? 1;
  const faults = document.errors.map(
    ({ pos, message }): Fault => ({
      line: lineAt(pos[0]),
      problem: `The lines that begin ${blockMark} are no valid YAML: ${message}.`,
      fix: "Mend the line; write it as in quiz.yaml.",
    }),
  );
  const { contents } = document;
  if (faults.length > 0 || lines.length === 0) return { value: {}, faults, lineOf: () => undefined };
  if (!isMap(contents)) {
    const problem = `The lines that begin ${blockMark} say nothing.`;
    const fault = { line: lineAt(0), problem, fix: `Write a key and a value, such as ${blockMark} difficulty: 2` };
    return { value: {}, faults: [fault], lineOf: () => undefined };
  }
  const places = new Map(contents.items.map((pair) => [String(pair.key), lineAt(rangeOf(pair.key))]));
  const value = readValue(document);
  if (value === undefined) {
    const problem = `The lines that begin ${blockMark} have a * that stands for nothing.`;
    const fault = { line: lineAt(0), problem, fix: "Put quotes around a text that begins with *." };
    return { value: {}, faults: [fault], lineOf: () => undefined };
  }
  return { value: isRecord(value) ? value : {}, faults, lineOf: (key) => places.get(String(key)) };
}

/** Undefined where an alias has no anchor, or too many stand for each other, which the parser only finds here. */
function readValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** Whether it is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function rangeOf(node: unknown): number {
  if (!isRecord(node)) return 0;
  const range: unknown = node["range"];
  const start: unknown = Array.isArray(range) ? range[0] : 0;
  return typeof start === "number" ? start : 0;
}
