import type { Heard } from "./hear.ts";
import { numberOf } from "./numbers.ts";

/** How many questions are asked for, in figures or words; null where nobody says. */
export function quizLength(heard: Heard): number | null {
  const counted = heard.counts.find((count) => count >= 1 && count <= 100);
  if (counted !== undefined && !heard.line.includes("_t")) return counted;
  const tens =
    / (?:give|do|want|have|set|me|for) (two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (?:[a-z]+ ){0,2}(?:questions?|quiz) /.exec(
      ` ${heard.tokens.join(" ")} `,
    )?.[1];
  if (tens !== undefined) return numberOf(tens) ?? null;
  const bare =
    / (?:just|only|about|maybe|x|of them) (one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:please |will do |thanks )?$/.exec(
      ` ${heard.tokens.join(" ")} `,
    )?.[1];
  if (bare !== undefined) return numberOf(bare) ?? null;
  const word =
    / (one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|a couple of|couple of|a few|a dozen) (?:[a-z]+ ){0,2}(?:questions?|quiz) /.exec(
      heard.line,
    )?.[1];
  if (word === undefined) return null;
  if (word.endsWith("couple of")) return 2;
  if (word === "a few") return 3;
  return word === "a dozen" ? 12 : (numberOf(word) ?? null);
}
