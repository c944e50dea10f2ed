import { type CriteriaList, criteriaOf, wholeUnit } from "../../domain/criteria.ts";
import type { EvidenceState } from "../../domain/evidence.ts";
import { type CriterionPlace, evidenceOf, notesOf, stateOf } from "../../domain/evidence-changes.ts";
import type { Learner } from "../../domain/learner.ts";
import { planUnits } from "../../domain/plan.ts";
import { findUnit, type Qualification, type Unit, type UnitNumber } from "../../domain/qualification.ts";
import type { Block, Choice } from "../../domain/reply.ts";
import { nameUnit, startSentence } from "../name-units.ts";
import { type Command, makeReply, type Outcome, offer, qualificationOf, type Scene, savedPlan } from "../scene.ts";
import { aboutWords, criterionName, placesOf, stateWords } from "./evidence-words.ts";
import { evidenceTotals } from "./items.ts";

const mostUnitOffers = 6;
const mostReadyOffers = 3;

/** "Evidence for unit 4": its checklist with states and notes; without a unit, or for several, how far each is. */
export const showEvidence: Command<"evidence.show"> = (intent, scene) => {
  const qualification = qualificationOf(intent.qualification, scene);
  const foreign = intent.units.find((number) => findUnit(qualification, number) === undefined);
  if (foreign !== undefined) return noSuchUnit(foreign, qualification, { intent: "evidence.show", scene });
  const [number] = intent.units;
  const unit = number === undefined ? undefined : findUnit(qualification, number);
  const whole = { ...intent, qualification: qualification.code };
  return intent.units.length === 1 && unit !== undefined
    ? { ...oneUnit(unit, qualification, scene), about: whole }
    : { ...overview(intent.units, qualification, scene), about: whole };
};

/** A unit that the certificate does not have. */
export function noSuchUnit(
  number: UnitNumber,
  qualification: Qualification,
  { intent, scene }: { readonly intent: string; readonly scene: Scene },
): Outcome {
  const { units, shortTitle } = qualification;
  const first = units[0]?.number ?? 1;
  const last = units.at(-1)?.number ?? 1;
  const title = scene.say("unit.unknown", { certificate: shortTitle, number, first, last });
  return { intent, data: { unit: number, criteria: [], error: { code: "unknown-unit" } }, reply: makeReply(title) };
}

function oneUnit(unit: Unit, qualification: Qualification, scene: Scene): Outcome {
  const { say, learner } = scene;
  const list = criteriaOf(unit);
  const places = placesOf([unit.number], qualification);
  const [first] = places;
  const name = startSentence(nameUnit(unit.number, qualification, say));
  const totals = evidenceTotals(learner, qualification, [unit.number]);
  const title =
    list.from === "nobody" && first !== undefined
      ? say("evidence.show.title.whole", { unit: name, state: stateWords(evidenceOf(learner.portfolio, first), scene) })
      : say("evidence.show.title", { unit: name, ...totals });
  const blocks = [
    tableOf(places, qualification, scene),
    ...notesBlocks(places, learner, scene),
    muted(listWords(list, unit, scene)),
    muted(howWords(unit.number, first?.criterion ?? wholeUnit, scene)),
  ];
  return {
    intent: "evidence.show",
    data: { qualification: qualification.code, unit: unit.number, criteria: criteriaData(places, learner) },
    reply: makeReply(title, { blocks, next: nextOf(places, learner, scene) }),
  };
}

function criteriaData(places: readonly CriterionPlace[], { portfolio }: Learner): readonly object[] {
  return places.map((place) => ({ criterion: place.criterion, state: stateOf(portfolio, place) }));
}

function tableOf(places: readonly CriterionPlace[], qualification: Qualification, scene: Scene): Block {
  const { say, learner } = scene;
  return {
    kind: "table",
    caption: say("evidence.show.caption"),
    head: [say("evidence.head.criterion"), say("evidence.head.about"), say("evidence.head.state")],
    rows: places.map((place) => [
      criterionName(place.criterion, scene),
      aboutWords(place, qualification, scene),
      stateWords(evidenceOf(learner.portfolio, place), scene),
    ]),
  };
}

function notesBlocks(places: readonly CriterionPlace[], { portfolio }: Learner, scene: Scene): readonly Block[] {
  const items = places.flatMap((place) =>
    notesOf(evidenceOf(portfolio, place)).map((note) => [
      { strong: `${criterionName(place.criterion, scene)}: ` },
      note.words ?? "",
    ]),
  );
  if (items.length === 0) return [];
  return [
    { kind: "text", text: [scene.say("evidence.notes")] },
    { kind: "list", items },
  ];
}

function listWords({ from }: CriteriaList, { coverage }: Unit, { say }: Scene): string {
  return from === "partly" || from === "nobody"
    ? say(`evidence.from.${from}`, { coverage: coverage.trim() })
    : say(from === "both" ? "evidence.from.both" : "evidence.from.centre");
}

function howWords(number: UnitNumber, criterion: string, { say }: Scene): string {
  const how =
    criterion === wholeUnit ? say("evidence.how.whole", { number }) : say("evidence.how", { number, criterion });
  return `${how} ${say("evidence.decides")}`;
}

function muted(words: string): Block {
  return { kind: "text", text: [words], tone: "muted" };
}

function nextOf(places: readonly CriterionPlace[], { portfolio }: Learner, { say }: Scene): readonly Choice[] {
  const open = places.filter((place) => {
    const state = stateOf(portfolio, place);
    return (
      state === "in-progress" || state === "returned" || (place.criterion === wholeUnit && state === "not-started")
    );
  });
  const [first] = places;
  if (first === undefined) return [];
  const { unit, qualification } = first;
  return [
    ...open.slice(0, mostReadyOffers).map((place) => readyOffer(place, say)),
    offer(say("evidence.choice.print"), { kind: "evidence.print", units: [unit], qualification }),
    offer(say("evidence.choice.all"), { kind: "evidence.show", units: [], qualification }),
  ];
}

function readyOffer({ unit, criterion, qualification }: CriterionPlace, say: Scene["say"]): Choice {
  const label =
    criterion === wholeUnit
      ? say("evidence.choice.ready.whole", { number: unit })
      : say("evidence.choice.ready", { criterion });
  return offer(label, { kind: "evidence.set", units: [unit], criteria: [criterion], state: "ready", qualification });
}

/** The units that a learner's evidence is about: of the saved plan and those begun, else all of the certificate. */
export function unitsInHand(qualification: Qualification, learner: Learner): readonly UnitNumber[] {
  const planned = planUnits(savedPlan(qualification.code, learner)).filter((number) => findUnit(qualification, number));
  if (planned.length === 0) return qualification.units.map((unit) => unit.number);
  const begun = learner.portfolio.units
    .filter((unit) => unit.qualification === qualification.code && unit.criteria.some((one) => one.changes.length > 0))
    .map(({ unit }) => unit);
  return [...new Set([...planned, ...begun])].filter((number) => findUnit(qualification, number)).sort((a, b) => a - b);
}

const counted = ["signed", "ready", "returned", "in-progress"] as const satisfies readonly EvidenceState[];

function overview(asked: readonly UnitNumber[], qualification: Qualification, scene: Scene): Outcome {
  const { say, learner } = scene;
  const units = asked.length > 0 ? asked : unitsInHand(qualification, learner);
  const rows = units.map((number) => unitRow(number, qualification, scene));
  const table: Block = {
    kind: "table",
    caption: say("evidence.show.caption.plan"),
    head: [
      say("evidence.head.unit"),
      ...counted.map((state) => say(`evidence.head.${state}`)),
      say("evidence.head.of"),
    ],
    rows,
  };
  const unlisted = placesOf(units, qualification).some((place) => place.criterion === wholeUnit);
  const hints = [
    ...(unlisted ? [say("evidence.from.nobody.plan")] : []),
    say("evidence.how.plan", { number: units[0] ?? 1 }),
    say("evidence.decides"),
  ];
  return {
    intent: "evidence.show",
    data: { qualification: qualification.code, unit: null, criteria: [] },
    reply: makeReply(say("evidence.show.plan", evidenceTotals(learner, qualification, units)), {
      blocks: [table, muted(hints.join(" "))],
      next: [...units].slice(0, mostUnitOffers).map((number) => showOffer(number, qualification, say)),
    }),
  };
}

/** Shows the checklist of one unit. */
export function showOffer(number: UnitNumber, { code }: Pick<Qualification, "code">, say: Scene["say"]): Choice {
  return offer(say("evidence.choice.show", { number }), {
    kind: "evidence.show",
    units: [number],
    qualification: code,
  });
}

function unitRow(number: UnitNumber, qualification: Qualification, { learner, say }: Scene): readonly string[] {
  const places = placesOf([number], qualification);
  const states = places.map((place) => stateOf(learner.portfolio, place));
  const count = (state: EvidenceState) => states.filter((one) => one === state).length;
  const name = startSentence(nameUnit(number, qualification, say));
  return [name, ...counted.map((state) => (count(state) === 0 ? "" : String(count(state)))), String(places.length)];
}
