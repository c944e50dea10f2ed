import { expect, test } from "vitest";
import { carryOver, staysBehind } from "../../src/domain/carry-over.ts";
import { openUnits } from "../../src/domain/open-units.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import { makeLevel2 } from "../fixtures/contact-centre.ts";
import { makeQualification } from "../fixtures/made-up-qualification.ts";

const from = makeQualification({
  units: [
    { number: 1, reference: "T/503/0356" },
    { number: 6, reference: "L/503/0377" },
    { number: 10, reference: "M/503/0405" },
    { number: 11 },
    { number: 12, reference: "A/111/1111", equivalents: ["B/222/2222"] },
    { number: 13, reference: "C/333/3333" },
  ],
  rules: [],
});
const to = makeQualification({
  units: [
    { number: 1, reference: "F/503/0358" },
    { number: 2 },
    { number: 6, reference: "L/503/0377" },
    { number: 12, reference: "M/503/0405", referenceBy: "inferred" },
    { number: 13, reference: "B/222/2222" },
    { number: 14, reference: "D/444/4444", equivalents: ["C/333/3333"] },
  ],
  rules: [],
});

test("a unit carries by its reference number and not by its number in the qualification", () => {
  expect(carryOver({ achieved: [1, 6], from, to })).toEqual([
    {
      from: 6,
      to: 6,
      reference: "L/503/0377",
      toReference: "L/503/0377",
      certainty: { from: "published", to: "published" },
      standing: "sure",
      ground: "same-reference",
    },
  ]);
});

test("a unit carries only likely where one reference is inferred", () => {
  expect(carryOver({ achieved: [10], from, to })).toMatchObject([{ from: 10, to: 12, standing: "likely" }]);
});

test("equivalence counts whichever side lists it", () => {
  expect(carryOver({ achieved: [12, 13], from, to })).toMatchObject([
    { from: 12, to: 13, ground: "equivalent" },
    { from: 13, to: 14, ground: "equivalent" },
  ]);
});

test("a unit that does not carry says why, and which units of the other qualification nobody can rule out", () => {
  expect(staysBehind({ units: [1, 6, 11, 99], from, to })).toEqual([
    { unit: 1, why: "not-there", open: [2] },
    { unit: 11, why: "reference-unknown", open: [2] },
    { unit: 99, why: "unknown-unit", open: [] },
  ]);
});

test("a planned unit closes its barred partner and leaves the rest open", () => {
  const { open, closed } = openUnits({ ...emptyPlan, planned: [1, 2, 3, 4, 6] }, makeLevel2());
  expect(open).toEqual([7, 9, 10, 11]);
  expect(closed).toMatchObject([
    { unit: 5, by: 4, rule: { units: [4, 5] } },
    { unit: 8, by: 6, rule: { units: [6, 8] } },
  ]);
});
