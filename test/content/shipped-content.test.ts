import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { checkLetter } from "../../src/content/reference-number.ts";
import { isKnown, type Qualification, unitsByRole } from "../../src/domain/qualification.ts";

const store = openContent({ dir: contentDir() });
const subjects = readdirSync(join(contentDir(), "units")).sort();

function inForce(code: string): Qualification {
  const qualification = store.qualification(code, "2026-11-23");
  if (qualification === undefined) throw new Error(`No ${code}`);
  return qualification;
}
const both = [inForce("10266"), inForce("10267")];
const units = both.flatMap((one) => one.units);

function titlesOf(code: string): readonly string[] {
  return inForce(code).units.map((unit) => `${unit.number} ${unit.title}`);
}

describe("the content that ships", () => {
  it("has the two certificates, the lower level first", () => {
    expect(store.codes).toEqual(["10266", "10267"]);
    expect(both.map((one) => [one.title, one.level, one.version])).toEqual([
      ["OCR Level 2 Certificate in Principles of Contact Centre Operations", 2, "1"],
      ["OCR Level 3 Certificate in Principles of Contact Centre Operations", 3, "1"],
    ]);
  });

  it.each([
    ["10266", { all: 7, group: 6, total: 13, level: 2, atLevel: 10, barred: ["4,5", "6,8", "7,9"] }],
    ["10267", { all: 9, group: 7, total: 16, level: 3, atLevel: 10, barred: ["4,5", "6,8", "7,9", "12,13"] }],
  ])("has the brochure's totals and barred pairs for %s", (code, golden) => {
    const { rules } = inForce(code);
    const levels = rules.filter((rule) => rule.kind === "level-credits");
    expect(rules.filter((rule) => rule.kind === "all-of").map((rule) => rule.total)).toEqual([golden.all]);
    expect(rules.filter((rule) => rule.kind === "group-credits").map((rule) => rule.credits)).toEqual([golden.group]);
    expect(rules.filter((rule) => rule.kind === "total-credits").map((rule) => rule.credits)).toEqual([golden.total]);
    expect(levels.map((rule) => [rule.level, rule.credits, rule.reading])).toEqual([
      [golden.level, golden.atLevel, null],
    ]);
    expect(rules.filter((rule) => rule.kind === "barred").map((rule) => rule.units.join())).toEqual(golden.barred);
    expect(rules.every((rule) => rule.source === "OCR's brochure for 10266 and 10267")).toBe(true);
  });

  it("has three mandatory units in each, and the rest optional", () => {
    expect(both.map((one) => unitsByRole(one, "mandatory"))).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(both.map((one) => unitsByRole(one, "optional").length)).toEqual([8, 11]);
  });

  it("numbers and spells the titles of the Level 2 Certificate right", () => {
    expect(titlesOf("10266")).toEqual([
      "1 Principles of personal effectiveness in a contact centre",
      "2 Principles of health and safety in a contact centre",
      "3 Principles of personal responsibilities and working in a business environment",
      "4 Principles of using systems and technology in a contact centre",
      "5 Principles and processes of systems and technology in a contact centre",
      "6 Principles of communication and customer service in a contact centre",
      "7 Principles of selling in a contact centre",
      "8 Principles of customer service in a contact centre",
      "9 Principles of sales activities and customer support in a contact centre",
      "10 Principles of handling incidents through a contact centre",
      "11 Principles of legal, regulatory and ethical requirements of a contact centre",
    ]);
  });

  it("numbers and spells the titles of the Level 3 Certificate right", () => {
    expect(titlesOf("10267")).toEqual([
      "1 Principles of personal and organisational effectiveness in a contact centre",
      "2 Principles and processes of health and safety in a contact centre",
      "3 Principles of personal responsibilities and how to develop and evaluate own performance at work",
      "4 Principles of using systems and technology in a contact centre",
      "5 Principles and processes of systems and technology in a contact centre",
      "6 Principles of communication and customer service in a contact centre",
      "7 Principles of selling in a contact centre",
      "8 Principles of customer service in a contact centre",
      "9 Principles of sales activities and customer support in a contact centre",
      "10 Principles of performance management in a contact centre",
      "11 Principles of resource planning in a contact centre",
      "12 Principles of handling incidents through a contact centre",
      "13 Principles of incident management through a contact centre",
      "14 Principles of legal, regulatory and ethical requirements of a contact centre",
    ]);
  });

  it("says which units the scan had damaged", () => {
    expect(both.map((one) => one.units.filter((unit) => unit.mended).map((unit) => unit.number))).toEqual([
      [7, 8, 9, 11],
      [8, 14],
    ]);
  });

  it("knows credits, level and hours of unit 6 and of no other unit", () => {
    for (const { units: own } of both) {
      const known = own.filter((unit) => isKnown(unit.credits) || isKnown(unit.level) || isKnown(unit.hours));
      expect(known.map((unit) => unit.number)).toEqual([6]);
      const [six] = known;
      const figures = [six?.credits, six?.level, six?.hours, six?.reference];
      expect(figures.map((figure) => figure?.value)).toEqual([2, 2, 12, "L/503/0377"]);
      expect(figures.every((figure) => figure?.certainty === "published")).toBe(true);
    }
  });

  it("gives no credits or hours as inferred: they are read somewhere or unknown", () => {
    expect(
      units.filter((unit) => [unit.credits, unit.hours].some(({ certainty }) => certainty === "inferred")),
    ).toEqual([]);
  });

  it("has thirteen reference numbers, each with its check letter", () => {
    const found = new Set(units.flatMap((unit) => unit.reference.value ?? []));
    expect(found.size).toBe(13);
    for (const reference of found) expect(reference.startsWith(checkLetter(reference) ?? "?")).toBe(true);
  });

  it("takes a shared unit's reference in the Level 3 Certificate for inferred, except unit 6's", () => {
    const certainties = inForce("10267").units.map((unit) => `${unit.number} ${unit.reference.certainty}`);
    expect(certainties.filter((one) => one.endsWith("inferred")).map(Number.parseFloat)).toEqual([
      4, 5, 7, 8, 9, 12, 14,
    ]);
    expect(certainties.filter((one) => one.endsWith("unknown")).map(Number.parseFloat)).toEqual([2, 10, 11, 13]);
  });

  it("has seventeen subjects, each used", () => {
    expect(subjects.length).toBe(17);
    expect([...new Set(units.map((unit) => unit.subject))].sort()).toEqual(subjects);
  });

  it("tells the same subject the same way in both certificates", () => {
    for (const unit of inForce("10266").units) {
      const twin = inForce("10267").units.find((one) => one.subject === unit.subject);
      if (twin !== undefined) expect([twin.title, twin.outcomes]).toEqual([unit.title, unit.outcomes]);
    }
  });

  it("never gives a subject's number in its own file, since another certificate may count otherwise", () => {
    for (const subject of subjects) {
      const text = readFileSync(join(contentDir(), "units", subject, "unit.yaml"), "utf8");
      expect(text).not.toMatch(/\bunits? \d/i);
    }
  });

  it("gives every unit the names people type and the words of its subject", () => {
    for (const unit of units) {
      expect(unit.nicknames.length, unit.title).toBeGreaterThanOrEqual(6);
      expect(unit.terms.length, unit.title).toBeGreaterThanOrEqual(25);
      expect(unit.nicknames, unit.title).toContain(
        unit.shortTitle.toLowerCase().replaceAll(",", "").replace(" requirements", ""),
      );
    }
  });

  it("keeps nothing that was only recalled: outcomes come from read documents", () => {
    const sources = units.flatMap((unit) =>
      unit.outcomes.flatMap((outcome) => [outcome.source, ...outcome.criteria.map((one) => one.source)]),
    );
    expect([...new Set(sources)].sort()).toEqual([
      "OCR's unit sheet for L/503/0377",
      "Skills CFA's map of the Level 2 knowledge units, under the identical unit reference number",
      "Skills CFA's map of the Level 3 knowledge units, under the identical unit reference number",
      "a learner's own published essay on the unit, a secondary source",
    ]);
  });

  it("answers every topic the brochure speaks of", () => {
    for (const topic of [
      "assessment",
      "eligibility",
      "related",
      "support",
      "fees",
      "approval",
      "contact",
      "framework",
    ]) {
      for (const code of store.codes) expect(store.faq(topic, code), topic).not.toEqual([]);
    }
    expect(store.faq("eligibility", "10267").map((entry) => entry.qualification)).toEqual(["10267"]);
    expect(store.faq("eligibility", null).map((entry) => entry.qualification)).toEqual(["10266", "10267"]);
  });

  it("is frozen through and through", () => {
    const [first] = inForce("10266").units;
    for (const part of [inForce("10266"), inForce("10266").units, first, first?.credits, first?.terms, store.codes]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});
