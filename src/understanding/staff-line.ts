import { readLimit } from "./normalise.ts";

const before =
  /^(?:(?:hi|hey|hello|ok|okay|so|right|and|now|please|pls|plz|can you|could you|can we|could we|would you|will you|can i|could i|i(?:'?d| would) like (?:you )?to|i want (?:you )?to|i need (?:you )?to|lets|let's|unitwise)[\s,:]+)+/i;
const after = /(?:(?:^|[\s,]+)(?:please|pls|plz|thanks|thank you|thx|ta|cheers|now|mate))+[\s,]*$/i;

/** What was typed on one line with its capitals, without invisible characters and what is only polite at both ends. */
export function staffLine(text: string): string {
  return text
    .slice(0, readLimit)
    .normalize("NFKC")
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/[\s.!?]+$/, "")
    .replace(after, "")
    .replace(before, "")
    .replace(/[\s.!?]+$/, "")
    .trim();
}

/** A name as it was typed, without the quotes around it. */
export function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^["'<[]+|["'>\]]+$/g, "")
    .trim();
}
