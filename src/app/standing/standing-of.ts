import { addDays, dayNumber } from "../../domain/daily/local-day.ts";
import type { Instant, Learner } from "../../domain/learner.ts";
import { emptyPlan, type SavedPlan } from "../../domain/plan.ts";
import type { PracticeDay } from "../../domain/practice.ts";
import { findUnit, type Qualification, type Unit, unitsByRole } from "../../domain/qualification.ts";
import type { Question } from "../../domain/question.ts";
import type { PlanStanding, Standing, UnitStanding } from "../../domain/standing.ts";
import { masteryOf } from "../../memory/mastery.ts";
import type { Practised } from "../../memory/practised.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import { isSetAside } from "../choose-questions.ts";
import { evidenceItemsOf, evidenceTotals } from "../evidence/items.ts";
import type { Library } from "../library.ts";
import { localDate } from "../local-date.ts";
import { practisedIn } from "../practised.ts";
import { bySubject } from "../progress-figures.ts";
import { planStanding } from "./plan-standing.ts";
import { changeSince } from "./week-mark.ts";

/** Recall is told for a day from now, as learners are told their own. */
const ahead = 86_400_000;

/** What a standing is worked out with. */
export interface StandingWith {
  readonly content: ContentStore;
  readonly library: Library;
  readonly at: Instant;
}

/** What others may see of a learner at a time: sums and dates, never a question nor an answer. Pure. */
export function standingOf(learner: Learner, { content, library, at }: StandingWith): Standing {
  const today = localDate(at, learner.timezone);
  const practised = practisedIn({ learner, library });
  const qualification = certificateOf(learner, content, today);
  const plan = qualification === null ? noPlan : planStanding(savedFor(learner, qualification), qualification);
  const looking = qualification === null ? null : { learner, qualification, plan, content, practised, at };
  const units = looking === null ? [] : unitsOf(looking);
  return {
    who: learner.id,
    name: learner.name,
    qualification: qualification?.code ?? null,
    plan,
    notBegun: looking === null ? [] : notBegun(looking, units),
    units,
    ...totalsOf(units),
    joined: localDate(learner.createdAt, learner.timezone),
    ...activityOf(practised.days, today),
    marks: learner.marks,
    change: changeSince(learner, { cards: [...practised.cards.values()], at }),
    evidence: evidenceItemsOf(learner),
    nudges: nudgesOf(learner),
    minutes: minutesOf(learner, today),
  };
}

const noPlan: PlanStanding = { units: [], achieved: [], verdict: "cannot-tell", reasons: [], canEnd: null };

function certificateOf({ qualification, plans }: Learner, content: ContentStore, today: string): Qualification | null {
  const codes = [qualification, ...plans.map((plan) => plan.qualification)];
  return codes.flatMap((code) => (code === null ? [] : (content.qualification(code, today) ?? []))).at(0) ?? null;
}

function savedFor({ plans }: Learner, { code }: Qualification): SavedPlan {
  return plans.find((plan) => plan.qualification === code) ?? { qualification: code, ...emptyPlan };
}

interface Looking {
  readonly learner: Learner;
  readonly qualification: Qualification;
  readonly plan: PlanStanding;
  readonly content: ContentStore;
  readonly practised: Practised;
  readonly at: Instant;
}

function unitsOf(looking: Looking): readonly UnitStanding[] {
  const { plan, qualification } = looking;
  const planned = plan.units.flatMap((number) => findUnit(qualification, number) ?? []);
  return (planned.length > 0 ? planned : qualification.units).map((unit) => unitStanding(unit, looking));
}

function notBegun(looking: Looking, units: readonly UnitStanding[]): readonly number[] {
  const { qualification } = looking;
  const mandatory = new Set(unitsByRole(qualification, "mandatory"));
  return qualification.units
    .filter(({ number }) => mandatory.has(number))
    .filter((unit) => !(units.find((one) => one.unit === unit.number) ?? unitStanding(unit, looking)).begun)
    .map(({ number }) => number);
}

function unitStanding({ number, subject }: Unit, looking: Looking): UnitStanding {
  const { learner, qualification, plan, content, practised, at } = looking;
  const asked = questionsOn(subject, content).filter((question) => !isSetAside(question, { learner }));
  const { questions, seen, recall } = masteryOf(asked, practised.cards, at + ahead);
  const achieved = plan.achieved.includes(number);
  const evidence = learner.portfolio.units.find(
    (one) => one.qualification === qualification.code && one.unit === number,
  );
  const brought = evidence?.criteria.some(({ state }) => state !== "not-started") === true;
  return {
    unit: number,
    achieved,
    begun: achieved || seen > 0 || brought,
    of: questions,
    seen,
    recall,
    ...evidenceTotals(learner, qualification, [number]),
  };
}

const shelves = new WeakMap<ContentStore, ReadonlyMap<string, readonly Question[]>>();

function questionsOn(subject: string, content: ContentStore): readonly Question[] {
  const known = shelves.get(content) ?? bySubject(content.study().questions);
  shelves.set(content, known);
  return known.get(subject) ?? [];
}

function totalsOf(units: readonly UnitStanding[]): Pick<Standing, "of" | "seen" | "recall" | "signed" | "criteria"> {
  const total = (pick: (unit: UnitStanding) => number) => units.reduce((sum, unit) => sum + pick(unit), 0);
  const seen = total((unit) => unit.seen);
  return {
    of: total((unit) => unit.of),
    seen,
    recall: seen === 0 ? null : total((unit) => (unit.recall ?? 0) * unit.seen) / seen,
    signed: total((unit) => unit.signed),
    criteria: total((unit) => unit.criteria),
  };
}

function activityOf(
  days: readonly PracticeDay[],
  today: string,
): Pick<Standing, "lastActive" | "idleDays" | "thisWeek" | "lastWeek"> {
  const lastActive = days.findLast(({ answered }) => answered > 0)?.date ?? null;
  const between = (from: string, to: string) => {
    const some = days.filter(({ date, answered }) => answered > 0 && date > from && date <= to);
    return { answered: some.reduce((sum, one) => sum + one.answered, 0), days: some.length };
  };
  const [weekAgo, fortnightAgo] = [addDays(today, -7), addDays(today, -14)];
  return {
    lastActive,
    // Who travels east has days that lie ahead of ours.
    idleDays: lastActive === null ? null : Math.max(0, dayNumber(today) - dayNumber(lastActive)),
    thisWeek: between(weekAgo, today),
    lastWeek: between(fortnightAgo, weekAgo),
  };
}

function nudgesOf({ letters }: Learner): Standing["nudges"] {
  const sent = letters.filter(({ kind, state }) => kind === "nudge" && (state === "sent" || state === "unsure"));
  return {
    sent: sent.length,
    seen: sent.filter(({ seenAt }) => seenAt !== null).length,
    answered: sent.filter(({ answer }) => answer !== null).length,
  };
}

function minutesOf({ portfolio }: Learner, today: string): Standing["minutes"] {
  const month = today.slice(0, 7);
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  const sum = (wanted: string) =>
    portfolio.hours.filter(({ on }) => on.startsWith(wanted)).reduce((all, { minutes }) => all + minutes, 0);
  return { thisMonth: sum(month), lastMonth: sum(before) };
}
