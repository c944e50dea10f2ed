import type { Intent } from "../domain/intent.ts";
import type { Qualification } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Phrasing } from "../ports/content-store.ts";
import { hearFollowUp } from "./follow-up.ts";
import { hearContent } from "./grammar-content.ts";
import { hearDaily } from "./grammar-daily.ts";
import { hearDashboard } from "./grammar-dashboard.ts";
import { hearEvidence } from "./grammar-evidence.ts";
import { hearHome } from "./grammar-home.ts";
import { hearChoice, hearQualification, hearUnit } from "./grammar-info.ts";
import { hearKnowledge, isWorkplace } from "./grammar-knowledge.ts";
import { hearPrivacy, hearProgress } from "./grammar-people.ts";
import { hearPlan, hearSuggest } from "./grammar-plan.ts";
import { hearQuiz, hearQuizShort } from "./grammar-quiz.ts";
import { hearSuits } from "./grammar-suits.ts";
import { hearHelp, hearRefusal, hearSmallTalk } from "./grammar-talk.ts";
import { hearTeam, withTeamView } from "./grammar-team-views.ts";
import { hearVague } from "./grammar-vague.ts";
import type { Heard } from "./hear.ts";
import { hear, nameUnits } from "./hear.ts";
import { hearPractice } from "./hear-practice.ts";
import { hearStaff } from "./hear-staff.ts";
import { lastOnly } from "./last-only.ts";
import { collectNames } from "./names.ts";
import { createPhraseBank, type PhraseBank } from "./phrase-bank.ts";
import { hearByLikeness, looksForeign } from "./phrase-draft.ts";
import { keepToTopic } from "./quiz-topic.ts";
import type { Names } from "./read-parts.ts";
import { rememberMeanings } from "./remember-meanings.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed, forCertificate, takesCertificate } from "./situation.ts";
import { createSpelling } from "./spelling.ts";
import type { Taught } from "./taught.ts";
import { askAbout, asksForTaught, bornOut, settleForeign } from "./taught-claim.ts";

/** What a message was taken to mean. */
export interface Understood {
  /** Everything resolved but what nobody can know; a `clarify` carries the readings to choose from. */
  readonly intent: Intent;
  /** True where the certificate follows from the unit numbers alone and the learner named none. */
  readonly assumed: boolean;
}

/** Turns typed words into an intent. Pure but for bounded memories of spellings and meanings; linear in the length of the message. */
export type Understand = (text: string, situation: Situation) => Understood;

/** Learns the names in the content and returns the reader of messages. */
export function createUnderstand(
  qualifications: readonly Qualification[],
  phrases: readonly Phrasing[] = [],
  taught?: Taught,
): Understand {
  const names = collectNames(qualifications);
  const wordsOf = (wanted: boolean) =>
    phrases.filter((one) => (one.meaning === "foreign") === wanted).flatMap((one) => one.phrase.split(" "));
  const spelling = createSpelling({
    names: names.titles.vocabulary,
    terms: names.terms.vocabulary,
    others: wordsOf(false),
    foreign: wordsOf(true),
  });
  // Built when first needed: most questions are claimed by a rule, and a single `ask` should start at once.
  let built: PhraseBank | undefined;
  const bank: PhraseBank = lastOnly((line) => {
    built ??= createPhraseBank(phrases);
    return built(line);
  });
  return rememberMeanings((text, situation) => {
    // What cannot wait comes before everything, whatever else the message might mean.
    if (taught?.findEmergency(text) !== undefined) return settled(askAbout(text, []));
    const heard = hear(text, names, spelling);
    if (!heard.tokens.some((token) => /[\p{L}\p{N}]/u.test(token)))
      return settled({ kind: "out-of-scope", why: "empty" });
    const followed =
      hearStaff({ text, heard, hearPart: (part) => hear(part, names, spelling), situation }) ??
      hearRefusal(heard) ??
      hearPractice(text, heard, situation) ??
      hearFollowUp(heard, situation) ??
      hearDashboard(heard, situation) ??
      hearContent(heard, situation);
    const settling = (draft: Draft, near: Situation): Understood => {
      const understood = settle(draft, heard, near);
      return { ...understood, intent: withTeamView(understood.intent, { text, heard, situation }) };
    };
    if (followed !== undefined) return settling(followed, leaning(situation));
    const drafted = draftOf(heard, situation, names);
    const search = taught === undefined ? undefined : lastOnly((question) => taught.search(question));
    const asked = { text, heard, search, bank, situation };
    const taughtAbout = asksForTaught(drafted, asked);
    if (taughtAbout !== undefined) return settle(taughtAbout, heard, situation);
    const borne = drafted === undefined ? undefined : bornOut(drafted, asked);
    const other = drafted === undefined ? undefined : hearQualification(heard);
    const draft = borne === undefined ? (other ?? resemble(heard, situation, bank)) : doubt(borne, heard, bank);
    return keepToTopic(settling(draft ?? settleForeign(asked), situation), text, taught);
  });
}

/** A follow-up is about the certificate that was talked of, be it the learner's own or not. */
function leaning(situation: Situation): Situation {
  return { ...situation, qualification: contextCertificate(situation) ?? situation.qualification };
}

function resemble(heard: Heard, situation: Situation, bank: PhraseBank): Draft | undefined {
  return isWorkplace(heard) ? undefined : hearByLikeness(heard, situation, bank);
}

function vague(heard: Heard, situation: Situation): Draft | undefined {
  const intent = hearVague(heard, situation);
  return intent === undefined ? undefined : fixed(intent);
}

/** A claim without a unit to hold on to gives way where the message is almost word for word a foreign one. */
function doubt(claimed: Draft, heard: Heard, bank: PhraseBank): Draft | undefined {
  const named = heard.mentions.length > 0 || heard.certificates.length > 0;
  const harmless = claimed.kind === "fixed" && (claimed.intent.kind === "smalltalk" || claimed.intent.kind === "help");
  return !named && !harmless && looksForeign(heard, bank) ? undefined : claimed;
}

/** The first family that claims the message; the order is from the most to the least particular. */
function draftOf(heard: Heard, situation: Situation, names: Names): Draft | undefined {
  return (
    vague(heard, situation) ??
    hearHelp(heard) ??
    hearHome(heard) ??
    hearSmallTalk(heard) ??
    hearPrivacy(heard) ??
    hearDaily(heard, situation) ??
    hearSuits(heard) ??
    hearEvidence(heard) ??
    hearQuizShort(heard) ??
    hearTeam(heard) ??
    hearQuiz(heard) ??
    hearChoice(heard) ??
    hearProgress(heard) ??
    hearSuggest(heard, situation) ??
    hearUnit(heard) ??
    hearPlan(heard, situation) ??
    (isWorkplace(heard) ? undefined : hearKnowledge(heard, names)) ??
    hearQualification(heard)
  );
}

function settled(intent: Intent): Understood {
  return { intent, assumed: false };
}

/** Finds out which certificate is meant, or asks. */
function settle(draft: Draft, heard: Heard, situation: Situation): Understood {
  if (draft.kind === "fixed") return settled(draft.intent);
  const named = heard.certificates.find((code) => code !== null);
  const own = named ?? situation.qualification ?? contextCertificate(situation);
  const offered = situation.offered.find((one) => one.code === own);
  if (offered !== undefined) return settled(within(draft.make(offered), heard, offered));
  const fitting = situation.offered.filter((one) => numbersExist(heard, one));
  const only = fitting.length === 1 && situation.offered.length > 1 ? fitting[0] : undefined;
  if (only !== undefined) return { intent: within(draft.make(only), heard, only), assumed: true };
  return settled(open(draft.make, heard, fitting.length === 0 ? situation.offered : fitting));
}

/** While the learner has chosen none, the certificate talked of a moment ago is meant. */
function contextCertificate(situation: Situation): string | undefined {
  const last = situation.context?.last;
  return last !== undefined && "qualification" in last ? last.qualification : undefined;
}

/** Puts the certificate into the intent, or asks which unit a title means. */
function within(intent: Intent, heard: Heard, qualification: Qualification): Intent {
  const unclear = "units" in intent ? nameUnits(heard, qualification).unclear[0] : undefined;
  const filled = withCode(intent, qualification.code);
  if (unclear === undefined || !("units" in filled)) return filled;
  const options = unclear.map((unit) => ({
    ...filled,
    units: [...new Set([...filled.units, unit])].sort((a, b) => a - b),
  }));
  return { kind: "clarify", missing: "which", options };
}

function withCode(intent: Intent, code: string): Intent {
  if (!takesCertificate(intent) || ("qualification" in intent && intent.qualification !== undefined)) return intent;
  return forCertificate(intent, code);
}

function numbersExist(heard: Heard, qualification: Qualification): boolean {
  return heard.mentions.every(
    ({ part }) =>
      part.kind !== "numbers" || part.numbers.every((number) => findUnit(qualification, number) !== undefined),
  );
}

/** No certificate known: answer without one where it makes no difference, else ask. */
function open(make: (qualification: Qualification) => Intent, heard: Heard, among: readonly Qualification[]): Intent {
  const readings = among.map((one) => ({ one, intent: make(one) }));
  const first = readings[0];
  if (first === undefined) return { kind: "out-of-scope", why: "foreign" };
  if (!needsCertificate(first.intent)) return first.intent;
  const same = readings.every(({ intent }) => JSON.stringify(intent) === JSON.stringify(first.intent));
  const sameUnits =
    same &&
    "units" in first.intent &&
    first.intent.units.every((number) => new Set(among.map((one) => findUnit(one, number)?.subject)).size === 1);
  if (sameUnits && mayStayOpen(first.intent)) return first.intent;
  const fitting = heard.mentions.some(({ part }) => part.kind === "subjects")
    ? readings.filter(({ one }) => nameUnits(heard, one).absent.length === 0)
    : readings;
  const only = fitting.length === 1 ? fitting[0] : undefined;
  if (only !== undefined) return within(only.intent, heard, only.one);
  return {
    kind: "clarify",
    missing: "qualification",
    options: readings
      .map(({ one, intent }) => within(intent, heard, one))
      .filter((intent) => intent.kind !== "clarify"),
  };
}

/** Questions whose answer differs between the certificates, or that write to one. */
function needsCertificate(intent: Intent): boolean {
  switch (intent.kind) {
    case "qualification.info":
      return ["rules", "mandatory", "optional", "barred", "credits"].includes(intent.topic);
    case "quiz.start":
    case "progress.me":
    case "evidence.show":
    case "evidence.set":
      return intent.units.length > 0;
    case "plan.show":
    case "plan.clear":
      return false;
    default:
      return takesCertificate(intent);
  }
}

/** Kinds that can be answered for all certificates at once, where the units are the same in each. */
function mayStayOpen(intent: Intent): boolean {
  return (
    (intent.kind === "plan.check" && intent.question === "compatible" && intent.units.length > 0) ||
    intent.kind === "unit.info" ||
    intent.kind === "unit.compare" ||
    intent.kind === "quiz.start"
  );
}
