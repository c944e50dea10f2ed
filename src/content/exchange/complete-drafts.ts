import type { QuestionInFile } from "../check/bank.ts";
import type { Draft } from "./draft.ts";
import { isSameAsked } from "./judge-version.ts";
import type { ImportGround } from "./settle-drafts.ts";

/** What is taken where a file from outside does not say it. */
export interface Defaults {
  readonly today: string;
  readonly topic?: string | undefined;
  readonly difficulty?: number | undefined;
  readonly author?: string | undefined;
  readonly sources: readonly string[];
}

/** A draft with all that can be known of it. */
export interface Completed {
  readonly draft: Draft;
  readonly value: Readonly<Record<string, unknown>>;
  /** The question that has this id so far, with the author and dates that count for it. */
  readonly before: QuestionInFile | undefined;
}

/** Fills what the drafts leave unsaid: from the question that has the id so far, then from the command line and the file. */
export function completeDrafts(drafts: readonly Draft[], ground: ImportGround): readonly Completed[] {
  const taken = new Set([...ground.elsewhere.keys(), ...ground.quiz.questions.map(({ id }) => id)]);
  for (const { value } of drafts) if (typeof value["id"] === "string") taken.add(value["id"]);
  return drafts.map((draft) => {
    const known = findKnown(draft, ground);
    const before = known === undefined ? undefined : inFull(known, ground);
    const topic = draft.value["topic"] ?? before?.topic ?? topicOf(draft, ground) ?? ground.defaults.topic;
    const id = draft.value["id"] ?? before?.id ?? freshId(typeof topic === "string" ? topic : ground.subject, taken);
    if (typeof id === "string") taken.add(id);
    const filled = { ...defaultsOf(draft, before, ground), ...draft.value, id, topic };
    return { draft, before, value: withVersion(withoutUndefined(filled), before) };
  });
}

/** The question that a draft stands for: by its id, by its title, or without either by what it asks. */
function findKnown({ value, title }: Draft, { quiz }: ImportGround): QuestionInFile | undefined {
  const named = quiz.questions.find(({ id }) => id === (value["id"] ?? title));
  if (named !== undefined || value["id"] !== undefined) return named;
  return quiz.questions.find(
    (one) =>
      one.prompt === value["prompt"] &&
      isSameAsked({ ...value, unit: value["unit"] ?? (one.type === "number" ? one.unit : undefined) }, one),
  );
}

/** A question of a file with what it leaves to the head of its file. */
export function inFull(question: QuestionInFile, { quiz }: Pick<ImportGround, "quiz">): QuestionInFile {
  const { author, written, reviewBy } = quiz;
  return { author, written, reviewBy, ...question };
}

function defaultsOf(
  { value }: Draft,
  before: QuestionInFile | undefined,
  { quiz, defaults }: ImportGround,
): Readonly<Record<string, unknown>> {
  const type = value["type"] ?? before?.type;
  const unit = before?.type === "number" ? before.unit : "";
  if (before !== undefined) {
    const { difficulty, scenario, hint, sources, author, written, reviewBy } = before;
    const kept = { difficulty, scenario, hint, sources, author, written, reviewBy, type };
    return type === "number" ? { ...kept, unit } : kept;
  }
  return {
    difficulty: defaults.difficulty,
    sources: defaults.sources.length === 0 ? undefined : defaults.sources,
    author: defaults.author ?? quiz.author,
    written: defaults.today,
    reviewBy: quiz.reviewBy,
    ...(type === "number" ? { unit } : {}),
  };
}

/** A file that does not count versions has them counted here. */
function withVersion(value: Readonly<Record<string, unknown>>, before: QuestionInFile | undefined) {
  if (value["version"] !== undefined) return value;
  if (before === undefined) return { ...value, version: 1 };
  return { ...value, version: isSameAsked(value, before) ? before.version : before.version + 1 };
}

/** The topic that the last part of a category names, by id or title. */
function topicOf({ category }: Draft, { notes }: ImportGround): string | undefined {
  const name = slugOf(category?.split("/").at(-1) ?? "");
  return notes?.content.topics.find(({ id, title }) => id === name || slugOf(title) === name)?.id;
}

function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The next number of the topic: an id that was used is not used again. */
function freshId(topic: string, taken: ReadonlySet<string>): string {
  const numbers = [...taken].flatMap((id) => {
    const number = id.startsWith(`${topic}-`) ? Number(id.slice(topic.length + 1)) : Number.NaN;
    return Number.isInteger(number) ? [number] : [];
  });
  return `${topic}-${Math.max(0, ...numbers) + 1}`;
}

function withoutUndefined(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
