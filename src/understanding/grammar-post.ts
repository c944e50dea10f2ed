import type { Intent } from "../domain/intent.ts";
import type { LetterAnswer } from "../domain/letter.ts";
import type { Heard } from "./hear.ts";
import { commonWords } from "./lexicon.ts";
import { foldText, readLimit } from "./normalise.ts";
import { type Draft, fixed, type Situation } from "./situation.ts";
import { findDays, findPartOfDay, findTime } from "./times.ts";

/** What is said of nudges, the weekly digest and linked accounts; undefined where the message is about something else. */
export function hearPost(text: string, heard: Heard, situation: Situation): Draft | undefined {
  const line = bareLine(text);
  const meant =
    hearOwnWords(text, situation) ??
    hearAnswer(line, situation) ??
    hearLink(text, line) ??
    hearStop(line) ??
    hearDigest(line, heard, situation) ??
    (leads(situation) ? hearNudge(text, line, situation) : hearRefused(line));
  return meant === undefined ? undefined : fixed(meant);
}

function leads({ staff }: Situation): boolean {
  return staff?.roles.some((role) => role === "manager" || role === "admin") === true;
}

/** Small letters and spaces, with what is only polite taken off at both ends. */
function bareLine(text: string): string {
  const words = foldText(text)
    .replace(/'/g, "")
    .replace(/[^\p{L}\p{N}@:.-]+/gu, " ")
    .trim()
    .replace(/[.:]+$/, "");
  return words
    .replace(
      /^(?:(?:hi|hey|hello|ok|so|please|pls|plz|can you|could you|would you|id like to|i want to|i would like to) )+/,
      "",
    )
    .replace(/(?: (?:please|pls|plz|thanks|thank you|ta|cheers|now|again|then))+$/, "");
}

/** "say: how is it going?" after a draft, and "nudge sam: how is it going?": words in the manager's own writing. */
function hearOwnWords(text: string, situation: Situation): Intent | undefined {
  const last = situation.context?.last;
  const said = text.slice(0, readLimit);
  const own = /^\s*(?:say|write|text)\s*[:\-–]\s*([\s\S]*)$/i.exec(said);
  if (last?.kind === "nudge.draft" && own !== null) return { kind: "nudge.draft", who: last.who, text: own[1] ?? "" };
  if (!leads(situation)) return undefined;
  const named = /^\s*(?:please\s+)?(?:nudge|tell)\s+(@?[^:\n]{1,80}?)\s*:\s*([\s\S]+)$/i.exec(said);
  const who = named?.[1];
  if (named === null || who === undefined) return undefined;
  const isNudge = /^\s*(?:please\s+)?nudge/i.test(said);
  const meant = talkedOf(who, situation) ?? who;
  return isNudge || isKnown(meant, situation) ? { kind: "nudge.draft", who: meant, text: named[2] ?? "" } : undefined;
}

const answers: readonly (readonly [LetterAnswer, RegExp])[] = [
  ["on-it", /^(?:yes |yep |thanks |cheers )*(?:i ?a?m on it|on it|will do|doing it|im doing it)$/],
  [
    "help",
    /^(?:yes |yep |thanks )*(?:i (?:could|can|would) (?:use|do with)|could (?:use|do with)|i need|need) (?:some |a bit of |a hand|help)(?:help)?(?: with (?:it|this|that))?$/,
  ],
  ["not-now", /^(?:sorry )?(?:not now|not right now|not today|maybe later)$/],
];
const goAhead =
  /^(?:(?:yes|yep|yeah|ok|okay|looks? good|thats fine|fine|good|great|perfect)(?: |$))*(?:send(?: it| that| this)?(?: as it is| as is| off)?|do it|go ahead|off it goes)?$/;

/** A nudge answered, or a draft let go, in words instead of a press: both stand among what was offered last. */
function hearAnswer(line: string, { context }: Situation): Intent | undefined {
  const offered = context?.offered.map(({ intent }) => intent) ?? [];
  const answer = answers.find(([, pattern]) => pattern.test(line))?.[0];
  const answered = offered.find((one) => one.kind === "nudge.answer" && one.answer === answer);
  if (answered !== undefined) return answered;
  if (context?.last.kind !== "nudge.draft" || line === "" || !goAhead.test(line)) return undefined;
  return offered.find(({ kind }) => kind === "nudge.send");
}

const unlink =
  /^(?:unlink|disconnect|separate|unpair)(?: (?:my|the|these|both|two|accounts?|slack|teams|and|from))*$|^stop linking(?: my)?(?: accounts?)?$/;
const linking =
  /^(?:how (?:do|can) i )?(?:link|connect|join|merge|pair|combine)(?: up)? (?:my |the |both |two |our |other |slack |(?:ms |microsoft )?teams |and |with |to )*(?:accounts?|slack|teams|profiles?)(?: (?:together|with|to|and|my|slack|teams|accounts?|account))*$|^i (?:also )?use (?:both )?(?:slack|teams) and (?:slack|teams)(?: too)?$|^(?:give me )?(?:a |my )?link(?:ing)? code$/;

/** "link my accounts", "link ABCD2345", "unlink". */
function hearLink(text: string, line: string): Intent | undefined {
  if (unlink.test(line)) return { kind: "link.end", sure: false };
  const code =
    /^\s*(?:please\s+)?(?:link|connect)(?:\s+(?:with|code|my account))?\s*:?\s*([a-z0-9]{4})[\s-]?([a-z0-9]{4})[\s.!]*$/i.exec(
      text.slice(0, 100),
    );
  if (code !== null && isCode(`${code[1]}${code[2]}`))
    return { kind: "link.use", code: `${code[1]}${code[2]}`.toUpperCase() };
  return linking.test(line) ? { kind: "link.code" } : undefined;
}

/** Eight letters and digits that are no word: "link together" asks for something else. */
function isCode(said: string): boolean {
  if (/\d/.test(said)) return true;
  const low = said.toLowerCase();
  return !commonWords.has(low) && !/^(?:accounts?|together|profiles)$/.test(low);
}

const noNudges =
  /^(?:(?:i (?:do not|dont) (?:want|need)(?: any)?|i want no|no|stop|end|turn off|switch off|block|mute|pause) (?:more )?(?:the |all |these |those |my |from my manager |my managers )*nudges?(?: (?:off|from my (?:manager|boss)|from (?:managers|anyone)))?|(?:stop|quit|no more) nudging(?: me)?|(?:do not|dont) nudge me(?: any ?more)?|nudges off)$/;
const nudgesAgain =
  /^(?:(?:allow|accept|resume|restart|unpause|unmute|turn on|switch on|start)(?: the| my)? nudges?(?: on)?|nudges on|nudges are (?:ok|fine|welcome)|you (?:can|may) nudge me)$/;

/** "no more nudges", from anybody. */
function hearStop(line: string): Intent | undefined {
  if (noNudges.test(line)) return { kind: "nudge.stop", on: false };
  return nudgesAgain.test(line) ? { kind: "nudge.stop", on: true } : undefined;
}

const digestWord = / (?:digests?|digets|weekly (?:summary|report|round ?up|overview|email|update)) /;
const noDigest = / (?:stop|end|cancel|no more|no|turn off|switch off|dont|do not|unsubscribe|off|without|kill) /;
const wantsDigest =
  / (?:send|want|get|give|set|start|every|each|on|weekly|move|change|make|need|like|have|at|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?) /;
const asksMeaning = / (?:what is|what are|whats|what does|define|meaning of) (?:a |an |the )?(?:[a-z]+ )?digests? /;
const asksDigest = / (?:when|what|show|is|which|see|how|does) /;

/** "send me a digest every monday at 9", "stop the digest". A weekly report is one only from those who lead teams. */
function hearDigest(line: string, heard: Heard, situation: Situation): Intent | undefined {
  const padded = ` ${line} `;
  const found = digestWord.exec(padded)?.[0];
  if (found === undefined || padded.split(" ").length > 18) return undefined;
  const isDigest = found.includes("dig");
  if (asksMeaning.test(padded) && !leads(situation)) return undefined;
  if (!isDigest && (!leads(situation) || !/ (?:send|every|each|stop|get|on) /.test(padded))) return undefined;
  if (noDigest.test(padded)) return { kind: "digest.set", on: false };
  const [day] = findDays(heard.tokens).days;
  const time = findTime(heard.tokens) ?? clockIn(line) ?? findPartOfDay(heard.tokens);
  const isAsked = asksDigest.test(padded) && day === undefined && time === undefined && !/ send /.test(padded);
  if (isAsked || !wantsDigest.test(padded)) return { kind: "digest.show" };
  return {
    kind: "digest.set",
    on: true,
    ...(day === undefined ? {} : { day }),
    ...(time === undefined ? {} : { time }),
  };
}

/** "at 9" where reading takes the number for a unit: in office hours. */
function clockIn(line: string): string | undefined {
  const hour = Number(/ at (\d{1,2})$/.exec(line)?.[1] ?? "");
  if (!Number.isInteger(hour) || hour < 1 || hour > 23) return undefined;
  return `${String(hour < 7 ? hour + 12 : hour).padStart(2, "0")}:00`;
}

const listed =
  /^(?:(?:show|see|list|view)(?: me)? )?(?:my |the |all |all my |sent )*nudges(?: i (?:have )?sent)?$|^(?:what|how) (?:became|happened|came) (?:of|to|with) (?:my |the )?nudges?|^(?:who|did anyone|did anybody|has anyone|did \S+|has \S+) (?:has )?(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|seen|saw|see)(?: to)? (?:my |the )?nudges?$|^(?:how are|hows|status of) my nudges|^(?:any|are there any|have i got any|did i get any) (?:repl(?:y|ies)|answers?|responses?)(?: (?:to|from) (?:my |the )?nudges?)$/;
const toPerson: readonly RegExp[] = [
  /^(?:send |give |drop )?(?:a )?(?:gentle |kind |little |friendly )?nudge(?: to| for)? (.{1,80})$/,
  /^(?:send|give|drop) (.{1,80}?) (?:a )(?:gentle |kind |little |friendly |quick )?(?:nudge|word|line|reminder|poke|message|note)$/,
  /^(?:have |send |get )?(?:a )?(?:quick )?(?:word|message|note|reminder) (?:with|to|for) (.{1,80})$/,
  /^(?:remind|poke|prod|chase up|chase|message|encourage) (.{1,80}?)(?: to (?:practi[sc]e|do|get|start|catch|answer|revise|log|finish).*| up| about .*)?$/,
];

/** "nudge sam", "give sam a nudge", "have a word with sam". But for "nudge", only of people that are known. */
function hearNudge(text: string, line: string, situation: Situation): Intent | undefined {
  if (listed.test(line)) return { kind: "nudge.show" };
  if (/^(?:nudge|send a nudge|new nudge|nudge (?:someone|somebody))$/.test(line))
    return { kind: "nudge.draft", who: "" };
  for (const pattern of toPerson) {
    const said = pattern.exec(line)?.[1];
    const who = said === undefined ? undefined : (talkedOf(said, situation) ?? said);
    if (who === undefined) continue;
    if (who !== said) return { kind: "nudge.draft", who };
    if (/^(?:me|us|my|everyone|everybody|the team|them|team)\b/.test(who)) continue;
    const known = knownIn(who, situation);
    if (known !== undefined) return { kind: "nudge.draft", who: known };
    if (/\bnudge\b/.test(line) && who.split(" ").length <= 3) return { kind: "nudge.draft", who: asTyped(text, who) };
  }
  return undefined;
}

/** Somebody without a team, who is told for whom this is. */
function hearRefused(line: string): Intent | undefined {
  const who = /^(?:send a )?nudge (?:to )?(\S+(?: \S+)?)$/.exec(line)?.[1];
  return who === undefined || /^(?:me|us|my|units?|at|off|on)\b/.test(who) ? undefined : { kind: "nudge.draft", who };
}

/** "Him", "her" and "them" are whoever was looked at or written to just before. */
function talkedOf(said: string, { context }: Situation): string | undefined {
  const last = context?.last;
  if (!/^(?:him|her|them)$/i.test(said.trim())) return undefined;
  return last?.kind === "progress.member" || last?.kind === "nudge.draft" ? last.who : undefined;
}

function isKnown(who: string, situation: Situation): boolean {
  return knownIn(foldText(who), situation) !== undefined;
}

/** The name as it is known: the whole of it, or the first word of one or more. */
function knownIn(who: string, { staff }: Situation): string | undefined {
  const said = who.replace(/^@/, "").trim();
  const people = staff?.people ?? [];
  const whole = people.find((name) => foldText(name).trim() === said);
  if (whole !== undefined) return who.startsWith("@") ? `@${whole}` : whole;
  return people.some((name) => foldText(name).split(/\s+/).includes(said)) ? said : undefined;
}

/** A name with the capitals it was typed with. */
function asTyped(text: string, who: string): string {
  const at = foldText(text).indexOf(who);
  return at === -1 ? who : text.slice(at, at + who.length);
}
