import { stemmer } from "stemmer";

// Words that say nothing of what a text is about.
const empty = new Set(
  `a about after all also an and any are as at be been before being but by can could did do does doing each for from
  had has have having he her here him his how i if in into is it its just may me more most must my no not of off on one
  only or other our out own same she should so some such than that the their them then there these they this those to
  too up us very was we were what when where which while who whom whose why will with would you your`.split(/\s+/),
);

const kept = new Map<string, readonly string[]>();

/** The stems of the words of a text that carry sense, in their order, numbers among them. */
export function stemsOf(text: string): readonly string[] {
  const found = kept.get(text);
  if (found !== undefined) return found;
  const words =
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\d]+(?:[.'][\p{L}\d]+)*%?/gu) ?? [];
  const stems = words.map((word) => word.replace(/'s$/, "")).filter((word) => !empty.has(word));
  const made = stems.map((word) => stemmer(word));
  kept.set(text, made);
  return made;
}
