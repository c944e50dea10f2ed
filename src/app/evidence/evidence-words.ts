import { DateTime } from "luxon";
import { criteriaOf, wholeUnit } from "../../domain/criteria.ts";
import type { CriterionEvidence } from "../../domain/evidence.ts";
import { type CriterionPlace, returnOf, signatureOf } from "../../domain/evidence-changes.ts";
import type { Instant, LearnerId } from "../../domain/learner.ts";
import { findUnit, type Qualification, type UnitNumber } from "../../domain/qualification.ts";
import { localDate } from "../local-date.ts";
import { joinWords, nameUnit } from "../name-units.ts";
import type { Scene } from "../scene.ts";
import { nameFor } from "./find-learner.ts";

type Saying = Pick<Scene, "say">;

/** "26 November 2026", in the zone of whoever reads it. */
export function dayWords(at: Instant, timezone: string): string {
  return DateTime.fromISO(localDate(at, timezone), { zone: "utc", locale: "en-GB" }).toFormat("d LLLL yyyy");
}

/** "1.1"; "the whole unit". */
export function criterionName(criterion: string, { say }: Saying): string {
  return criterion === wholeUnit ? say("evidence.whole") : criterion;
}

/** "1.1 and 1.2 of unit 4 (Using systems and technology) and unit 6 (…) as a whole". */
export function placesWords(
  places: readonly Pick<CriterionPlace, "unit" | "criterion">[],
  qualification: Qualification,
  { say }: Saying,
): string {
  const units = [...new Set(places.map((place) => place.unit))];
  const parts = units.map((number) => {
    const unit = nameUnit(number, qualification, say);
    const criteria = places.filter((place) => place.unit === number).map((place) => place.criterion);
    return criteria.includes(wholeUnit)
      ? say("evidence.place.whole", { unit })
      : say("evidence.place", { criteria: joinWords(criteria, say("list.and")), unit });
  });
  return joinWords(parts, say("list.and"));
}

/** The name of who made a change; the roster's word where the change has none. */
export function whoWords(change: { readonly by: LearnerId; readonly byName: string | null }, scene: Scene): string {
  return change.byName ?? nameFor(change.by, scene);
}

/** "signed by Ada on 12 March 2026". */
export function stateWords(evidence: CriterionEvidence | undefined, scene: Scene): string {
  const { say, learner } = scene;
  const signature = signatureOf(evidence);
  const returned = returnOf(evidence);
  const dated = (at: Instant) => dayWords(at, learner.timezone);
  if (signature !== undefined)
    return say("evidence.state.signed", { who: whoWords(signature, scene), date: dated(signature.at) });
  if (returned !== undefined)
    return say("evidence.state.returned", {
      who: whoWords(returned, scene),
      date: dated(returned.at),
      words: returned.words ?? "",
    });
  const state = evidence?.state ?? "not-started";
  if (state !== "ready")
    return say(state === "in-progress" ? "evidence.state.in-progress" : "evidence.state.not-started");
  return say("evidence.state.ready", { date: dated(readySince(evidence) ?? scene.at) });
}

/** When a criterion that is ready was marked so. */
export function readySince(evidence: CriterionEvidence | undefined): Instant | undefined {
  return evidence?.changes.findLast((change) => change.to === "ready" && change.from !== "ready")?.at;
}

/** What a criterion is about, in a sentence that is never empty. */
export function aboutWords(
  place: Pick<CriterionPlace, "unit" | "criterion">,
  qualification: Qualification,
  { say }: Saying,
): string {
  if (place.criterion === wholeUnit) return say("evidence.whole.about");
  return knownAbout(place, qualification) ?? say("evidence.no-wording");
}

/** What a criterion is about; undefined where only its number is known. */
export function knownAbout(
  { unit, criterion }: Pick<CriterionPlace, "unit" | "criterion">,
  qualification: Qualification,
): string | undefined {
  const found = findUnit(qualification, unit);
  const line = found === undefined ? undefined : criteriaOf(found).lines.find((one) => one.number === criterion);
  return line?.about ?? undefined;
}

/** Every line of the checklists of these units. */
export function placesOf(units: readonly UnitNumber[], qualification: Qualification): readonly CriterionPlace[] {
  return units.flatMap((unit) => {
    const found = findUnit(qualification, unit);
    const lines = found === undefined ? [] : criteriaOf(found).lines;
    return lines.map(({ number }) => ({ qualification: qualification.code, unit, criterion: number }));
  });
}
