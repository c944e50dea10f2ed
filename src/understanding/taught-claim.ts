import type { Intent } from "../domain/intent.ts";
import { findUnit } from "../domain/qualification.ts";
import { isQuestion, isWorkplace } from "./grammar-knowledge.ts";
import type { Heard } from "./hear.ts";
import type { PhraseBank } from "./phrase-bank.ts";
import { alikeEnough } from "./phrase-draft.ts";
import type { Found, Search } from "./search/passage.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";
import type { Taught } from "./taught.ts";

/** A message, and what is needed to tell whether it asks for something that is taught. */
export interface Asked {
  readonly text: string;
  readonly heard: Heard;
  readonly taught: Taught | undefined;
  readonly bank: PhraseBank;
  readonly situation: Situation;
}

const longestQuestion = 300;

/** The question in its own words. */
export function askAbout(text: string, subjects: readonly string[]): Intent {
  return { kind: "knowledge.ask", about: text.trim().slice(0, longestQuestion), subjects: subjects.slice(0, 6) };
}

/**
 * A question about the subject matter keeps its own words. What no rule claims is one where we teach an answer that fits;
 * what a rule claims gives way where the answer fits well and nothing speaks of units, plans or certificates.
 */
export function asksForTaught(claimed: Draft | undefined, asked: Asked): Draft | undefined {
  const { text, taught } = asked;
  if (claimed?.kind === "fixed" && claimed.intent.kind === "knowledge.ask")
    return fixed(askAbout(text, claimed.intent.subjects));
  if (taught === undefined || (claimed !== undefined && !mayYield(claimed, asked))) return claimed;
  const search = taught.search(text);
  const [best] = search.found;
  if (best === undefined || !(claimed === undefined ? fits(best, search, asked) : outweighs(best, search, asked)))
    return claimed;
  return fixed(askAbout(text, best.passage.subjects));
}

// How well an answer has to fit was measured on messages that nobody who wrote content or rules had seen, ours and foreign.

/** How telling the words in common must be, so that a common word or two ("save it") ask for nothing. */
const tellingEnough = { asExact: 2.8, asNear: 3, toClaim: 6.5, toOutweigh: 8, toOutweighPhrase: 10, long: 12 };

/** Whether a message that no rule claims asks for what is taught. */
function fits(best: Found, search: Search, { heard, bank }: Asked): boolean {
  const { score, cover, telling } = best;
  if (!search.worded || isTicket(heard) || ofBot.test(heard.line)) return false;
  const asks = isQuestion(heard);
  if (isErrand(heard) || isWorkplace(heard))
    return asks && telling >= tellingEnough.toClaim && score >= 0.75 && cover >= 0.9 && !isOwn(heard);
  const nearest = bank(heard.line);
  const likeness = nearest?.likeness ?? 0;
  if (telling < tellingEnough.toClaim) return asks && likeness < 0.35 && isNearExact(best, heard) && !isOwn(heard);
  if (heard.certificates.some((code) => code !== null) && telling < tellingEnough.long) return false;
  const high = fitsHighly(best, search);
  if (!high && !fitsWell(best, heard)) return false;
  if (likeness < alikeEnough) return true;
  if (high && telling >= tellingEnough.toOutweighPhrase) return likeness < 0.97;
  return nearest?.meaning === "foreign" && likeness < (high ? 0.75 : 0.55);
}

/** Common words only, but nearly as somebody was expected to ask. */
function isNearExact({ score, cover, telling }: Found, { line }: Heard): boolean {
  if (score >= 0.97 && cover >= 0.95) return telling >= tellingEnough.asExact;
  const explains =
    / (?:why (?:is|are|do|does|should)|how (?:do|does|should|can)|what (?:is|are|should|does)|difference|explain) /.test(
      line,
    );
  return explains && score >= 0.86 && cover >= 0.95 && telling >= tellingEnough.asNear;
}

function fitsWell({ score, cover, telling }: Found, heard: Heard): boolean {
  if (heard.tokens.length < 4 && cover < 0.8) return false;
  if ((score >= 0.72 && cover >= 0.72) || (score >= 0.8 && cover >= 0.62)) return true;
  if (score >= 0.7 && telling >= tellingEnough.long) return true;
  return isQuestion(heard) && ((score >= 0.6 && cover >= 0.72) || (score >= 0.6 && cover >= 0.55 && telling >= 14));
}

/** Whether what a rule claims gives way. */
function outweighs(best: Found, search: Search, { heard }: Asked): boolean {
  const titled = heard.mentions.some(({ part }) => part.kind === "subjects");
  if (titled && best.telling < tellingEnough.long && !definingAtFirst.test(heard.line)) return false;
  return (
    search.worded &&
    best.telling >= tellingEnough.toOutweigh &&
    fitsHighly(best, search) &&
    !isErrand(heard) &&
    !isOwn(heard) &&
    !ofBot.test(heard.line)
  );
}

function fitsHighly({ score, cover, telling }: Found, { sides }: Search): boolean {
  if (sides !== null || (score >= 0.85 && cover >= 0.72)) return true;
  return (score >= 0.8 && telling >= tellingEnough.long) || (score >= 0.74 && telling >= 15);
}

const ofBot = / (?:this|the|your|that) (?:bot|app|thing|assistant) /;

/** "VPN down": for whoever mends it. */
function isTicket(heard: Heard): boolean {
  return (
    !isQuestion(heard) &&
    / (?:down|broken|broke|jammed|stuck|frozen|crashed|(?:is |does |will |am )?not (?:work|working|load|loading|turn|connect)[a-z]*|locked out)(?: again| now| on me)? (?:[.!] )*$/.test(
      heard.line,
    )
  );
}

/** "Can you call my mum": something to be done, not told. */
function isErrand({ line }: Heard): boolean {
  return (
    /^ (?:please )?(?:can|could|will|would) you (?!(?:please )?(?:tell|explain|describe|define|give|show|help|remind me (?:what|how|of)|say what) )/.test(
      line,
    ) ||
    /^ (?:please )?(?:call|ring|book|order|play|send|translate|remind|write|buy|cancel|open|turn|ignore|answer|transfer|mute|set|download|watch|look up|find|get me) /.test(
      line,
    )
  );
}

/** "Did my overtime get paid": about what happened to one person, which no notes can tell. */
function isOwn({ line }: Heard): boolean {
  return /^ (?:(?:did|has|have|is|are|was|were|where|wheres|when) (?:[a-z]+ )?(?:my|mine) | what (?:shift|time) )/.test(
    line,
  );
}

const ofPlans =
  / (?:units?|credits?|certificates?|qualifications?|plans?|quiz|mandatory|optional|evidence|criteria|portfolio|apprenticeship|barred|ocr) /;
/** Plans that are no plan of units. */
const otherPlans =
  / (?:development|action|improvement|continuity|recovery|learning|contingency|emergency|succession|resource|evacuation|business|backup|test|staffing|call) plans? /g;

/** A claim that rests on everyday words alone: nothing of the certificates is named. */
function mayYield(claimed: Draft, { heard, situation }: Asked): boolean {
  const { line, mentions, certificates, criteria, tokens } = heard;
  if (claimed.kind === "fixed" && (claimed.intent.kind === "smalltalk" || claimed.intent.kind === "privacy.erase"))
    return / (?:customers?|callers?|clients?) /.test(line);
  const isUnit = (number: number) => situation.offered.some((one) => findUnit(one, number) !== undefined);
  const numbered = mentions.some(
    ({ part }) =>
      part.kind === "group" ||
      part.kind === "all" ||
      (part.kind === "numbers" && part.strong && part.numbers.every(isUnit)),
  );
  const titled = mentions.some(({ part }) => part.kind === "subjects");
  return (
    !numbered &&
    (!titled || !(ofUnits.test(line) || ofPlanning.test(line))) &&
    tokens.length > 1 &&
    criteria.length === 0 &&
    certificates.every((code) => code === null) &&
    !ofPlans.test(line.replace(otherPlans, " "))
  );
}

/** "What is after-sales service?" names no unit, though "service" alone would. */
const definingAtFirst =
  / (?:what is|what are|what do|what does|what counts|whats|difference|define|definition|explain|why|when do|who|how do|how does|how to|how should|how can|examples?|types?|kinds?|steps|stages|mean|means|versus|vs|formula) /;
const ofUnits =
  / (?:units?|credits?|levels?|hours|quiz|test me|questions?|together|taking|doing|about|cover|covers|ones?|worth|harder|easier) /;
const ofPlanning =
  / (?:(?:can|could|may|should|shall|do) (?:i|we|you) (?:take|do|have|pick|choose|combine|mix|still|also|just)|combined?|both|instead|alongside) |_u (?:and|with|plus|or|versus) _u | ok /;
