import { type Bank, type PlacedQuestion, questionsOf } from "./bank.ts";
import type { Finding } from "./finding.ts";

// "All of the above" rewards those who know two of three; it also depends on an order that is shuffled.
const aboutTheOthers = [
  /\b(?:all|none|both|any|either|neither|some|most|two|three) of (?:the )?(?:above|below|these|those|them|options|others|answers)\b[.!]?$/i,
  /^(?:both|neither|either|only) [a-f](?:,| and| nor| or)\b/i,
  /^(?:answers?|options?) (?:[a-f1-6]\b|above|below)/i,
  /^(?:all|none|both|neither)[.!]?$/i,
];
// "Which of these is not …": whoever reads fast answers the opposite.
const negatives = [
  /\b(?:NOT|EXCEPT|NEVER|CANNOT|LEAST)\b/,
  // In the main clause only, before a side clause begins; what must never be done may well be asked for.
  /(?:(?:^|[.?!]\s+)(?:which|what|who|whose|where)|, (?:which|what))\b(?:(?!\b(?:when|where|if|that|who|which|because|while|after|before|and|but)\b)[^.?!;:,])*?(?:\bnot\b|n't\b)[^.!;:]*\?/i,
  /\bexcept(?: for)?(?: which| one)?\s*[?:.…]*$/i,
  /\ball\b[^.?]*\bexcept\b/i,
  /\bwhich\b[^.?!]*\b(?:is|are|would be) (?:the )?(?:incorrect|untrue|false|wrong|least likely)(?: (?:one|to)\b[^?]*)?\?/i,
];

/** Options that speak of the other options, and questions that ask for what is not so. */
export function checkPhrasing(bank: Bank): readonly Finding[] {
  return bank.units.flatMap(questionsOf).flatMap((placed) => [...checkOptions(placed), ...checkPrompt(placed)]);
}

function checkOptions({ question, path, where }: PlacedQuestion): readonly Finding[] {
  if (!("options" in question)) return [];
  return question.options.flatMap(({ text }, at): readonly Finding[] => {
    if (!aboutTheOthers.some((pattern) => pattern.test(text.trim()))) return [];
    const problem = `An option of "${question.id}" speaks of the others: "${text}".`;
    const fix = "Write an option that stands alone; several right ones make it a question of type multiple.";
    return [{ where: where([...path, "options", at]), problem, fix, severity: "error", check: "phrasing" }];
  });
}

function checkPrompt({ question, path, where }: PlacedQuestion): readonly Finding[] {
  // A statement of true or false may well say that something must not be done.
  const patterns = question.type === "true-false" ? negatives.slice(0, 1) : negatives;
  const found = patterns.map((pattern) => pattern.exec(question.prompt)?.[0]).find((match) => match !== undefined);
  if (found === undefined) return [];
  const problem = `"${question.id}" asks for what is not so: "${found}".`;
  const fix = "Ask for what is so.";
  return [{ where: where([...path, "prompt"]), problem, fix, severity: "error", check: "phrasing" }];
}
