const addresses = /\S+@\S+|(?:https?:\/\/|www\.)\S+|\b[\w-]+\.(?:gov|co|org|com|net|uk|scot|wales)\b\S*/gi;
const tokens = /[\p{L}\p{M}\d]+(?:'[\p{L}\p{M}\d]+)*/gu;

/**
 * The words of a text that can be looked up: without addresses, without what has a figure in it, without the 's of the
 * possessive; the parts of a word with a hyphen each for itself.
 */
export function spelledWords(text: string): readonly string[] {
  const found = text.replaceAll(addresses, " ").replaceAll("’", "'").match(tokens) ?? [];
  return found.filter((word) => !/\d/.test(word) && word.length > 1).map((word) => word.replace(/'s$/i, ""));
}
