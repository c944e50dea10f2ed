import type { Bank, Path } from "./bank.ts";
import type { Finding } from "./finding.ts";
import type { Speller } from "./open-speller.ts";
import { type ProseFile, proseOf } from "./prose.ts";
import type { SpellingFile } from "./spelling-file.ts";
import { spelledWords } from "./spelling-words.ts";
import { type WordList, wordList } from "./word-list.ts";

/** What words are looked up in. */
export interface Spelling {
  readonly speller: Speller;
  /** The content folder's own list of words. */
  readonly own: SpellingFile;
}

/** Words that neither the British dictionary nor the field's terms nor the folder's own list have; and faults of that list. */
export function checkSpelling(bank: Bank, { speller, own }: Spelling): readonly Finding[] {
  const terms = wordList(termWords(bank));
  const listed = wordList(own.lines.map(({ word }) => word));
  const isKnown = remembered((word) => terms.has(word) || speller.knows(word));
  const isRight = remembered((word) => wholeOrParts(word, (one) => isKnown(one) || listed.has(one)));
  const suggest = firstSuggestions(speller);
  const files = proseOf(bank).map((file) => ({ where: file.where, words: wordsOf(file) }));
  const strange = files.flatMap((file) =>
    file.words.flatMap(({ word, path, times }): readonly Finding[] => {
      if (isRight(word)) return [];
      const problem = `"${word}" is in no British dictionary${times === 1 ? "" : ` (${times} times in this file)`}.`;
      const fix = fixFor(suggest(word), own.label);
      return [{ where: file.where(path), problem, fix, severity: "warning", check: "spelling" }];
    }),
  );
  const used = new Set(files.flatMap((file) => file.words.map(({ word }) => word)));
  return [...strange, ...checkList(own, used, isKnown)];
}

/** The words of unit.yaml's terms and of the glossary's. */
function termWords({ units, glossary }: Bank): readonly string[] {
  const inUnits = units.flatMap(({ unit }) => unit?.content.terms ?? []);
  const inGlossary = (glossary?.content.terms ?? []).flatMap(({ term, acronym = "" }) => [term, acronym]);
  return [...inUnits, ...inGlossary].flatMap(spelledWords);
}

/** Whether the word is right as it stands, or written without its hyphens (co-ordinator), or part by part. */
function wholeOrParts(word: string, isRight: (word: string) => boolean): boolean {
  const parts = word.split("-");
  return (
    isRight(word) ||
    (parts.length > 1 && (isRight(parts.join("")) || parts.every((part) => part.length < 2 || isRight(part))))
  );
}

interface FoundWord {
  readonly word: string;
  readonly path: Path;
  readonly times: number;
}

/** Each word of a file once, at its first place. */
function wordsOf(file: ProseFile): readonly FoundWord[] {
  const found = new Map<string, FoundWord>();
  for (const { text, path } of file.texts) {
    for (const word of spelledWords(text)) {
      const before = found.get(word);
      found.set(word, { word, path: before?.path ?? path, times: (before?.times ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

function fixFor(suggestions: readonly string[], list: string): string {
  const meant = suggestions.slice(0, 3).join(", ");
  return `${meant === "" ? "Mend it" : `Is ${meant} meant?`}${meant === "" ? ", or" : " Or"} add it to ${list}.`;
}

/** Entries that are out of order, there twice, or not needed. */
function checkList(own: SpellingFile, words: ReadonlySet<string>, isKnown: WordList["has"]): readonly Finding[] {
  const used = wordList([...words].flatMap(formsOf));
  return own.lines.flatMap(({ word, line }, at): readonly Finding[] => {
    const before = own.lines[at - 1]?.word;
    const tell = (problem: string, fix: string): Finding => {
      return { where: `${own.label}:${line}`, problem, fix, severity: "warning", check: "spelling-list" };
    };
    if (before === word) return [tell(`"${word}" stands twice.`, "Strike it out.")];
    if (before !== undefined && before.localeCompare(word, "en") > 0)
      return [tell(`"${word}" stands after "${before}".`, "Put the words in alphabetical order.")];
    if (isKnown(word)) return [tell(`"${word}" is known without this list.`, "Strike it out.")];
    return used.has(word) ? [] : [tell(`No text has "${word}".`, "Strike it out.")];
  });
}

/** The dictionary's suggestions for a few words; when there are more, looking for all of them would take many seconds. */
function firstSuggestions({ suggest }: Speller): (word: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  return (word) => {
    const known = found.get(word) ?? (found.size < 20 ? suggest(word) : []);
    found.set(word, known);
    return known;
  };
}

/** How the list may have a word that stands in a text: in its own letters, in small ones, without the plural's s. */
function formsOf(word: string): readonly string[] {
  return [word, ...word.split("-"), word.replaceAll("-", "")].flatMap((form) => {
    const cases = [form, form.toLowerCase()];
    return [...cases, ...cases.filter((one) => one.endsWith("s")).map((one) => one.slice(0, -1))];
  });
}

function remembered(ask: (word: string) => boolean): (word: string) => boolean {
  const answers = new Map<string, boolean>();
  return (word) => {
    const known = answers.get(word) ?? ask(word);
    answers.set(word, known);
    return known;
  };
}
