import { distance } from "fastest-levenshtein";
import { commonWords } from "../lexicon.ts";
import { realWords } from "../real-words.ts";
import { isSwap } from "../swap.ts";

const shortest = 4;
const longest = 24;
const memory = 20_000;

/** Mends words that are nearly one of the words of the content. */
export function createTypos(counts: ReadonlyMap<string, number>): (word: string) => string {
  const byStart = new Map<string, string[]>();
  for (const word of counts.keys()) {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
    for (const key of keysOf(word, word.length)) {
      const list = byStart.get(key);
      if (list === undefined) byStart.set(key, [word]);
      else list.push(word);
    }
  }
  const known = new Map<string, string>();
  return (word) => {
    if (word.length < shortest || word.length > longest || !/^[a-z]+$/.test(word)) return word;
    const before = known.get(word);
    if (before !== undefined) return before;
    const isWord = counts.has(word) || commonWords.has(word) || realWords.has(word);
    const made = isWord ? word : nearest(word, byStart, counts);
    if (known.size < memory) known.set(word, made);
    return made;
  };
}

/** The nearest word with the same first letter; of two as near, the one the content uses more. */
function nearest(
  word: string,
  byStart: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<string, number>,
): string {
  const reach = word.length >= 9 ? 2 : 1;
  let best = word;
  let least = reach + 1;
  let uses = 0;
  for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const target of keysOf(word, length).flatMap((key) => byStart.get(key) ?? [])) {
      const away = isSwap(word, target) ? 1 : distance(word, target);
      const used = counts.get(target) ?? 0;
      if (away > reach || away > least || (away === least && used <= uses)) continue;
      best = target;
      least = away;
      uses = used;
    }
  }
  return best;
}

/** A slip leaves the first letter, and the second or the last. */
function keysOf(word: string, length: number): readonly string[] {
  return [`${word.slice(0, 2)}${length}`, `${word[0] ?? ""}-${word.at(-1) ?? ""}${length}`];
}
