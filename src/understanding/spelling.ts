import { distance } from "fastest-levenshtein";
import { commonWords, domainWords } from "./lexicon.ts";
import { numberOf } from "./numbers.ts";
import { realWords } from "./real-words.ts";
import { shorthand } from "./shorthand.ts";
import { stem } from "./stem.ts";
import { isSwap } from "./swap.ts";

/** Knows the words of the field and mends those that are nearly one of them. */
export interface Spelling {
  /** The word meant: itself where it is known or near to nothing. */
  mend(word: string): string;
  /** Whether the word is common English or of the field. */
  knows(word: string): boolean;
}

const shortestMended = 5;
const longestMended = 24;
const memory = 20_000;

/** The words a spelling is made of. */
export interface Vocabulary {
  /** Words of titles and nicknames: mended to. */
  readonly names: ReadonlySet<string>;
  /** Words of the subject matter: known, and mended to when long. */
  readonly terms: ReadonlySet<string>;
  /** Further words that are known and never mended to. */
  readonly others: Iterable<string>;
  /** Words of what is nobody's business here; those that are ours as well do not count. */
  readonly foreign: Iterable<string>;
}

/** Learns the words once. */
export function createSpelling({ names, terms, others, foreign }: Vocabulary): Spelling {
  const own = new Set([...commonWords, ...domainWords, ...names, ...others]);
  const elsewhere = new Set([...foreign].filter((word) => !own.has(word) && numberOf(word) === undefined));
  const known = new Set([...commonWords, ...domainWords, ...names, ...terms, ...others]);
  const stems = new Set([...known].map(stem));
  const targets = byLength([...domainWords, ...names, ...[...terms].filter((word) => word.length >= 7)]);
  const mended = new Map<string, string>();
  const isKnown = (word: string): boolean => known.has(word) || stems.has(stem(word)) || numberOf(word) !== undefined;
  return {
    knows: (word) => isKnown(word) && !elsewhere.has(word),
    mend(word) {
      if (word.length < shortestMended || word.length > longestMended || !/^\p{L}+$/u.test(word)) return word;
      const before = mended.get(word);
      if (before !== undefined) return before;
      const made = isKnown(word) || realWords.has(word) || shorthand.has(word) ? word : nearest(word, targets);
      if (mended.size < memory) mended.set(word, made);
      return made;
    },
  };
}

function byLength(words: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const map = new Map<number, string[]>();
  for (const word of new Set(words)) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) continue;
    const list = map.get(word.length) ?? [];
    list.push(word);
    map.set(word.length, list);
  }
  return map;
}

/** The one word within reach; the first letter has to fit or be swapped with the second. Undecided means unmended. */
function nearest(word: string, targets: ReadonlyMap<number, readonly string[]>): string {
  const reach = word.length >= 8 ? 2 : 1;
  let best = word;
  let least = reach + 1;
  for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const target of targets.get(length) ?? []) {
      if (target[0] !== word[0] && target[0] !== word[1]) continue;
      const away = isSwap(word, target) ? 1 : distance(word, target);
      if (away < least) {
        least = away;
        best = target;
      }
    }
  }
  return least <= reach ? best : word;
}
