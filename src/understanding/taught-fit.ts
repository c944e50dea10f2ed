import { isQuestion, isWorkplace } from "./grammar-knowledge.ts";
import type { Heard } from "./hear.ts";
import { isErrand, isOfBot, isOwn, isTicket } from "./message-kinds.ts";
import type { Nearest } from "./phrase-bank.ts";
import { alikeEnough } from "./phrase-draft.ts";
import type { Found, Search } from "./search/passage.ts";

// How well an answer has to fit was measured on messages that nobody who wrote content or rules had seen: questions about
// the subject, about plans and certificates, and foreign ones.

/** How telling the words in common must be, so that a common word or two ("save it") ask for nothing. */
const telling = { exact: 2.8, near: 3, exactOverRule: 6, claim: 6.5, overRule: 8, overPhrase: 10, long: 12 } as const;

/** What a message is weighed by. */
export interface Weighed {
  readonly best: Found;
  readonly search: Search;
  readonly heard: Heard;
}

/** Whether a message that no rule claims asks for what is taught. `nearest` is what else it resembles. */
export function fits({ best, search, heard }: Weighed, nearest: Nearest | undefined): boolean {
  const told = isExact(best) && best.telling >= telling.long;
  if (!search.worded || best.passage.kind === "faq" || (isTicket(heard) && !told) || isErrand(heard) || isOfBot(heard))
    return false;
  if (isWorkplace(heard)) return fitsWorkplace(best, heard);
  const likeness = nearest?.likeness ?? 0;
  if (best.telling < telling.claim) return fitsByCommonWords(best, heard, likeness);
  if (heard.certificates.some((code) => code !== null) && best.telling < telling.long) return false;
  const high = fitsHighly(best, search);
  if (!high && !(best.keyed && best.passage.kind !== "question" && fitsWell(best, heard))) return false;
  if (likeness < alikeEnough) return true;
  if (high && best.telling >= (isExact(best) ? telling.overRule : telling.overPhrase)) return likeness < 0.97;
  return nearest?.meaning === "foreign" && likeness < (high ? 0.75 : 0.55);
}

/** Whether what a rule claims gives way. */
export function outweighs({ best, search, heard }: Weighed): boolean {
  if (!search.worded || best.passage.kind === "faq" || isErrand(heard) || isOwn(heard) || isOfBot(heard)) return false;
  if (isTicket(heard) && !(isExact(best) && best.telling >= telling.long)) return false;
  const titled = heard.mentions.some(({ part }) => part.kind === "subjects");
  if (titled && best.telling < telling.long && !definingAtFirst.test(heard.line)) return false;
  if (best.telling >= telling.overRule && fitsHighly(best, search)) return true;
  const numbered = heard.mentions.some(({ part }) => part.kind === "numbers");
  if (numbered || !(isQuestion(heard) || ofCall.test(heard.line))) return false;
  return (
    (best.telling >= (ofCall.test(heard.line) ? 4.5 : telling.exactOverRule) && isExact(best)) ||
    (best.telling >= 9 && best.score >= 0.68 && best.cover >= 0.7) ||
    (best.telling >= 9 && best.score >= 0.78 && best.cover >= 0.6)
  );
}

/** Whether what a rule took for a question about the subject, by its terms alone, has an answer that bears it out. */
export function bearsOut({ best, search, heard }: Weighed): boolean {
  return search.sure && best.score >= 0.55 && !isTicket(heard) && !isErrand(heard);
}

/** Whether a message that was taken for none of ours is at least near to what is taught, so that a trainer may want to see it. */
export function isNear({ best, search, heard }: Weighed, nearest: Nearest | undefined): boolean {
  const { keyed, cover, telling: told, passage } = best;
  if (!isQuestion(heard) || isWorkplace(heard) || isOwn(heard) || isErrand(heard) || isOfBot(heard)) return false;
  if (nearest?.meaning === "foreign" && nearest.likeness > 0.28) return false;
  return search.worded && (keyed || passage.kind === "term") && passage.kind !== "faq" && told >= 6 && cover >= 0.38;
}

/** Somebody's own workday is theirs, unless the law or the trade is plainly asked after: "do I get paid for breaks". */
function fitsWorkplace({ score, cover, telling: told }: Found, heard: Heard): boolean {
  return isQuestion(heard) && !isOwn(heard) && told >= telling.claim && score >= 0.75 && cover >= 0.9;
}

function fitsByCommonWords(best: Found, heard: Heard, likeness: number): boolean {
  if (!(isQuestion(heard) || ofCall.test(heard.line)) || isOwn(heard)) return false;
  if (isExact(best)) return likeness < (best.telling >= telling.exactOverRule ? alikeEnough + 0.15 : alikeEnough);
  return (
    likeness < 0.35 &&
    explains.test(heard.line) &&
    best.telling >= telling.near &&
    best.score >= 0.86 &&
    best.cover >= 0.95
  );
}

/** As somebody was expected to ask. */
function isExact({ score, cover, telling: told }: Found): boolean {
  return score >= 0.97 && cover >= 0.95 && told >= telling.exact;
}

function fitsHighly({ score, cover, telling: told }: Found, { sides }: Search): boolean {
  if (sides !== null || (score >= 0.85 && cover >= 0.72)) return true;
  return (score >= 0.8 && told >= telling.long) || (score >= 0.74 && told >= 15);
}

function fitsWell({ score, cover, telling: told }: Found, heard: Heard): boolean {
  if (heard.tokens.length < 4 && cover < 0.8) return false;
  if ((score >= 0.72 && cover >= 0.72) || (score >= 0.8 && cover >= 0.62)) return true;
  if (score >= 0.7 && told >= telling.long) return true;
  if (!isQuestion(heard)) return false;
  return (
    (score >= 0.64 && cover >= 0.72) ||
    (score >= 0.65 && cover >= 0.5 && told >= 9.4) ||
    (score >= 0.62 && cover >= 0.58 && told >= 11)
  );
}

/** "Customer says it is too expensive": from a call that goes on. */
const ofCall = /^ (?:the |a |my |an )?(?:customer|caller|client|someone|somebody|agent|adviser) /;
const explains = / (?:why (?:is|are|do|does|should)|how (?:do|does|should|can)|difference|explain) /;
/** "What is after-sales service?" names no unit, though "service" alone would. */
const definingAtFirst =
  / (?:what is|what are|what do|what does|what counts|what must|what should|whats|where|difference|define|definition|explain|why|when do|who|how do|how does|how to|how should|how can|examples?|types?|kinds?|steps|stages|mean|means|versus|vs|formula) /;
