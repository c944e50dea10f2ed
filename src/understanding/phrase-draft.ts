import { type QualificationTopic, qualificationTopics, type UnitTopic, unitTopics } from "../domain/intent.ts";
import { findUntil } from "./dates.ts";
import { readWish } from "./grammar-daily.ts";
import { ownState } from "./grammar-evidence.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import type { PhraseBank } from "./phrase-bank.ts";
import { baseUnits } from "./plan-intents.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed, perCertificate } from "./situation.ts";

/** How alike a message has to be to a phrase before it is taken for the same. */
export const alikeEnough = 0.42;
const alikeThoughStrange = 0.64;
const leadEnough = 0.01;
const foreignEnough = 0.72;

const unitTopicOf = new Map<string, UnitTopic>(unitTopics.map((topic) => [topic, topic]));
const qualificationTopicOf = new Map<string, QualificationTopic>(qualificationTopics.map((topic) => [topic, topic]));

/** The last resort before a message counts as foreign: what it most resembles of the phrases we know. */
export function hearByLikeness(heard: Heard, situation: Situation, bank: PhraseBank): Draft | undefined {
  if (heard.strange.length > 1 || heard.tokens.length > 30) return undefined;
  const nearest = bank(heard.line);
  if (
    nearest === undefined ||
    isMisread(nearest.meaning, heard.line) ||
    nearest.likeness < (heard.strange.length > 0 ? alikeThoughStrange : alikeEnough) ||
    nearest.lead < leadEnough
  )
    return undefined;
  return draftFor(nearest.meaning, heard, situation);
}

const talk = new Set(["okay", "feelings", "thanks", "hello", "bye"]);

/** Of words that are alike only by what stands around them: a note is no "ok", one's boss is not this program, a law no wish. */
function isMisread(meaning: string, line: string): boolean {
  if (meaning === "progress.team" && / nudges? /.test(line)) return true;
  if (meaning.startsWith("privacy.")) return / (?:laws?|legislation|regulations?) /.test(line);
  return talk.has(meaning) && / (?:notes?|team|teams|boss|bosses|managers?|colleagues?|customers?|job) /.test(line);
}

/** Whether a message is nearly one of the things that are nobody's business here. */
export function looksForeign(heard: Heard, bank: PhraseBank): boolean {
  if (heard.tokens.length > 30) return false;
  const nearest = bank(heard.line);
  return nearest?.meaning === "foreign" && nearest.likeness >= foreignEnough;
}

function draftFor(meaning: string, heard: Heard, situation: Situation): Draft | undefined {
  const [family = "", topic = ""] = meaning.split(".");
  const units = heard.mentions.length > 0;
  switch (family) {
    case "plan":
      return planDraft(meaning, heard, situation);
    case "unit":
      if (!units) return undefined;
      if (topic === "compare")
        return perCertificate((q) => ({ kind: "unit.compare", units: nameUnits(heard, q).take }));
      return perCertificate((q) => ({
        kind: "unit.info",
        units: nameUnits(heard, q).take,
        topic: unitTopicOf.get(topic) ?? "summary",
      }));
    case "qualification": {
      const code = heard.certificates.find((one) => one !== null);
      if (topic === "choose")
        return code === undefined || code === null
          ? undefined
          : fixed({ kind: "qualification.choose", qualification: code });
      const asked = qualificationTopicOf.get(topic);
      return asked === undefined ? undefined : perCertificate(() => ({ kind: "qualification.info", topic: asked }));
    }
    case "quiz":
      return quizDraft(topic, heard, situation);
    case "daily":
      return dailyDraft(topic, heard, situation);
    default:
      return otherDraft(meaning, heard);
  }
}

function planDraft(meaning: string, heard: Heard, situation: Situation): Draft | undefined {
  const units = heard.mentions.length > 0;
  switch (meaning) {
    case "plan.show":
      return perCertificate(() => ({ kind: "plan.show" }));
    case "plan.edit":
      return units ? undefined : perCertificate(() => ({ kind: "plan.edit" }));
    case "plan.suggest":
      return perCertificate((q) => {
        const named = nameUnits(heard, q);
        return {
          kind: "plan.suggest",
          want: "finish",
          units:
            named.take.length > 0 ? named.take : baseUnits(q, situation).filter((unit) => !named.leave.includes(unit)),
          without: named.leave,
          skip: 0,
        };
      });
    case "plan.check.sufficient":
      return perCertificate((q) => ({
        kind: "plan.check",
        question: "sufficient",
        units: units ? nameUnits(heard, q).take : baseUnits(q, situation),
      }));
    case "plan.check.compatible":
      return units
        ? perCertificate((q) => ({ kind: "plan.check", question: "compatible", units: nameUnits(heard, q).take }))
        : undefined;
    case "plan.save":
      return units && !heard.asks
        ? perCertificate((q) => ({
            kind: "plan.save",
            change: "add",
            units: nameUnits(heard, q).take,
            drop: nameUnits(heard, q).leave,
            as: "planned",
          }))
        : undefined;
    case "plan.achieved":
      return units && !heard.asks
        ? perCertificate((q) => ({
            kind: "plan.save",
            change: "add",
            units: nameUnits(heard, q).take,
            drop: [],
            as: "achieved",
          }))
        : undefined;
    default:
      return undefined;
  }
}

function quizDraft(topic: string, heard: Heard, situation: Situation): Draft | undefined {
  const going = situation.context?.last.kind.startsWith("quiz.") === true;
  if (topic === "next") return going ? fixed({ kind: "quiz.next" }) : undefined;
  if (topic === "end") return going ? fixed({ kind: "quiz.end" }) : undefined;
  if (topic === "unsure") return going ? fixed({ kind: "quiz.answer", answer: "" }) : undefined;
  return perCertificate((q) => ({
    kind: "quiz.start",
    units: nameUnits(heard, q).take,
    subjects: [],
    of: heard.counts[0] ?? null,
    pick: "any",
  }));
}

function dailyDraft(topic: string, heard: Heard, situation: Situation): Draft | undefined {
  switch (topic) {
    case "on":
    case "resume":
      return fixed({ kind: "daily.set", wish: { ...readWish(heard), on: true } });
    case "off":
      return fixed({ kind: "daily.set", wish: { on: false } });
    case "pause":
      return fixed({ kind: "daily.set", wish: { pausedUntil: findUntil(heard.tokens, situation) ?? null } });
    default:
      return fixed({ kind: "daily.show" });
  }
}

function otherDraft(meaning: string, heard: Heard): Draft | undefined {
  switch (meaning) {
    case "progress.me":
      return perCertificate((q) => ({ kind: "progress.me", units: nameUnits(heard, q).take }));
    case "progress.team":
      return fixed({ kind: "progress.team" });
    case "evidence.show":
      return perCertificate((q) => ({ kind: "evidence.show", units: nameUnits(heard, q).take }));
    case "evidence.set":
      return perCertificate((q) => ({
        kind: "evidence.set",
        units: nameUnits(heard, q).take,
        criteria: heard.criteria,
        ...ownState(heard.line),
      }));
    case "privacy.export":
      return fixed({ kind: "privacy.export" });
    case "privacy.erase":
      return fixed({ kind: "privacy.erase", sure: false });
    case "help":
      return fixed({ kind: "help", topic: null });
    case "hello":
    case "thanks":
    case "bye":
    case "feelings":
      return fixed({ kind: "smalltalk", tone: meaning });
    case "okay":
      return fixed({ kind: "smalltalk", tone: "ok" });
    case "undo":
    case "why":
      return heard.certificates.length > 0 ? undefined : fixed({ kind: meaning });
    case "instruction":
    case "write-evidence":
    case "other-person":
      return fixed({ kind: "out-of-scope", why: meaning });
    default:
      return undefined;
  }
}
