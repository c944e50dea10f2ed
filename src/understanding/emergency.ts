import type { Emergency, Sign } from "../domain/emergency.ts";
import { tokenise } from "./normalise.ts";

const longest = 60;

/** Tells whether a message speaks of an emergency; the first that fits. */
export type FindEmergency = (text: string) => Emergency | undefined;

/** Learns the signs once. Linear in the length of the message, of which the first words are read. */
export function createEmergencies(emergencies: readonly Emergency[]): FindEmergency {
  return (text) => {
    const words = tokenise(text)
      .slice(0, longest)
      .filter((token) => /[\p{L}\p{N}]/u.test(token));
    const has = (signs: readonly Sign[]) => signs.some((sign) => stands(sign, words));
    return emergencies.find(({ always, signs, unless }) => has(always) || (has(signs) && !has(unless)));
  };
}

function stands(sign: Sign, words: readonly string[]): boolean {
  if (sign[0]?.[0]?.startsWith("=")) return isAll(sign, words);
  return sign.every((alternatives) => alternatives.some((one) => words.some((word) => fits(one, word))));
}

/** "=help fire": these words and no others. */
function isAll(sign: Sign, words: readonly string[]): boolean {
  const wanted = sign.flat().map((word) => word.replace("=", ""));
  return wanted.length === words.length && wanted.every((word, at) => word === words[at]);
}

function fits(wanted: string, word: string): boolean {
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
