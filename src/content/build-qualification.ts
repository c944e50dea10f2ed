import type { Figure, LearningOutcome, Qualification, Rule, Unit } from "../domain/qualification.ts";
import type { FigureInFile } from "./figure-schema.ts";
import type { QualificationInFile, UnitInFile } from "./qualification-schema.ts";
import type { SubjectInFile } from "./subject-schema.ts";

/** Source id -> words a learner can follow. */
export type Sources = ReadonlyMap<string, string>;

/** What the qualification files refer to. */
export interface Shelf {
  readonly subjects: ReadonlyMap<string, SubjectInFile>;
  readonly sources: Sources;
}

/** A qualification as the domain has it: subjects joined to their units, source ids turned into words. */
export function buildQualification(file: QualificationInFile, shelf: Shelf): Qualification {
  const units = file.units.flatMap((unit) => {
    const subject = shelf.subjects.get(unit.subject);
    return subject === undefined ? [] : [buildUnit(unit, subject, shelf.sources)];
  });
  return {
    ...file,
    rules: file.rules.map((rule): Rule => ({ ...rule, source: inWords(rule.source, shelf.sources) })),
    units: units.sort((a, b) => a.number - b.number),
  };
}

/** The words for a source; the id itself where the sources file has none (which is reported elsewhere). */
export function inWords(source: string, sources: Sources): string {
  return sources.get(source) ?? source;
}

function buildUnit(unit: UnitInFile, subject: SubjectInFile, sources: Sources): Unit {
  return {
    ...subject,
    ...unit,
    summary: cite(subject.summary, sources),
    level: cite(unit.level, sources),
    credits: cite(unit.credits, sources),
    hours: cite(unit.hours, sources),
    reference: cite(unit.reference, sources),
    equivalents: unit.equivalents ?? [],
    outcomes: subject.outcomes.map((outcome) => citeOutcome(outcome, sources)),
  };
}

function citeOutcome(outcome: LearningOutcome, sources: Sources): LearningOutcome {
  const criteria = outcome.criteria.map((one) => ({ ...one, source: inWords(one.source, sources) }));
  return { ...outcome, source: inWords(outcome.source, sources), criteria };
}

function cite<T>(figure: FigureInFile<T>, sources: Sources): Figure<T> {
  return { ...figure, source: inWords(figure.source, sources) };
}
