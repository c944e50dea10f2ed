import type { CohortPlan, Served } from "../domain/cohort/plan-cohort.ts";
import type { LearnerId } from "../domain/learner.ts";
import type { MissingFigure } from "../domain/plan.ts";
import { type Qualification, type UnitNumber, unitsByRole } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import type { Say } from "../words/say.ts";
import { joinWords, nameUnits } from "./name-units.ts";

/** What is told of a team's plan. */
export interface ToldCohort {
  readonly plan: CohortPlan<LearnerId>;
  readonly qualification: Qualification;
  /** In words. */
  readonly team: string;
  readonly nameOf: (who: LearnerId) => string;
  /** Who is on another certificate, or on none. */
  readonly apart: readonly LearnerId[];
  readonly say: Say;
}

/** Longer tables are not read on a phone; names in a sentence beyond this are counted. */
const mostRows = 20;
const mostNames = 6;

/** The answer in a sentence; never a yes that is not known. */
export function cohortTitle({ plan, qualification, team, say }: ToldCohort): string {
  const { teach, sure, certain, open, never } = plan;
  const certificate = qualification.shortTitle;
  if (certain.length + open.length === 0) return say("cohort.title.never", { team, certificate });
  const units = nameUnits(teach, qualification, say);
  const none = teach.length === 0;
  if (!sure)
    return say(none ? "cohort.title.open.none" : "cohort.title.open", { units, certificate, open: open.length });
  const who = say(never.length === 0 ? "cohort.who.all" : "cohort.who.able", { team });
  return say(none ? "cohort.title.sure.none" : "cohort.title.sure", { units, certificate, who, count: teach.length });
}

/** Why, for whom it is open, who cannot finish, who takes what. */
export function cohortBlocks(told: ToldCohort): readonly Block[] {
  const { plan, qualification, say } = told;
  const { code, version } = qualification;
  const mandatory = nameUnits(unitsByRole(qualification, "mandatory"), qualification, say);
  return [
    ...openBlocks(told),
    ...neverBlocks(told),
    ...(mandatory === "" ? [] : [line(say("cohort.mandatory", { units: mandatory }))]),
    ...(plan.others > 0 ? [line(say("cohort.others", { count: plan.others }))] : []),
    ...tableBlocks(told),
    ...(told.apart.length > 0 ? [line(say("cohort.apart", { names: namesOf(told.apart, told) }))] : []),
    line(say("cohort.wish"), "muted"),
    line(say("cohort.checked", { code, version }), "muted"),
  ];
}

/** People for whom the same figures are not known stand together. */
function openBlocks(told: ToldCohort): readonly Block[] {
  const { plan, say } = told;
  const groups = new Map<string, readonly LearnerId[]>();
  for (const { id, missing } of plan.open) {
    const figures = figureWords(missing, told);
    groups.set(figures, [...(groups.get(figures) ?? []), id]);
  }
  const lines = [...groups].map(([figures, ids]) => line(say("cohort.open", { names: namesOf(ids, told), figures })));
  return lines.length === 0 ? [] : [...lines, line(say("cohort.centre"), "muted")];
}

function figureWords(missing: readonly MissingFigure[], { say }: ToldCohort): string {
  const unitsOf = (what: MissingFigure["what"]) => [
    ...new Set(missing.flatMap((one) => (one.what === what && one.unit !== null ? [one.unit] : []))),
  ];
  // Their titles are told already, and would make a paragraph of it.
  const named = (units: readonly UnitNumber[]) => joinWords(units.map(String), say("list.and"));
  const [credits, levels] = [unitsOf("credits"), unitsOf("level")];
  const parts = [
    ...(credits.length > 0 ? [say("cohort.figures.credits", { units: named(credits), count: credits.length })] : []),
    ...(levels.length > 0 ? [say("cohort.figures.level", { units: named(levels), count: levels.length })] : []),
    ...(missing.some(({ what }) => what === "level-reading") ? [say("cohort.figures.reading")] : []),
  ];
  return parts.join("; ");
}

function neverBlocks({ plan, nameOf, say }: ToldCohort): readonly Block[] {
  if (plan.never.length === 0) return [];
  const items = plan.never.slice(0, mostRows).map(({ id, because }) => {
    const rules = [...new Set(because.map(({ wording }) => wording))].join(" ");
    return [say("cohort.never", { name: nameOf(id), rules })];
  });
  const more = plan.never.length - items.length;
  return [{ kind: "list", items: more > 0 ? [...items, [say("cohort.more", { count: more })]] : items }];
}

function tableBlocks({ plan, nameOf, say }: ToldCohort): readonly Block[] {
  const rowOf = ({ id, take }: Served<LearnerId>, enough: string): readonly string[] => [
    nameOf(id),
    take.length === 0 ? say("cohort.take.none") : take.join(", "),
    enough,
  ];
  const rows = [
    ...plan.certain.map((one) => rowOf(one, say("cohort.enough.yes"))),
    ...plan.open.map((one) => rowOf(one, say("cohort.enough.open"))),
  ];
  if (rows.length === 0) return [];
  const shown = rows.slice(0, mostRows);
  const head = [say("cohort.head.name"), say("cohort.head.take"), say("cohort.head.enough")];
  const caption = say("cohort.caption", { from: 1, to: shown.length, of: rows.length });
  return [{ kind: "table", caption, head, rows: shown }];
}

function namesOf(ids: readonly LearnerId[], { nameOf, say }: ToldCohort): string {
  const names = ids.slice(0, mostNames).map(nameOf);
  const more = ids.length - names.length;
  return joinWords(more > 0 ? [...names, say("cohort.more", { count: more })] : names, say("list.and"));
}

function line(words: string, tone?: "muted"): Block {
  return tone === undefined ? { kind: "text", text: [words] } : { kind: "text", text: [words], tone };
}
