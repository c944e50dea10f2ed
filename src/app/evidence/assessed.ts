import { criteriaIn } from "../../domain/criteria.ts";
import type { EvidenceState } from "../../domain/evidence.ts";
import { type CriterionPlace, stateOf } from "../../domain/evidence-changes.ts";
import { accountsOf } from "../../domain/forget-person.ts";
import type { Intent } from "../../domain/intent.ts";
import type { Learner } from "../../domain/learner.ts";
import { findUnit, type Qualification } from "../../domain/qualification.ts";
import type { Choice } from "../../domain/reply.ts";
import { joinWords, nameUnit, startSentence } from "../name-units.ts";
import { makeReply, type Outcome, offer, qualificationOf, type Scene } from "../scene.ts";
import { noSuchUnit } from "./checklist.ts";
import { placesOf } from "./evidence-words.ts";
import { findLearners, nameFor } from "./find-learner.ts";
import { wanting } from "./queue.ts";

/** An intent of an assessor that is about somebody else's evidence. */
export type Assessing = Extract<Intent, { kind: "evidence.sign" | "evidence.return" | "evidence.judge" }>;

/** Whose evidence it is about, and which lines of the checklists. */
export interface Assessed {
  readonly learner: Learner;
  readonly name: string;
  readonly qualification: Qualification;
  readonly places: readonly CriterionPlace[];
}

/** Either what an intent is about, or the answer that asks for what is missing. */
export type Found =
  | { readonly kind: "found"; readonly assessed: Assessed }
  | { readonly kind: "ask"; readonly outcome: Outcome };

/** What an assessor can act on: `from` are the states in which lines are meant that were not named. */
export interface AssessedBy {
  readonly from: readonly EvidenceState[];
  /** Everybody's standing is needed too. */
  readonly everybody?: true;
}

/** Finds out whose evidence, of which unit and which criteria is meant. */
export function findAssessed(intent: Assessing, { from, everybody }: AssessedBy, scene: Scene): Found {
  const { say, roster, gathered } = scene;
  if (intent.who === "") return asking(intent, say("evidence.sign.who"));
  const found = findLearners(intent.who, scene);
  const [who] = found;
  if (who === undefined) return asking(intent, say("evidence.sign.nobody"));
  if (found.length > 1) {
    const choices = found.map((one) => offer(nameFor(one, scene), { ...intent, who: one }));
    return asking(intent, say("evidence.sign.which-person"), choices);
  }
  if (accountsOf(roster, scene.learner.id).includes(who)) return asking(intent, say("evidence.sign.own"));
  if (gathered === null) {
    const wants = { learners: [who], ...(everybody === true ? { standings: "everybody" as const } : {}) };
    return { kind: "ask", outcome: wanting(intent.kind, wants) };
  }
  const learner = gathered.learners.get(who);
  if (learner === undefined) return asking(intent, say("evidence.sign.nobody"));
  return placesFor({ ...intent, who }, { learner, from }, scene);
}

function asking(intent: Assessing, title: string, choices: readonly Choice[] = []): Found {
  const data = { who: null, unit: null, criteria: [] };
  return { kind: "ask", outcome: { intent: intent.kind, data, reply: makeReply(title, { choices }) } };
}

function placesFor(
  intent: Assessing,
  { learner, from }: { readonly learner: Learner; readonly from: readonly EvidenceState[] },
  scene: Scene,
): Found {
  const { say } = scene;
  const code = intent.qualification ?? learner.qualification ?? learner.portfolio.units[0]?.qualification;
  const qualification = qualificationOf(code, scene);
  const name = nameFor(learner.id, scene);
  const foreign = intent.units.find((unit) => findUnit(qualification, unit) === undefined);
  if (foreign !== undefined)
    return { kind: "ask", outcome: noSuchUnit(foreign, qualification, { intent: intent.kind, scene }) };
  const open = placesOf(
    qualification.units.map((unit) => unit.number),
    qualification,
  ).filter((place) => from.includes(stateOf(learner.portfolio, place)));
  const named = (place: CriterionPlace) => intent.criteria.length === 0 || intent.criteria.includes(place.criterion);
  const candidates = [...new Set(open.filter(named).map((place) => place.unit))];
  const units = intent.units.length > 0 ? intent.units : candidates.length === 1 ? candidates : [];
  if (units.length === 0) {
    const choices = candidates.map((unit) =>
      offer(startSentence(nameUnit(unit, qualification, say)), {
        ...intent,
        units: [unit],
        qualification: qualification.code,
      }),
    );
    return asking(
      intent,
      say(choices.length === 0 ? "evidence.sign.which.none" : "evidence.sign.which", { name }),
      choices,
    );
  }
  const unknown = unknownIn(units, intent.criteria, { qualification, say });
  if (unknown !== undefined) return asking(intent, unknown);
  const places =
    intent.criteria.length > 0
      ? placesOf(units, qualification).filter(named)
      : open.filter((place) => units.includes(place.unit));
  return { kind: "found", assessed: { learner, name, qualification, places } };
}

function unknownIn(
  units: readonly number[],
  criteria: readonly string[],
  { qualification, say }: { readonly qualification: Qualification; readonly say: Scene["say"] },
): string | undefined {
  for (const number of units) {
    const known = criteriaIn(qualification, number)?.lines.map((line) => line.number) ?? [];
    const unknown = criteria.filter((criterion) => !known.includes(criterion));
    if (unknown.length > 0)
      return say("evidence.sign.unknown", {
        unit: startSentence(nameUnit(number, qualification, say)),
        criteria: joinWords(unknown, say("list.and")),
      });
  }
  return undefined;
}
