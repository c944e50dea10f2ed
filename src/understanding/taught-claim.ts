import type { Intent } from "../domain/intent.ts";
import { isQuestion, isWorkplace } from "./grammar-knowledge.ts";
import type { Heard } from "./hear.ts";
import type { PhraseBank } from "./phrase-bank.ts";
import { alikeEnough } from "./phrase-draft.ts";
import type { Found, Search } from "./search/passage.ts";
import type { Draft } from "./situation.ts";
import { fixed } from "./situation.ts";
import type { Taught } from "./taught.ts";

/** A message, and what is needed to tell whether it asks for something that is taught. */
export interface Asked {
  readonly text: string;
  readonly heard: Heard;
  readonly taught: Taught | undefined;
  readonly bank: PhraseBank;
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
  const { text, heard, taught } = asked;
  if (claimed?.kind === "fixed" && claimed.intent.kind === "knowledge.ask")
    return fixed(askAbout(text, claimed.intent.subjects));
  if (taught === undefined || (claimed !== undefined && !mayYield(claimed, heard))) return claimed;
  const search = taught.search(text);
  const [best] = search.found;
  if (best === undefined || !(claimed === undefined ? fits(best, search, asked) : outweighs(best, search, asked)))
    return claimed;
  return fixed(askAbout(text, best.passage.subjects));
}

// How well an answer has to fit was measured on messages that nobody who wrote content or rules had seen, ours and foreign.

/** How telling the words in common must be, so that a common word or two ("save it") ask for nothing. */
const tellingEnough = { toClaim: 6.5, toOutweigh: 8, toOutweighPhrase: 12 };

/** Whether a message that no rule claims asks for what is taught. */
function fits(best: Found, search: Search, { heard, bank }: Asked): boolean {
  const { score, cover, telling } = best;
  if (!search.worded || telling < tellingEnough.toClaim || isTicket(heard)) return false;
  const asks = isQuestion(heard);
  if (isErrand(heard) || isWorkplace(heard)) return asks && score >= 0.75 && cover >= 0.9 && !isOwn(heard);
  const high = fitsHighly(best, search);
  const good = (score >= 0.72 && cover >= 0.72) || (score >= 0.8 && cover >= 0.62) || (score >= 0.7 && telling >= 12);
  const fair = asks && score >= 0.62 && cover >= 0.72;
  if (!high && !good && !fair) return false;
  const nearest = bank(heard.line);
  if (nearest === undefined || nearest.likeness < alikeEnough) return true;
  if (nearest.meaning === "foreign") return high ? nearest.likeness < 0.75 : nearest.likeness < 0.55;
  return high && telling >= tellingEnough.toOutweighPhrase && nearest.likeness < 0.6;
}

/** Whether what a rule claims gives way. */
function outweighs(best: Found, search: Search, { heard }: Asked): boolean {
  return (
    search.worded &&
    best.telling >= tellingEnough.toOutweigh &&
    fitsHighly(best, search) &&
    !isErrand(heard) &&
    !isOwn(heard)
  );
}

function fitsHighly({ score, cover, telling }: Found, { sides }: Search): boolean {
  return sides !== null || (score >= 0.85 && cover >= 0.72) || (score >= 0.8 && telling >= 12);
}

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
    ) || /^ (?:please )?(?:call|ring|book|order|play|send|translate|remind|write|buy|cancel|open|turn) /.test(line)
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
function mayYield(claimed: Draft, { line, mentions, certificates, criteria, tokens }: Heard): boolean {
  if (claimed.kind === "fixed" && (claimed.intent.kind === "smalltalk" || claimed.intent.kind === "privacy.erase"))
    return / (?:customers?|callers?|clients?) /.test(line);
  const strong = mentions.some(({ part }) => part.kind !== "subjects" && (part.kind !== "numbers" || part.strong));
  const titled = mentions.some(({ part }) => part.kind === "subjects");
  return (
    !strong &&
    (!titled || (definingAtFirst.test(line) && !ofUnits.test(line))) &&
    tokens.length > 1 &&
    criteria.length === 0 &&
    certificates.every((code) => code === null) &&
    !ofPlans.test(line.replace(otherPlans, " "))
  );
}

/** "What is after-sales service?" names no unit, though "service" alone would. */
const definingAtFirst =
  / (?:what is|what are|what do|what does|whats|difference|define|definition|explain|why|how do|how does|how to|how should|how can|examples?|types?|kinds?|steps|stages|mean|means|versus|vs|formula) /;
const ofUnits =
  / (?:units?|credits?|levels?|hours|quiz|test me|questions?|together|taking|doing|about|cover|covers|ones?|worth|harder|easier) /;
