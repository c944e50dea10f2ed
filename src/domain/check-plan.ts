import type { Levels } from "./credit-bounds.ts";
import { decideMembers } from "./decide-members.ts";
import { judgeNumbers, judgeRule } from "./judge-rule.ts";
import { findLevelConflict } from "./level-conflict.ts";
import type { Finding, MissingFigure, Plan, PlanAnswer, PlanException, PlanQuestion, Verdict } from "./plan.ts";
import { planUnits } from "./plan.ts";
import type { LevelCreditsRule, Qualification, Rule, UnitNumber } from "./qualification.ts";
import { type Members, membersOf, openRuleBook, type RuleBook } from "./rule-book.ts";
import { waiveFinding } from "./waive-finding.ts";

/**
 * Judges a plan by a qualification's rules. `yes` only if every way of filling in unknown credits (1 to 10), levels and
 * the reading of the level rule satisfies every rule, `no` only if none does. Never throws: a bad plan gives findings.
 */
export function checkPlan(plan: Plan, qualification: Qualification, question: PlanQuestion): PlanAnswer {
  const book = openRuleBook(qualification);
  const units = planUnits(plan);
  const desk = { book, ...membersOf(book, units), question, exceptions: plan.exceptions };
  const known = judge(desk, "known");
  const likely = known.verdict === "cannot-tell" ? decideLikely(desk) : "cannot-tell";
  return {
    qualification: qualification.code,
    version: qualification.version,
    question,
    units,
    verdict: known.verdict,
    ...(likely === "cannot-tell" ? {} : { likely }),
    reasons: known.reasons,
    findings: known.findings,
    missing: known.verdict === "cannot-tell" ? gatherMissing(known.reasons) : [],
    exceptions: known.used,
    recognised: plan.achieved.filter((one) => one.how !== "assessed"),
  };
}

function decideLikely(desk: Desk): Verdict {
  if (desk.exceptions.length > 0) return judge(desk, "likely").verdict;
  return decideMembers({ book: desk.book, members: desk.members, levels: "likely" });
}

interface Desk {
  readonly book: RuleBook;
  readonly members: Members;
  readonly unknown: readonly UnitNumber[];
  readonly question: PlanQuestion;
  readonly exceptions: readonly PlanException[];
}

interface Judgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly reasons: readonly Finding[];
  readonly used: readonly PlanException[];
}

/** The verdict on a plan's members under its exceptions, with findings. `levels` says whether inferred levels are taken as known. */
export function judge(desk: Desk, levels: Levels): Judgement {
  const sheet = { book: desk.book, members: desk.members, levels };
  const findings: Finding[] = [judgeNumbers(desk.unknown)];
  const used = new Set<PlanException>();
  const open = new Map<LevelCreditsRule, Finding>();
  for (const rule of rulesAsked(desk)) {
    const waived = waiveFinding(judgeRule(rule, sheet), desk.exceptions);
    findings.push(waived.finding);
    for (const exception of waived.used) used.add(exception);
    if (rule.kind === "level-credits" && waived.finding.verdict === "cannot-tell") open.set(rule, waived.finding);
  }
  const broken = findings.filter((one) => one.verdict === "broken");
  const conflict = broken.length > 0 ? [] : findLevelConflict([...open.keys()], sheet);
  const jointly = conflict.flatMap((rule) => open.get(rule) ?? []);
  const reasons = firstFilled([broken, jointly, findings.filter((one) => one.verdict === "cannot-tell")]);
  const isNo = broken.length > 0 || jointly.length > 0;
  return { verdict: isNo ? "no" : reasons.length > 0 ? "cannot-tell" : "yes", findings, reasons, used: [...used] };
}

function rulesAsked(desk: Desk): readonly Rule[] {
  return desk.question === "compatible" ? desk.book.barred : desk.book.rules;
}

function firstFilled<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

/** Each missing figure once, by unit and then the reading. */
function gatherMissing(findings: readonly Finding[]): readonly MissingFigure[] {
  const byName = new Map<string, MissingFigure>();
  for (const figure of findings.flatMap((one) => one.missing)) byName.set(`${figure.unit} ${figure.what}`, figure);
  return [...byName.values()].sort(
    (a, b) => (a.unit ?? Number.POSITIVE_INFINITY) - (b.unit ?? Number.POSITIVE_INFINITY) || (a.what < b.what ? -1 : 1),
  );
}
