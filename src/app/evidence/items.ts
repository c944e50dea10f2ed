import { criteriaIn } from "../../domain/criteria.ts";
import type { CriterionEvidence, UnitEvidence } from "../../domain/evidence.ts";
import { notesOf } from "../../domain/evidence-changes.ts";
import type { Learner } from "../../domain/learner.ts";
import type { Qualification, UnitNumber } from "../../domain/qualification.ts";
import type { EvidenceItem } from "../../domain/standing.ts";

/** What an assessor has to look at or has looked at, of every certificate: what is ready, returned or signed. */
export function evidenceItemsOf({ portfolio }: Pick<Learner, "portfolio">): readonly EvidenceItem[] {
  return portfolio.units.flatMap((unit) => unit.criteria.flatMap((one) => itemOf(unit, one)));
}

function itemOf({ qualification, unit }: UnitEvidence, one: CriterionEvidence): readonly EvidenceItem[] {
  const { criterion, state, changes } = one;
  if (state === "not-started" || state === "in-progress") return [];
  // A note, or a look of quality assurance, leaves the state as it was; who brought it there is the step before.
  const step = changes.findLast((change) => change.to === state && change.from !== state);
  if (step === undefined) return [];
  const { at, by, byName, number } = step;
  const sampled = changes.findLast((change) => change.kind === "sampled" && change.number > lastSignature(one));
  const signatures = changes
    .filter((change) => change.kind === "step" && change.to === "signed" && change.from !== "signed")
    .map((change) => ({ number: change.number, at: change.at, by: change.by }));
  const verdict = sampled === undefined ? null : sampled.to === "signed" ? "accepted" : "returned";
  return [
    {
      qualification,
      unit,
      criterion,
      state,
      at,
      by,
      byName,
      number,
      sampled: verdict,
      newest: changes.at(-1)?.number ?? number,
      notes: notesOf(one).flatMap((note) => note.words ?? []),
      signatures,
    } satisfies EvidenceItem,
  ];
}

function lastSignature({ changes }: CriterionEvidence): number {
  return changes.findLast((change) => change.kind === "step" && change.to === "signed")?.number ?? 0;
}

/** How many criteria of these units are signed, of how many there are by the lists known today. */
export function evidenceTotals(
  { portfolio }: Pick<Learner, "portfolio">,
  qualification: Qualification,
  units: readonly UnitNumber[],
): { readonly signed: number; readonly criteria: number } {
  const counts = units.map((unit) => {
    const lines = criteriaIn(qualification, unit)?.lines ?? [];
    const kept = portfolio.units.find((one) => one.qualification === qualification.code && one.unit === unit);
    const isSigned = (number: string) =>
      kept?.criteria.some((one) => one.criterion === number && one.state === "signed") === true;
    return { signed: lines.filter((line) => isSigned(line.number)).length, criteria: lines.length };
  });
  return {
    signed: counts.reduce((sum, one) => sum + one.signed, 0),
    criteria: counts.reduce((sum, one) => sum + one.criteria, 0),
  };
}
