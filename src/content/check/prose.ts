import type { Bank, Path } from "./bank.ts";

/** A text that learners read, and where it stands. */
export interface Prose {
  readonly text: string;
  readonly path: Path;
}

/** A file's texts. */
export interface ProseFile {
  readonly texts: readonly Prose[];
  readonly where: (path: Path) => string;
}

// Names for the program, dates and numbers; and what people type or get wrong, which is spelt as they do.
const notProse = new Set(
  `id type topic outcome criteria unit author written reviewBy url kind see subjects difficulty
  asks also accept value term acronym`.split(/\s+/),
);

/** Every text of notes, questions and glossary that is shown as it stands, the names of sources among them but for books. */
export function proseOf({ units, glossary }: Bank): readonly ProseFile[] {
  const files = [...units.flatMap(({ notes, quiz }) => [notes, quiz]), glossary];
  return files.flatMap((file) =>
    file === undefined ? [] : [{ texts: textsIn(file.content, []), where: (path: Path) => file.where(path) }],
  );
}

function textsIn(value: unknown, path: Path): readonly Prose[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item: unknown, at) => textsIn(item, [...path, at]));
  if (typeof value !== "object" || value === null) return [];
  // A book's title and its author are spelt as they are on its cover.
  if (Reflect.get(value, "kind") === "book") return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    // A list of sources holds their ids; the block of that name holds their names.
    notProse.has(key) || (key === "sources" && Array.isArray(part)) ? [] : textsIn(part, [...path, key]),
  );
}
