/** The longest name of a team or person that is kept, in characters. */
export const longestName = 60;

/**
 * A name as people write it, on one line: control characters, marks that turn the direction of writing and what chat
 * platforms take for markup are out of it, and it is cut at `longestName`. May be empty.
 */
export function plainName(typed: string): string {
  const line = typed
    .slice(0, 1000)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    // The joiners stay: names in some scripts and people's own marks need them.
    .replace(/(?![‌‍])\p{Cf}|[\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .replace(/[<>]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return [...line].slice(0, longestName).join("").trim();
}

/** A name so that two ways of typing it are the same: "@José  Smith" and "jose smith". */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{Mn}\p{Cf}\p{Cc}]/gu, "")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/^\s*@/, "")
    .replace(/\s+/g, " ")
    .trim();
}
