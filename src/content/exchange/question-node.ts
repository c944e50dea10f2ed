import { Document, isMap, isPair, isScalar, isSeq, Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { QuestionInFile } from "../check/bank.ts";
import type { QuizInFile } from "../quiz-schema.ts";

/** As wide as the lines of the content files are. */
export const lineWidth = 120;

const order = [
  "id",
  "version",
  "topic",
  "difficulty",
  "type",
  "scenario",
  "prompt",
  "options",
  "steps",
  "pairs",
  "spare",
  "accept",
  "answer",
  "tolerance",
  "unit",
  "because",
  "slips",
  "hint",
  "author",
  "written",
  "reviewBy",
  "sources",
];

/** A question as its file says it: without what goes without saying or stands at the head of the file. */
export function plainQuestion(question: QuestionInFile, head: QuizInFile): Readonly<Record<string, unknown>> {
  const unsaid: Readonly<Record<string, unknown>> = {
    scenario: false,
    author: head.author,
    written: head.written,
    reviewBy: head.reviewBy,
  };
  const said = Object.entries(question).filter(([key, value]) => {
    if (key === "spare" && Array.isArray(value)) return value.length > 0;
    return !Object.hasOwn(unsaid, key) || unsaid[key] !== value;
  });
  const sorted = said.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return Object.fromEntries(sorted.map(([key, value]) => [key, key === "options" ? plainOptions(value) : value]));
}

const optionOrder = ["says", "text", "right", "because"];

function plainOptions(options: unknown): unknown {
  if (!Array.isArray(options)) return options;
  return options.map((option: object) =>
    Object.fromEntries(
      Object.entries(option)
        .filter(([key, value]) => key !== "right" || value === true)
        .sort(([one], [other]) => optionOrder.indexOf(one) - optionOrder.indexOf(other)),
    ),
  );
}

/** How a question is laid out. */
export interface Layout {
  /** How far its lines are indented. */
  readonly indent: number;
  /** Whether answers that fit stand on one line each, in braces. */
  readonly braces: boolean;
}

/** The map in lines, as wide as the content's are: long texts in blocks of their own, short lists in brackets. */
export function layOut(map: YAMLMap, { indent, braces }: Layout): readonly string[] {
  const width = lineWidth - indent;
  for (const pair of map.items) {
    if (!isPair(pair)) continue;
    const { value } = pair;
    if (isSeq(value)) layOutList(value, { width, key: String(pair.key), braces });
    else if (isScalar(value)) setStyle(value, width - String(pair.key).length - 2);
  }
  const document = new Document(map);
  const text = document.toString({ lineWidth: width, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  // Braces have blanks within, brackets none.
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/^(\w+): \[ (.*) \]$/, "$1: [$2]"));
}

function layOutList(
  list: YAMLSeq,
  { width, key, braces }: { readonly width: number; readonly key: string; readonly braces: boolean },
): void {
  const maps = list.items.filter(isMap);
  if (maps.length === 0) {
    list.flow = !hasComments(list) && flatLength(list) + key.length + 2 <= width;
    if (!list.flow) for (const item of list.items) if (isScalar(item)) setStyle(item, width - 4);
    return;
  }
  list.flow = false;
  const inBraces = braces && maps.every((item) => !hasComments(item) && flatLength(inQuotes(item)) <= width - 4);
  for (const item of maps) {
    const wasInBraces = item.flow === true;
    item.flow = inBraces;
    for (const { key: name, value } of item.items) {
      if (!isScalar(value)) continue;
      // Quotes that braces asked for go with them.
      if (wasInBraces && !inBraces) value.type = Scalar.PLAIN;
      setStyle(value, inBraces ? Number.POSITIVE_INFINITY : width - 4 - String(name).length - 2);
    }
  }
}

/** A copy as it would stand in braces. */
function inQuotes(item: YAMLMap): YAMLMap {
  const copy = new Document(item.clone()).contents;
  if (!isMap(copy)) return item;
  for (const { value } of copy.items) if (isScalar(value)) setStyle(value, Number.POSITIVE_INFINITY);
  return copy;
}

/** Plain where it fits; a folded block where it does not; quoted and on one line where YAML would change it. */
function setStyle(scalar: Scalar, room: number): void {
  const { value } = scalar;
  if (typeof value !== "string") return;
  if (!value.split("\n").every(isNeat)) {
    scalar.type = Scalar.QUOTE_DOUBLE;
  } else if (value.includes("\n")) scalar.type = Scalar.BLOCK_LITERAL;
  else if (room === Number.POSITIVE_INFINITY) scalar.type = value.includes(" ") ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
  else if (flatLength(scalar) > room) scalar.type = Scalar.BLOCK_FOLDED;
  else if (scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL) scalar.type = Scalar.PLAIN;
}

/** Whether YAML gives a line back as it was, however it is written. */
export function isNeat(line: string): boolean {
  return line === line.trim() && !/\p{C}|[^\S ]|\s{2}/u.test(line);
}

function flatLength(node: Scalar | YAMLMap | YAMLSeq): number {
  const copy = new Document(node.clone());
  const { contents } = copy;
  if (isMap(contents) || isSeq(contents)) contents.flow = true;
  if (isScalar(contents) && (contents.type === Scalar.BLOCK_FOLDED || contents.type === Scalar.BLOCK_LITERAL)) {
    contents.type = Scalar.PLAIN;
  }
  return copy.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }).trimEnd().length;
}

function hasComments(node: YAMLMap | YAMLSeq): boolean {
  return /(?:^|\s)#/m.test(new Document(node.clone()).toString({ lineWidth: 0 }).replaceAll(/"(?:\\.|[^"\\])*"/g, ""));
}
