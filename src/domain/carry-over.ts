import type { Certainty, Qualification, Unit, UnitNumber } from "./qualification.ts";
import { findUnit, isKnown } from "./qualification.ts";

/** One achieved unit that also stands in another qualification. */
export interface CarriedUnit {
  readonly from: UnitNumber;
  readonly to: UnitNumber;
  /** The reference the unit was achieved under, and the one it has in the other qualification (often the same). */
  readonly reference: string;
  readonly toReference: string;
  readonly certainty: { readonly from: Certainty; readonly to: Certainty };
  /** `sure` where both references are known, `likely` where one of them is only inferred. */
  readonly standing: "sure" | "likely";
  readonly ground: "same-reference" | "equivalent";
}

/** Why a unit does not carry. `reference-unknown`: nobody states its number, so nothing can be said; it is no plain no. */
export type StayReason = "unknown-unit" | "reference-unknown" | "not-there";

/** One unit that does not carry. `open` are units of the other qualification whose own reference nobody states. */
export interface StayingUnit {
  readonly unit: UnitNumber;
  readonly why: StayReason;
  readonly open: readonly UnitNumber[];
}

interface Journey {
  readonly from: Qualification;
  readonly to: Qualification;
}

/**
 * The units achieved in `from` that stand in `to` under the same unit reference number, or are listed as equivalent on
 * either side. Never by unit number: the same number is another unit elsewhere. In the order of the achieved units.
 */
export function carryOver(options: Journey & { readonly achieved: readonly UnitNumber[] }): readonly CarriedUnit[] {
  return [...new Set(options.achieved)].flatMap((number) => {
    const unit = findUnit(options.from, number);
    return unit === undefined ? [] : options.to.units.flatMap((other) => matchUnits(unit, other));
  });
}

/** Says of single units of `from` that they do not carry, and why; units that do carry are left out. */
export function staysBehind(options: Journey & { readonly units: readonly UnitNumber[] }): readonly StayingUnit[] {
  const open = options.to.units.filter((other) => other.reference.value === null).map((other) => other.number);
  return [...new Set(options.units)].flatMap((unit) => {
    const why = whyStays(unit, options);
    return why === null ? [] : [{ unit, why, open: why === "unknown-unit" ? [] : open }];
  });
}

function whyStays(number: UnitNumber, journey: Journey): StayReason | null {
  const unit = findUnit(journey.from, number);
  if (unit === undefined) return "unknown-unit";
  if (carryOver({ ...journey, achieved: [number] }).length > 0) return null;
  return unit.reference.value === null ? "reference-unknown" : "not-there";
}

function matchUnits(unit: Unit, other: Unit): readonly CarriedUnit[] {
  const reference = unit.reference.value;
  const toReference = other.reference.value;
  if (reference === null || toReference === null) return [];
  const same = reference === toReference;
  if (!same && !unit.equivalents.includes(toReference) && !other.equivalents.includes(reference)) return [];
  return [
    {
      from: unit.number,
      to: other.number,
      reference,
      toReference,
      certainty: { from: unit.reference.certainty, to: other.reference.certainty },
      standing: isKnown(unit.reference) && isKnown(other.reference) ? "sure" : "likely",
      ground: same ? "same-reference" : "equivalent",
    },
  ];
}
