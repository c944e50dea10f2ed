const addresses = /\S+@\S+|(?:https?:\/\/|www\.)\S+|\b[\w-]+\.(?:gov|co|org|com|net|uk|scot|wales)\b\S*/gi;
const tokens = /[\p{L}\p{M}\d]+(?:['-][\p{L}\p{M}\d]+)*/gu;

/**
 * The words of a text that can be looked up: without addresses, without what has a figure in it, without the 's of the
 * possessive. A word with hyphens is one word, without those of its parts that have a figure.
 */
export function spelledWords(text: string): readonly string[] {
  const found = text.replaceAll(addresses, " ").replaceAll("’", "'").match(tokens) ?? [];
  return found.map(bare).filter((word) => word.length > 1);
}

function bare(word: string): string {
  const whole = /\d/.test(word)
    ? word
        .split("-")
        .filter((part) => !/\d/.test(part))
        .join("-")
    : word;
  return /'s$/i.test(whole) ? whole.slice(0, -2) : whole;
}
