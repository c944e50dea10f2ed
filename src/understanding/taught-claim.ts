import type { Intent } from "../domain/intent.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Heard } from "./hear.ts";
import type { PhraseBank } from "./phrase-bank.ts";
import { ordersQuiz } from "./quiz-orders.ts";
import type { Search } from "./search/passage.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";
import { bearsOut, fits, isNear, outweighs } from "./taught-fit.ts";

/** A message, and what is needed to tell whether it asks for something that is taught. */
export interface Asked {
  readonly text: string;
  readonly heard: Heard;
  /** Looks up what is taught about a question; undefined where nothing is. */
  readonly search: ((question: string) => Search) | undefined;
  readonly bank: PhraseBank;
  readonly situation: Situation;
}

const longestQuestion = 300;

/** The question in its own words. */
export function askAbout(text: string, subjects: readonly string[]): Intent {
  return { kind: "knowledge.ask", about: text.trim().slice(0, longestQuestion), subjects: subjects.slice(0, 6) };
}

/**
 * A message that asks for something taught: what no rule claims, where an answer fits; what a rule claims, where an answer
 * fits so well that the claim gives way, and nothing speaks of units, plans or certificates. Undefined: it is not told so.
 */
export function asksForTaught(claimed: Draft | undefined, asked: Asked): Draft | undefined {
  const { text, heard, bank } = asked;
  if (asked.search === undefined || (claimed !== undefined && !mayYield(claimed, asked))) return undefined;
  const search = asked.search(text);
  const [best] = search.found;
  if (best === undefined) return undefined;
  const weighed = { best, search, heard };
  const asks = claimed === undefined ? fits(weighed, bank(heard.line)) : outweighs(weighed);
  return asks ? fixed(askAbout(text, best.passage.subjects)) : undefined;
}

/**
 * A question about the subject by its terms keeps its own words; where nothing bears it out, it is nobody's. Undefined where
 * the brochure answers it: then it is about the certificate after all.
 */
export function bornOut(drafted: Draft, asked: Asked): Draft | undefined {
  if (drafted.kind !== "fixed" || drafted.intent.kind !== "knowledge.ask") return drafted;
  const { text, heard } = asked;
  const search = asked.search?.(text);
  const best = search?.found[0];
  if (best?.passage.kind === "faq") return undefined;
  const found = search === undefined || (best !== undefined && bearsOut({ best, search, heard }));
  return found ? fixed(askAbout(text, drafted.intent.subjects)) : settleForeign(asked);
}

/** What no one answers: with its words where it is near to what is taught. */
export function settleForeign({ text, heard, bank, ...asked }: Asked): Draft {
  const search = asked.search?.(text);
  const best = search?.found[0];
  const near = search !== undefined && best !== undefined && isNear({ best, search, heard }, bank(heard.line));
  const about = text.trim().slice(0, longestQuestion);
  return fixed({ kind: "out-of-scope", why: "foreign", ...(near ? { about } : {}) });
}

const ofPlans =
  / (?:units?|credits?|certificates?|qualifications?|plans?|quiz|mandatory|optional|evidence|criteria|portfolio|apprenticeship|barred|ocr) /;
/** Plans that are no plan of units. */
const otherPlans =
  / (?:development|action|improvement|continuity|recovery|learning|contingency|emergency|succession|resource|evacuation|business|backup|test|staffing|call|communications?|crisis|sales|project|marketing|training|incident|career|payment|succession|rollback|account) plans? /g;

/** A claim that rests on everyday words alone: nothing of the certificates is named. */
function mayYield(claimed: Draft, { heard, situation }: Asked): boolean {
  const { line, mentions, certificates, criteria, tokens } = heard;
  const kind = claimed.kind === "fixed" ? claimed.intent.kind : undefined;
  if (kind === "privacy.erase") return / (?:customers?|callers?|clients?|forgotten|gdpr|ico) /.test(line);
  if ((kind === "smalltalk" && tokens.length < 2) || ordersQuiz(heard)) return false;
  const isUnit = (number: number) => situation.offered.some((one) => findUnit(one, number) !== undefined);
  const numbered = mentions.some(
    ({ part }) =>
      part.kind === "group" ||
      part.kind === "all" ||
      (part.kind === "numbers" && part.strong && part.numbers.every(isUnit)),
  );
  return (
    !numbered &&
    mentions.filter(({ part }) => part.kind === "subjects").length < 2 &&
    (mentions.length === 0 || !(ofUnits.test(line.replace(otherLevels, " ")) || ofPlanning.test(line))) &&
    tokens.length > 1 &&
    criteria.length === 0 &&
    certificates.every((code) => code === null) &&
    !ofPlans.test(line.replace(otherPlans, " "))
  );
}

/** Levels that are no level of a unit. */
const otherLevels = / (?:service|stock|staffing|support|noise|risk|skill|escalation) levels? /g;
const ofUnits =
  / (?:units?|credits?|levels?|hours|quiz|test me|questions?|together|taking|doing|about|cover|covers|ones?|worth|harder|easier|assessed|exams?|graded) /;
const ofPlanning =
  /^ (?:please )?(?:add|drop|remove|save|swap|put|take|leave|skip) | my list | what is in _u | (?:(?:can|could|may|should|shall|do|must)(?: not)? (?:i|we|you)(?: not)? (?:have to )?(?:take|do|have|pick|choose|combine|mix|still|also|just)|combined?|both|instead|alongside) |_u (?:and|with|plus|or|versus) _u | ok /;
