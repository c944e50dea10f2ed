import { editDistance, slipsAllowed } from "./edit-distance.ts";
import { plainWords, together } from "./plain-words.ts";
import { isAsking, isCommand } from "./talk.ts";

/** Which of some texts was typed. */
export type TextFound =
  | { readonly kind: "one"; readonly at: number }
  | { readonly kind: "several" }
  | { readonly kind: "none" };

type Way = (said: readonly string[], text: readonly string[]) => boolean;
const little = new Set(
  "is it are was be to of in on at for and or with by as its that this they them their he she his her you your i my me we our one".split(
    " ",
  ),
);

/** The text that was typed: whole, else its beginning, else nearly it, else words that only it has. */
export function matchText(said: string, texts: readonly string[]): TextFound {
  const words = plainWords(said);
  const plain = texts.map(plainWords);
  if (words.length === 0) return { kind: "none" };
  const command = isCommand(words);
  for (const way of command ? [isWhole] : [isWhole, isBeginning]) {
    const found = only(plain.flatMap((text, at) => (way(words, text) ? [at] : [])));
    if (found.kind !== "none") return found;
  }
  if (command) return { kind: "none" };
  const near = nearest(words, plain);
  if (isAsking(words)) return near;
  return near.kind === "none" ? only(plain.flatMap((text, at) => (hasWords(words, text) ? [at] : []))) : near;
}

function only(places: readonly number[]): TextFound {
  const [at, ...others] = places;
  if (at === undefined) return { kind: "none" };
  return others.length === 0 ? { kind: "one", at } : { kind: "several" };
}

const isWhole: Way = (said, text) => together(said) === together(text);

const isBeginning: Way = (said, text) => {
  const last = said.at(-1) ?? "";
  const telling = /^\d/.test(last) || together(said).length >= 3;
  return (
    telling &&
    said.some((word) => !little.has(word)) &&
    said.length <= text.length &&
    said.slice(0, -1).every((word, at) => word === text[at]) &&
    (/^\d/.test(last) ? text[said.length - 1] === last : (text[said.length - 1] ?? "").startsWith(last))
  );
};

function nearest(said: readonly string[], texts: readonly (readonly string[])[]): TextFound {
  const letters = together(said);
  const most = Math.max(slipsAllowed(letters.length), Math.min(6, Math.floor(letters.length / 8)));
  const away = texts.map((text) => {
    const begun = text.slice(0, said.length);
    if (figuresOf(said) !== figuresOf(text) && figuresOf(said) !== figuresOf(begun)) return most + 1;
    return Math.min(editDistance(letters, together(text)), editDistance(letters, together(begun)));
  });
  const least = Math.min(...away);
  if (least > most || letters.length < 4) return { kind: "none" };
  return only(away.flatMap((one, at) => (one === least ? [at] : [])));
}

function figuresOf(words: readonly string[]): string {
  return words.filter((word) => /\d/.test(word)).join(" ");
}

const hasWords: Way = (said, text) => {
  const telling = said.filter((word) => !little.has(word));
  const inText = text.filter((word) => !little.has(word));
  const enough = telling.length >= 2 || (inText.length <= 3 && together(telling).length >= 4);
  return enough && telling.every((word) => inText.some((other) => isNearly(word, other)));
};

function isNearly(said: string, word: string): boolean {
  if (said === word) return true;
  return !/\d/.test(said + word) && editDistance(said, word) <= slipsAllowed(Math.min(said.length, word.length));
}
