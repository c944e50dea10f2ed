import type { Emergency, Sign } from "../domain/emergency.ts";
import { tokenise } from "./normalise.ts";

const longest = 60;

/** Tells whether a message speaks of an emergency; the first that fits. */
export type FindEmergency = (text: string) => Emergency | undefined;

/** Learns the signs once. Linear in the length of the message, of which the first words are read. */
export function createEmergencies(emergencies: readonly Emergency[]): FindEmergency {
  return (text) => {
    const words = [...new Set(tokenise(text).slice(0, longest))];
    return emergencies.find(
      ({ signs, unless }) => signs.some((sign) => stands(sign, words)) && !unless.some((sign) => stands(sign, words)),
    );
  };
}

function stands(sign: Sign, words: readonly string[]): boolean {
  return sign.every((alternatives) => alternatives.some((one) => words.some((word) => fits(one, word))));
}

function fits(wanted: string, word: string): boolean {
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
