/** The words of a text without case, marks and accents: "Don't use £1,200!" is dont, use, 1200, pounds. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’‘`]/g, "")
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replaceAll(/£(\d+(?:\.\d+)?)/g, "$1 pounds")
    .replaceAll("&", " and ")
    .replaceAll("%", " percent ")
    .replaceAll(/per cent\b/g, "percent")
    .replaceAll(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
}

const same = new Map([
  ["programme", "program"],
  ["cheque", "check"],
  ["grey", "gray"],
  ["judgement", "judgment"],
  ["practice", "practise"],
  ["enquiry", "inquiry"],
  ["email", "mail"],
  ["cannot", "cant"],
]);
const spellings: readonly (readonly [RegExp, string])[] = [
  [/iz(e|ed|er|ing|ation)$/, "is$1"],
  [/yz(e|ed|er|ing)$/, "ys$1"],
  [/our(ed|ing|al|able|ful|ite)?$/, "or$1"],
  [/tre$/, "ter"],
  [/ogue$/, "og"],
  [/ll(ed|er|ing|ment|or)$/, "l$1"],
  [/ence$/, "ense"],
];

/** One form for the plural and for British and American spelling. It is for comparing, and not always a word. */
export function plainForm(word: string): string {
  if (/\d/.test(word)) return word;
  const single = singular(word);
  const known = same.get(single);
  if (known !== undefined) return known;
  return spellings.reduce((form, [ending, to]) => form.replace(ending, to), single);
}

function singular(word: string): string {
  if (word.length < 4) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[^suia]s$/.test(word) ? word.slice(0, -1) : word;
}

export function isArticle(word: string): boolean {
  return word === "a" || word === "an" || word === "the";
}

/** The words for comparing, articles left out unless there is nothing else. */
export function plainWords(text: string): readonly string[] {
  const forms = wordsOf(text).map(plainForm);
  const kept = forms.filter((word) => !isArticle(word));
  return kept.length > 0 ? kept : forms;
}

/** Written together: "near-miss", "near miss" and "nearmiss" are one. */
export function together(words: readonly string[]): string {
  return words.join("");
}
