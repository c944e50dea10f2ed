/**
 * A qualification as its rules of combination describe it: units, groups, credits, levels, barred combinations.
 * Pure data; where it comes from is the content room's business.
 */

/** The awarding body's entry code of a qualification, such as "10266". */
export type QualificationCode = string;

/** The number a unit carries within one qualification; the same number is another unit elsewhere. */
export type UnitNumber = number;

/**
 * How sure a figure is, most sure first.
 * `centre`: the centre's own file; `published`: the awarding body's own document; `other-body`: another awarding body's
 * document under the identical unit reference number; `inferred`: worked out, never a ground for a verdict; `unknown`: nobody says.
 */
export type Certainty = "centre" | "published" | "other-body" | "inferred" | "unknown";

/** One figure with where it was read. `value` is null exactly when `certainty` is `unknown`. */
export interface Figure<T> {
  readonly value: T | null;
  readonly certainty: Certainty;
  /** Where it was read, in words a learner can follow. */
  readonly source: string;
  readonly note?: string;
}

/** An assessment criterion, paraphrased. `about` is null where only its number was seen. */
export interface Criterion {
  readonly number: string;
  readonly about: string | null;
  readonly source: string;
}

/** A learning outcome, paraphrased (never the awarding body's wording), with the criteria that are known. */
export interface LearningOutcome {
  readonly number: string;
  readonly about: string;
  readonly source: string;
  readonly criteria: readonly Criterion[];
}

export interface Unit {
  readonly number: UnitNumber;
  /** The slug of the unit's content folder; two units of different qualifications may share it. */
  readonly subject: string;
  /** The full title: "Principles of selling in a contact centre". */
  readonly title: string;
  /** What people call it: "Selling". */
  readonly shortTitle: string;
  /** Lower-case names people type for it, beside the titles. */
  readonly nicknames: readonly string[];
  /** Lower-case words and phrases of its subject matter; they route a question to the unit. */
  readonly terms: readonly string[];
  /** What the unit is about in one or two sentences, in our words, and how sure that is. */
  readonly summary: Figure<string>;
  readonly group: string;
  readonly level: Figure<number>;
  /** Whole credits (one credit stands for ten notional hours of learning). */
  readonly credits: Figure<number>;
  /** Guided learning hours. */
  readonly hours: Figure<number>;
  /** The unit reference number, such as "L/503/0377". */
  readonly reference: Figure<string>;
  /** Reference numbers of other units that are accepted in its place. */
  readonly equivalents: readonly string[];
  readonly outcomes: readonly LearningOutcome[];
  /** What is not known about the outcomes, in a sentence. */
  readonly coverage: string;
  /** The criteria that the centre's own file or list gives, in its order; absent: it gives none. */
  readonly ownCriteria?: readonly Criterion[];
  /** What the scan had lost or misspelt and was mended here. */
  readonly mended?: string;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  /** "mandatory" or "optional" groups are what learners ask for by name. */
  readonly role: "mandatory" | "optional";
}

/** How "10 credits at Level 2" is read; null where nobody has said. */
export type LevelReading = "exactly" | "at-or-above";

interface RuleBase {
  /** The rule in the qualification's terms, one sentence without the verdict. */
  readonly wording: string;
  readonly source: string;
}
/** Every unit of the group; `total` is what their credits sum to, where it is published. */
export interface AllOfRule extends RuleBase {
  readonly kind: "all-of";
  readonly group: string;
  readonly total: number | null;
}
/** At least `count` units of the group. */
export interface AnyOfRule extends RuleBase {
  readonly kind: "any-of";
  readonly group: string;
  readonly count: number;
}
/** At least `credits` from the group. */
export interface GroupCreditsRule extends RuleBase {
  readonly kind: "group-credits";
  readonly group: string;
  readonly credits: number;
}
/** At least `credits` in all. */
export interface TotalCreditsRule extends RuleBase {
  readonly kind: "total-credits";
  readonly credits: number;
}
/** At least `credits` at `level`; a null `reading` means both readings are possible. */
export interface LevelCreditsRule extends RuleBase {
  readonly kind: "level-credits";
  readonly level: number;
  readonly credits: number;
  readonly reading: LevelReading | null;
}
/** At most one of these units may stand in a plan (a barred combination). */
export interface BarredRule extends RuleBase {
  readonly kind: "barred";
  readonly units: readonly UnitNumber[];
}
/** `unit` counts only together with all of `needs`. */
export interface PrerequisiteRule extends RuleBase {
  readonly kind: "prerequisite";
  readonly unit: UnitNumber;
  readonly needs: readonly UnitNumber[];
}
/** A rule of combination. */
export type Rule =
  | AllOfRule
  | AnyOfRule
  | GroupCreditsRule
  | TotalCreditsRule
  | LevelCreditsRule
  | BarredRule
  | PrerequisiteRule;

/** A period by local date, "YYYY-MM-DD", both ends included; null: not known or open. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

export interface Qualification {
  readonly code: QualificationCode;
  /** "OCR Level 2 Certificate in Principles of Contact Centre Operations". */
  readonly title: string;
  /** "Level 2 Certificate". */
  readonly shortTitle: string;
  readonly level: number;
  /** The version of this set of rules; every plan answer can name it. */
  readonly version: string;
  readonly effective: Period;
  /** What a reader must know about the age of these rules. */
  readonly standing: string;
  readonly groups: readonly Group[];
  /** In ascending order of number. */
  readonly units: readonly Unit[];
  readonly rules: readonly Rule[];
}

/** Whether a figure may be the ground of a verdict. */
export function isKnown<T>(figure: Figure<T>): figure is Figure<T> & { readonly value: T } {
  return figure.value !== null && figure.certainty !== "inferred" && figure.certainty !== "unknown";
}

/** The unit with this number, or undefined where the qualification has none. */
export function findUnit(qualification: Qualification, number: UnitNumber): Unit | undefined {
  return qualification.units.find((unit) => unit.number === number);
}

/** The numbers of the units of every group with this role, ascending. */
export function unitsByRole(qualification: Qualification, role: Group["role"]): readonly UnitNumber[] {
  const groups = new Set(qualification.groups.filter((group) => group.role === role).map((group) => group.id));
  return qualification.units.filter((unit) => groups.has(unit.group)).map((unit) => unit.number);
}
