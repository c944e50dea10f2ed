import { type GIFTQuestion, SyntaxError as GiftError, parse } from "gift-pegjs";
import { type Draft, type DraftFile, type Fault, linesOf, withoutGaps } from "./draft.ts";
import { readAnswers } from "./gift-answers.ts";
import { blockMark, type GiftBlock, type NumberedLine, readBlock } from "./gift-block.ts";
import type { KnownBlock } from "./known-block.ts";

/**
 * Reads a file of Moodle's GIFT format; each question is read by itself, so that all faults are found at once. A question
 * that is `known` by its id or its title and has no comment lines of ours is read with what they would say.
 */
export function readGift(text: string, known: KnownBlock = () => undefined): DraftFile {
  const drafts: Draft[] = [];
  const faults: Fault[] = [];
  let category: string | undefined;
  let ahead: readonly NumberedLine[] = [];
  for (const chunk of chunksOf(text)) {
    const words = chunk.filter(({ text: line }) => !isComment(line));
    ahead = [...ahead, ...chunk.filter(({ text: line }) => isComment(line))];
    if (words.length === 0) continue;
    const parsed = parseChunk(words);
    if ("fault" in parsed) faults.push(parsed.fault);
    else if (parsed.question.type === "Category") category = parsed.question.title;
    else {
      const read = readQuestion(parsed.question, { comments: ahead, words, category, known });
      faults.push(...read.faults);
      drafts.push(...read.drafts);
    }
    ahead = [];
  }
  const lost = ahead.find(({ text: line }) => isBlock(line));
  if (lost !== undefined)
    faults.push({ line: lost.line, problem: "No question follows.", fix: "Put it above its question." });
  return { drafts, faults };
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith("//");
}

function isBlock(line: string): boolean {
  return line.trimStart().startsWith(blockMark);
}

/** The pieces of a file between blank lines. */
function chunksOf(text: string): readonly (readonly NumberedLine[])[] {
  const chunks: NumberedLine[][] = [[]];
  for (const [at, line] of linesOf(text).entries()) {
    if (line.trim() === "") chunks.push([]);
    else chunks.at(-1)?.push({ line: at + 1, text: line });
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

type Parsed = { readonly question: GIFTQuestion } | { readonly fault: Fault };

function parseChunk(lines: readonly NumberedLine[]): Parsed {
  const first = lines[0]?.line ?? 1;
  try {
    const [question] = parse(lines.map(({ text }) => text).join("\n"));
    if (question !== undefined) return { question };
    return { fault: { line: first, problem: "There is no question here.", fix: "Leave the line out." } };
  } catch (error) {
    if (!(error instanceof GiftError)) throw error;
    const line = lines[error.location.start.line - 1]?.line ?? first;
    return { fault: { line, problem: `This is no GIFT: ${endOf(error.message)}`, fix: fixOf(error.found, lines) } };
  }
}

function endOf(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function fixOf(found: string | null, lines: readonly NumberedLine[]): string {
  if (found === "#" && lines.some(({ text }) => /\{\s*#/.test(text))) {
    return 'A number with feedback needs = before it: "{#=10:0#Well done.}".';
  }
  if (found !== null && /^[:#={}~]$/.test(found)) {
    return `Write \\${found} where ${found} is part of a text, and leave a blank line after each question.`;
  }
  return "Put the answers in braces, with = or ~ before each, and a blank line after the question but none within.";
}

interface Around {
  readonly comments: readonly NumberedLine[];
  readonly words: readonly NumberedLine[];
  readonly category: string | undefined;
  readonly known: KnownBlock;
}

type Asked = Exclude<GIFTQuestion, { readonly type: "Category" }>;

function readQuestion(question: Asked, { comments, words, category, known }: Around): DraftFile {
  const line = words[0]?.line ?? 1;
  const block = readBlock(comments.filter((one) => isBlock(one.text)));
  if (block.faults.length > 0) return { drafts: [], faults: block.faults };
  const id = block.value["id"] ?? idOf(comments);
  const lost = block.value["type"] === undefined ? known(String(id ?? question.title)) : undefined;
  const read = readAnswers(question, { ...lost, ...block.value });
  const lineOf = placesOf({ line, words, block });
  if ("problems" in read) {
    return { drafts: [], faults: read.problems.map(({ problem, fix }) => ({ line, problem, fix })) };
  }
  const { because: _because, spare: _spare, exact: _exact, sources, ...rest } = block.value;
  const cited = typeof sources === "object" && sources !== null && !Array.isArray(sources);
  const draft: Draft = {
    line,
    value: withoutGaps({ ...rest, id, sources: cited ? Object.keys(sources) : sources, ...read.value }),
    sources: cited ? { ...sources } : {},
    lineOf,
    ...(question.title === null ? {} : { title: question.title }),
    ...(category === undefined ? {} : { category }),
  };
  return { drafts: [draft], faults: [] };
}

/** The id that Moodle keeps for a question, where it can be one of ours. */
function idOf(comments: readonly NumberedLine[]): string | undefined {
  const found = comments.flatMap(({ text }) => /\[id:([a-z0-9-]+)\]/.exec(text)?.[1] ?? []);
  return found.find((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
}

const listKeys: readonly PropertyKey[] = ["options", "steps", "pairs", "accept"];

function placesOf(known: {
  readonly line: number;
  readonly words: readonly NumberedLine[];
  readonly block: GiftBlock;
}): Draft["lineOf"] {
  const { line, words, block } = known;
  const answers = words.filter(({ text }) => /^\s*[=~]/.test(text));
  return ([key, at]) => {
    const fromBlock = block.lineOf(key);
    if (fromBlock !== undefined) return fromBlock;
    // Where each answer has a line of its own, its line is known.
    const own = key !== undefined && listKeys.includes(key) && typeof at === "number" ? answers[at]?.line : undefined;
    return own ?? line;
  };
}
