import type { Intent } from "../domain/intent.ts";
import type { OwnState } from "../domain/staff-intent.ts";
import { asUnits, type HearAgain, namedCriteria } from "./criterion-numbers.ts";
import { hearAssessor } from "./grammar-assessor.ts";
import { hearHours } from "./grammar-hours.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import { type Draft, fixed, perCertificate, type Situation } from "./situation.ts";

const evidence =
  / left to (?:do|finish|submit) (?:for|in|on) (?:the )?_u | (?:evidence|criteria|criterion|checklist|checklists|portfolio|_c|signed off|sign off|sign me off|signing off|assessor|outcomes?) /;
const evidenceSet =
  / signed off (?:my )?_c | _c (?:[a-z_]+ ){0,3}(?:already|now|sorted) | point (?:one|two|three|four|five|six|_n) (?:as|is) | (?:mark|tick|set|record|log|put|submit|submitted|add|update|upload|change|flag|untick|check off|cross|send) | (?:is|are|as|i have|have|has been|got|now|been) (?:[a-z]+ ){0,2}(?:done|complete|completed|ready|finished|met|signed|ticked|achieved|submitted) | (?:done|finished|completed|ready) _c | _c (?:[a-z_]+ ){0,4}(?:done|complete|completed|ready|finished|met|ticked|achieved) /;
const evidenceAsk =
  / evidence _u |^ (?:evidence|checklist|criteria) (?:for )?_u | (?:which|what|show|list|how many|how much|see|view|still|left|remaining|outstanding|need|where|do i|have i|has|is|am i|missing|any) /;
const unitCriteria =
  / (?:learning outcomes?|assessment criteria|what are the (?:criteria|outcomes)|criteria for _u|outcomes? (?:for|of|in) _u|list (?:the )?(?:criteria|outcomes)) /;
const mineSoFar = / (?:i|my|me|mine|left|outstanding|remaining|still|done|signed|ticked|submitted|so far) /;

/** Whether practice counts for the certificate: how it is assessed tells that it does not. */
const practiceCounts =
  / (?:quiz|quizzes|practice|questions|tests?|answers|scores?|results) (?:[a-z]+ ){0,4}(?:count|counts|counted|used|part of) (?:[a-z]+ ){0,4}(?:evidence|certificate|cert|portfolio|assessment|qualification|grade|mark) /;

/** "Why was 1.2 returned", "what came back from my assessor". */
const cameBack =
  / (?:what|which|why|when|has|have|was|were|is|did|anything|who) (?:[a-z_,]+ ){0,6}(?:returned|sent back|came back|come back|signed|knocked back|rejected) /;

/** Evidence checklists: what is open, what is done. */
export function hearEvidence(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (heard.asks && practiceCounts.test(line))
    return perCertificate(() => ({ kind: "qualification.info", topic: "assessment" }));
  if (heard.criteria.length > 0 && cameBack.test(line) && !evidenceSet.test(line.replace(cameBack, " ")))
    return perCertificate((qualification) => ({
      kind: "evidence.show",
      units: nameUnits(heard, qualification).take,
    }));
  if (!evidence.test(line) || heard.strange.length > (heard.mentions.length > 0 || heard.criteria.length > 0 ? 1 : 0))
    return undefined;
  const about =
    heard.mentions.length > 0 ||
    heard.criteria.length > 0 ||
    / my (?:[a-z]+ )?(?:evidence|checklists?|portfolio|criteria|assessor) | (?:evidence|checklist|checklists|criteria|portfolio) /.test(
      line,
    );
  if (!about || / (?:crime|scene|police|court) /.test(line)) return undefined;
  if (
    evidenceSet.test(line) &&
    !/^ (?:[a-z]+ )?(?:which|what|how|can you show|show) /.test(line) &&
    (heard.criteria.length > 0 ||
      (!heard.asks && mineSoFar.test(line)) ||
      / (?:mark|tick|submit|log|upload) /.test(line))
  )
    return perCertificate((qualification) => ({
      kind: "evidence.set",
      units: nameUnits(heard, qualification).take,
      criteria: heard.criteria,
      ...ownState(line),
    }));
  return asksForChecklist(heard);
}

function asksForChecklist(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (unitCriteria.test(line) && !mineSoFar.test(line)) return undefined;
  if (
    / (?:how is|how are|is there|who|what is (?:an? )?(?:evidence|checklist|portfolio|assessor)|how does|how do) /.test(
      line,
    ) &&
    heard.mentions.length === 0 &&
    !/ my | i /.test(line)
  )
    return undefined;
  const personal =
    / evidence _u |left to do on _u /.test(line) ||
    mineSoFar.test(line) ||
    / (?:show|checklist|evidence|portfolio) /.test(line);
  return evidenceAsk.test(line) && personal
    ? perCertificate((qualification) => ({ kind: "evidence.show", units: nameUnits(heard, qualification).take }))
    : undefined;
}

const notYet =
  / (?:untick|unmark|undone|not (?:yet )?(?:begun|started)|clear) |_c (?:is |are )?(?:not done|not finished) | as not (?:done|finished) /;
const underWay =
  / (?:started|begun|in progress|working on|working towards|half done|part done|needs? doing again|(?:not|is not|no longer) (?:quite |yet |really )?ready|take (?:[a-z_]+ ){0,4}back|took (?:[a-z_]+ ){0,3}back|pull (?:[a-z_]+ ){0,3}back|withdraw|unready) /;

/** The state that words bring a criterion into; nothing where they say no other than that it is ready. */
export function ownState(line: string): { readonly state?: OwnState } {
  if (underWay.test(line)) return { state: "in-progress" };
  return notYet.test(line) ? { state: "not-started" } : {};
}

/**
 * What is said of evidence and hours in words that something else could claim, a note above all, whose own words are not
 * to be read. Undefined where the message is about something else.
 */
export function hearPortfolio(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  return (
    hearBack(text, situation) ??
    hearHours(text, situation) ??
    hearAssessor(text, again, situation) ??
    hearNote(text, again, situation) ??
    hearPrint(text, again) ??
    hearReady(text, again, situation)
  );
}

const takesBack =
  /^\W*(?:(?:ok|oh|no|wait|oops|whoops|sorry|please|can you|could you)\W+)*(?:undo|revert|take (?:that|it) back|scratch that|that was (?:a mistake|wrong)|my mistake|wrong one|put it back)(?:\W+(?:that|it|this|please|again|last|the last|one))*\W*$/i;
const counterparts: Partial<Record<Intent["kind"], Intent["kind"]>> = {
  "evidence.set": "evidence.set",
  "evidence.sign": "evidence.return",
  "evidence.return": "evidence.sign",
  "hours.log": "hours.drop",
  "hours.drop": "hours.log",
  "team.create": "team.delete",
  "team.add": "team.remove",
  "team.import": "team.remove",
  "team.remove": "team.add",
  "team.rename": "team.rename",
  "team.manager": "team.manager",
  "role.set": "role.set",
};

/** "Undo" after a change of evidence, hours, teams or roles means that change; where it cannot be taken back, nothing else is either. */
function hearBack(text: string, { context }: Situation): Draft | undefined {
  const last = context?.last;
  const kind = last === undefined ? undefined : counterparts[last.kind];
  if (context === null || last === undefined || kind === undefined || !takesBack.test(text)) return undefined;
  const offered = context.offered.find(({ intent }) => intent.kind === kind)?.intent;
  if (offered !== undefined) return fixed(offered);
  if (last.kind === "evidence.set") return perCertificate(() => ({ kind: "evidence.show", units: last.units }));
  if (last.kind === "role.set") return fixed({ kind: "role.list" });
  if (last.kind.startsWith("team.")) return fixed({ kind: "team.list" });
  return fixed(
    last.kind === "hours.log" || last.kind === "hours.drop"
      ? { kind: "hours.show" }
      : { kind: "evidence.queue", skip: 0 },
  );
}

const note =
  /^\s*(?:please\s+|can you\s+)?(?:(?:add|put|save|make|leave|attach|record|new)\s+)?(?:(?:a|the|my|this|some|new)\s+)*(?:notes?|links?|evidence)\b/i;
const bareNote =
  /^\s*(?:please |can i |i want to |can you )?(?:add|make|write|leave|put) (?:a|another|my) (?:note|link)(?: (?:to|for|on|in) (?:my )?(?:evidence|checklist|portfolio))?(?: please| pls)?[\s.?!]*$/i;
const split = /^(.{0,120}?)(?::\s+|:(?=https?:)|\s+[-–—]\s+|\s+(?=https?:\/\/))(.+)$/is;
const linkFirst = /^\s*(https?:\/\/\S+)\s+(?:to|for|on|under|against)\s+(.{1,120})$/is;
const asNote = /\b(?:note|notes|link|add|attach)\b/i;

/** "Note on 4 1.1: call recording 12 March, https://…": the words behind the place are kept as they are. */
function hearNote(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  if (bareNote.test(text)) return perCertificate(() => ({ kind: "evidence.set", units: [], criteria: [], note: "" }));
  const lead = note.exec(text);
  if (lead === null) return undefined;
  const rest = text.slice(lead[0].length);
  const link = linkFirst.exec(rest);
  const parted = link === null ? split.exec(rest) : undefined;
  const place = (link === null ? parted?.[1] : link[2]) ?? rest;
  const words = (link === null ? parted?.[2] : link[1])?.trim() ?? "";
  // "Evidence for unit 4" asks; only "note on unit 4" without words asks for the words.
  if (words === "" && !(asNote.test(lead[0]) && /^\s*(?:on|for|to|against|under)\b.*\d/i.test(place))) return undefined;
  const { criteria, rest: without } = namedCriteria(place);
  const heard = again(asUnits(without));
  const isPlaced = criteria.length > 0 || heard.mentions.length > 0;
  if (isPlaced) return setting({ heard, criteria, note: words });
  const last = situation.context?.last;
  if (words === "" || !/^[\s\w]{0,20}$/.test(place)) return undefined;
  if (last?.kind !== "evidence.show" && last?.kind !== "evidence.set") return undefined;
  const known = last.kind === "evidence.set" ? last.criteria : [];
  return perCertificate(() => ({ kind: "evidence.set", units: last.units, criteria: known, note: words }));
}

interface Setting {
  readonly heard: Heard;
  readonly criteria: readonly string[];
  readonly note?: string;
  readonly state?: OwnState;
}

function setting({ heard, criteria, ...more }: Setting): Draft {
  return perCertificate((qualification) => ({
    kind: "evidence.set",
    units: nameUnits(heard, qualification).take,
    criteria,
    ...more,
  }));
}

const prints =
  /^\W*(?:(?:please|can|could|you|i|would|like|want|to|ok|and|let|me|may)\W+)*(?:print|download|export|save|get|give me|send me)\b.{0,40}\b(?:checklists?|evidence|portfolio)\b|\b(?:checklists?|evidence|portfolio)\b.{0,40}\b(?:as|to|in)(?: a)? (?:pdf|file|paper|print)\b|\bpdf\b.{0,20}\b(?:checklists?|evidence|portfolio)\b/i;
const printWords = /\b(?:print|download|export|pdf|file|paper)\b/i;

function hearPrint(text: string, again: HearAgain): Draft | undefined {
  if (text.length > 160 || !prints.test(text) || !printWords.test(text)) return undefined;
  const heard = again(text);
  return perCertificate((qualification) => ({ kind: "evidence.print", units: nameUnits(heard, qualification).take }));
}

const readyWords =
  /\bready\b|\b(?:ask|asking|request|want|need|like) (?:for )?(?:a |an |my )?(?:assessor )?(?:review|sign[- ]?off)\b|\bfor (?:a )?(?:review|sign(?:ing)?[- ]?off|assessment|my assessor)\b|\bsign(?:ed|ing)? (?:me |it |this )?off\b|\btake\b.{0,40}\bback\b|\bwithdraw\b|\b(?:as|to|is|are|in) (?:in )?progress\b/i;
const asks = /^\W*(?:what|which|when|how|why|who|is|are|am|do|does|did|can i|should|where|have|has)\b|\?\s*$/i;
const notEvidence = /\b(?:quiz|test me|question|exam|lunch|break|plan|shift|call)\b/i;

/** "Mark 1.1 and 1.2 of unit 4 ready", "unit 8 is ready for my assessor", "take 1.1 of unit 4 back". */
function hearReady(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  if (text.length > 200 || !readyWords.test(text) || asks.test(text) || notEvidence.test(text)) return undefined;
  const { criteria, rest } = namedCriteria(text);
  const heard = again(criteria.length > 0 ? asUnits(rest) : rest);
  const last = situation.context?.last.kind;
  const isTalkedOf = last === "evidence.show" || last === "evidence.set";
  const isUnit = heard.mentions.length > 0 && /\b(?:mark|set|flag|put|assessor|review|sign)/i.test(text);
  if (criteria.length === 0 && !isUnit) return undefined;
  if (
    criteria.length > 0 &&
    heard.mentions.length === 0 &&
    !isTalkedOf &&
    !/\b(?:mark|set|ready|review|back|sign(?:ed)?)\b/i.test(text)
  )
    return undefined;
  if (heard.strange.length > 1) return undefined;
  const { state = "ready" } = ownState(heard.line);
  return setting({ heard, criteria, state });
}
