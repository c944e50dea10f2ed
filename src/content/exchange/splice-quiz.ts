import { Document, isMap, isScalar, isSeq, parseDocument, type Range, type YAMLMap, type YAMLSeq } from "yaml";
import type { QuestionInFile } from "../check/bank.ts";
import type { QuizInFile } from "../quiz-schema.ts";
import { mergeInto } from "./merge-node.ts";
import { layOut, plainQuestion } from "./question-node.ts";

/** What is to stand in a file of questions. */
export interface QuizChange {
  readonly quiz: QuizInFile;
  /** Questions that take the place of those with their ids. */
  readonly changed: readonly QuestionInFile[];
  /** Questions that come at the end. */
  readonly added: readonly QuestionInFile[];
  readonly sources: Readonly<Record<string, object>>;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a quiz.yaml with these changes. Every line that no change is about stays as it is, comments and blank lines
 * too; within a changed question the comments of what stays are kept.
 */
export function spliceQuiz(text: string, change: QuizChange): string {
  const contents = parseDocument(text).contents;
  const questions = isMap(contents) ? contents.get("questions", true) : undefined;
  const sources = isMap(contents) ? contents.get("sources", true) : undefined;
  if (!isSeq(questions) || !isMap(sources)) throw new Error("A file that passed its schema has questions and sources.");
  const edits = [
    ...addSources(text, sources, change.sources),
    ...changeQuestions(text, questions, change),
    ...addQuestions(text, questions, change),
  ];
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), text);
}

function changeQuestions(text: string, questions: YAMLSeq, { changed, quiz }: QuizChange): readonly Edit[] {
  return changed.map((question) => {
    const item = questions.items.filter(isMap).find((one) => one.get("id") === question.id);
    if (item === undefined) throw new Error(`No question ${question.id} to be changed.`);
    const { start, end } = spanOf(item, text);
    const indent = columnOf(start, text);
    const own = parseDocument(" ".repeat(indent) + text.slice(start, end)).contents;
    if (!isMap(own)) throw new Error(`The question ${question.id} is no block.`);
    mergeInto(own, plainQuestion(question, quiz));
    return { start, end, text: indented(layOut(own, { indent, braces: usesBraces(text) }), indent) };
  });
}

function addQuestions(text: string, questions: YAMLSeq, { added, quiz }: QuizChange): readonly Edit[] {
  if (added.length === 0) return [];
  const last = questions.items.at(-1);
  const lastSpan = isMap(last) && questions.flow !== true ? spanOf(last, text) : undefined;
  const indent = lastSpan === undefined ? 4 : columnOf(lastSpan.start, text);
  const between = /\n\s*\n\s*- id:/.test(text) ? "\n\n" : "\n";
  const write = (one: YAMLMap) =>
    `${" ".repeat(indent - 2)}- ${indented(layOut(one, { indent, braces: usesBraces(text) }), indent)}`;
  const items = added.map((question) => write(mapOf(plainQuestion(question, quiz))));
  if (lastSpan !== undefined) {
    const at = endOfLine(lastSpan.end, text);
    return [{ start: at, end: at, text: items.map((item) => between + item).join("") }];
  }
  // A list in brackets, empty as a rule, becomes a list of blocks.
  const before = questions.items.filter(isMap).map((one) => write(one));
  return [{ ...spanOf(questions, text), text: `\n${[...before, ...items].join(between)}` }];
}

function addSources(text: string, sources: YAMLMap, wanted: QuizChange["sources"]): readonly Edit[] {
  const fresh = Object.entries(wanted).filter(([id]) => !sources.has(id));
  if (fresh.length === 0) return [];
  const inBlock = sources.flow !== true && sources.items.length > 0;
  const indent = inBlock ? columnOf(spanOf(sources, text).start, text) : 2;
  const braces = !inBlock || sources.items.some(({ value }) => isMap(value) && value.flow === true);
  const write = (id: string, source: unknown) => writeSource(mapOf({ [id]: source }), { indent, braces });
  const lines = fresh.map(([id, source]) => write(id, source));
  if (inBlock) {
    const at = endOfLine(spanOf(sources, text).end, text);
    return [{ start: at, end: at, text: lines.map((line) => `\n${line}`).join("") }];
  }
  const before = Object.entries(sources.toJSON()).map(([id, source]) => write(id, source));
  return [{ ...spanOf(sources, text), text: `\n${[...before, ...lines].join("\n")}` }];
}

function writeSource(
  entry: YAMLMap,
  { indent, braces }: { readonly indent: number; readonly braces: boolean },
): string {
  const [pair] = entry.items;
  if (braces && isMap(pair?.value)) pair.value.flow = true;
  for (const { value } of isMap(pair?.value) ? pair.value.items : []) {
    if (braces && isScalar(value) && typeof value.value === "string" && /\W/.test(value.value))
      value.type = "QUOTE_DOUBLE";
  }
  const text = new Document(entry).toString({ lineWidth: 0 }).trimEnd();
  return " ".repeat(indent) + indented(text.split("\n"), indent);
}

function mapOf(value: object): YAMLMap {
  const { contents } = new Document(value);
  if (!isMap(contents)) throw new Error("A question is a block.");
  return contents;
}

/** Whether the file writes answers in braces; an empty file is to. */
function usesBraces(text: string): boolean {
  return /^\s*- \{ /m.test(text) || !/^\s*- (?:text|left|says|value):/m.test(text);
}

function spanOf(node: { readonly range?: Range | null | undefined }, text: string): { start: number; end: number } {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function columnOf(offset: number, text: string): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function endOfLine(offset: number, text: string): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : text.charAt(end - 1) === "\r" ? end - 1 : end;
}

function indented(lines: readonly string[], indent: number): string {
  return lines.map((line, at) => (at === 0 || line === "" ? line : " ".repeat(indent) + line)).join("\n");
}
