import { checkPlan } from "../domain/check-plan.ts";
import type { Decision, RecordRequest } from "../domain/decision.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import { type Plan, planUnits, type SavedPlan } from "../domain/plan.ts";
import { findUnit, type Qualification, unitsByRole } from "../domain/qualification.ts";
import type { Block, Reply } from "../domain/reply.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Say } from "../words/say.ts";
import { changePlan } from "./change-plan.ts";
import { checkTitle } from "./check.ts";
import { decisionBlocks, decisionsOf, explainCheck } from "./explain-check.ts";
import { findRepairs } from "./find-repairs.ts";
import { localDate } from "./local-date.ts";
import { nameUnits } from "./name-units.ts";
import { makeReply, savedPlan } from "./scene.ts";

/** What recording takes, beside the learner and the request. */
export interface RecordDesk {
  readonly content: ContentStore;
  readonly say: Say;
  readonly at: Instant;
}

/** What came of a request: the learner as they are to be kept, with words for the operator; or why nothing was done. */
export type Recorded =
  | { readonly kind: "done"; readonly learner: Learner; readonly reply: Reply }
  | { readonly kind: "refused"; readonly problem: string };

/** Records a centre's decision, shows what is recorded, or takes it out. Pure: whoever calls keeps the learner. */
export function recordDecision(request: RecordRequest, learner: Learner, desk: RecordDesk): Recorded {
  const today = localDate(desk.at, learner.timezone);
  const code =
    request.qualification ?? lastRecorded(learner) ?? learner.qualification ?? learner.plans[0]?.qualification;
  if (code === undefined) return refused(desk.say("record.nothing"));
  const qualification = desk.content.qualification(code, today);
  if (qualification === undefined)
    return refused(desk.say("record.qualification", { code, codes: desk.content.codes.join(", ") }));
  const on = { qualification, learner, today, ...desk };
  switch (request.kind) {
    case "show":
      return { kind: "done", learner, reply: replyOf(learner, on, desk.say("record.shown", { learner: learner.id })) };
    case "remove":
      return remove(request, on);
    case "decide":
      return decide(request.decision, on);
    default:
      return request satisfies never;
  }
}

interface Setting extends RecordDesk {
  readonly qualification: Qualification;
  readonly learner: Learner;
  readonly today: string;
}

function refused(problem: string): Recorded {
  return { kind: "refused", problem };
}

function decide(decision: Decision, on: Setting): Recorded {
  const { qualification, say, learner, today } = on;
  const when = decision.when ?? today;
  const before = savedPlan(qualification.code, learner);
  const problem = when > today ? say("record.future", { when, today }) : problemOf(decision, before, on);
  if (problem !== undefined) return refused(problem);
  const after = changePlan(qualification.code, { ...on, what: "record" }, (plan) => withDecision(decision, plan, when));
  const fill = { learner: learner.id, who: decision.who, when, why: decision.why, ...whatOf(decision, on) };
  const title = say(decision.kind === "rpl" ? "record.done.rpl" : "record.done.exception", fill);
  return { kind: "done", learner: after, reply: replyOf(after, on, title) };
}

function whatOf(
  decision: Decision,
  { qualification, say }: Setting,
): { readonly units: string; readonly rule: string } {
  const units = nameUnits(decision.units, qualification, say);
  return {
    units: units === "" ? say("record.whole") : units,
    rule: decision.kind === "rpl" ? "" : say(`rule.${decision.waives}`),
  };
}

function problemOf(decision: Decision, plan: Plan, { qualification, say }: Setting): string | undefined {
  const foreign = decision.units.filter((unit) => findUnit(qualification, unit) === undefined);
  const certificate = qualification.shortTitle;
  if (foreign.length > 0)
    return say("record.foreign", { certificate, numbers: foreign.join(", "), last: lastUnit(qualification) });
  if (decision.kind === "exception")
    return bears(decision, qualification)
      ? undefined
      : say("record.no-rule", { rule: say(`rule.${decision.waives}`), certificate });
  const assessed = plan.achieved.filter((one) => one.how === "assessed" && decision.units.includes(one.unit));
  if (assessed.length === 0) return undefined;
  return say("record.assessed", {
    units: nameUnits(
      assessed.map((one) => one.unit),
      qualification,
      say,
    ),
  });
}

function lastUnit({ units }: Qualification): number {
  return units.at(-1)?.number ?? 0;
}

/** Whether there is a rule that the exception can ever be about. */
function bears(decision: Extract<Decision, { kind: "exception" }>, qualification: Qualification): boolean {
  const { units, waives } = decision;
  const isHere = (unit: number) => units.includes(unit);
  return qualification.rules.some((rule) => {
    switch (rule.kind) {
      case "barred":
        return waives === "barred" && rule.units.filter(isHere).length > 1;
      case "all-of":
        return (
          waives === "mandatory" &&
          units.length > 0 &&
          units.every((unit) => unitsByRole(qualification, "mandatory").includes(unit))
        );
      case "prerequisite":
        return waives === "prerequisite" && isHere(rule.unit);
      case "group-credits":
        return waives === "optional-credits";
      default:
        return rule.kind === waives;
    }
  });
}

function withDecision(decision: Decision, plan: SavedPlan, when: string): Plan {
  const { units, who, why } = decision;
  if (decision.kind === "exception") {
    const { waives } = decision;
    const others = plan.exceptions.filter((one) => one.waives !== waives || one.units.join() !== units.join());
    return { ...plan, exceptions: [...others, { waives, units, who, when, why }] };
  }
  const made = units.map((unit) => ({ unit, how: "recognition-of-prior-learning", who, when, why }) as const);
  const achieved = [...plan.achieved.filter((one) => !units.includes(one.unit)), ...made];
  return {
    ...plan,
    achieved: achieved.sort((a, b) => a.unit - b.unit),
    planned: plan.planned.filter((unit) => !units.includes(unit)),
  };
}

/** The certificate of what was recorded last, while nothing was changed since. */
function lastRecorded({ undo, plans }: Learner): string | undefined {
  const step = undo.at(-1);
  if (step?.what !== "record") return undefined;
  return plans.find((plan) => !step.plans.includes(plan))?.qualification;
}

function remove({ units, waives }: Extract<RecordRequest, { kind: "remove" }>, on: Setting): Recorded {
  const { learner, qualification, say } = on;
  const step = learner.undo.at(-1);
  const title = say("record.removed", { learner: learner.id });
  if (units.length === 0 && waives === undefined) {
    if (step?.what !== "record") return refused(say("record.remove.which"));
    const back = { ...learner, plans: step.plans, undo: learner.undo.slice(0, -1) };
    return { kind: "done", learner: back, reply: replyOf(back, on, title) };
  }
  const before = savedPlan(qualification.code, learner);
  const isMeant = (list: readonly number[]) => units.length === 0 || list.join() === units.join();
  const after =
    waives === undefined
      ? { ...before, achieved: before.achieved.filter((one) => !units.includes(one.unit)) }
      : { ...before, exceptions: before.exceptions.filter((one) => one.waives !== waives || !isMeant(one.units)) };
  if (after.achieved.length === before.achieved.length && after.exceptions.length === before.exceptions.length)
    return refused(say("record.remove.nothing"));
  const changed = changePlan(qualification.code, { ...on, what: "record" }, () => after);
  return { kind: "done", learner: changed, reply: replyOf(changed, on, title) };
}

/** What was done, what the plan holds, and what the plan checker says of it now. */
function replyOf(learner: Learner, { qualification, say }: Setting, title: string): Reply {
  const plan = savedPlan(qualification.code, learner);
  const answer = checkPlan(plan, qualification, "sufficient");
  const repairs = answer.verdict === "no" ? findRepairs(plan, qualification, "sufficient") : [];
  const one = { answer, qualification, repairs, say };
  const named = (units: readonly number[]) =>
    units.length === 0 ? say("save.empty") : nameUnits(units, qualification, say);
  const assessed = plan.achieved.filter((each) => each.how === "assessed").map((each) => each.unit);
  const lines = [
    say("record.plan", { certificate: qualification.shortTitle, units: named(planUnits(plan)) }),
    ...(assessed.length === 0 ? [] : [say("record.achieved", { units: named(assessed) })]),
    checkTitle(one, ""),
  ];
  const { idle = [] } = decisionsOf(plan, answer);
  const unneeded = decisionBlocks({ exceptions: [], recognised: [], idle }, qualification, say);
  const told = lines.map((line): Block => ({ kind: "text", text: [line] }));
  return makeReply(title, { blocks: [...told, ...explainCheck(one), ...unneeded] });
}
