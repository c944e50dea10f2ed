import type { Finding, MissingFigure, Plan, PlanAnswer, PlanException, Repair } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import type { Fill, Say } from "../words/say.ts";
import { joinWords, nameUnit, nameUnits } from "./name-units.ts";

/** What an explanation is made of. */
export interface Explained {
  readonly answer: PlanAnswer;
  readonly qualification: Qualification;
  readonly repairs: readonly Repair[];
  readonly say: Say;
}

/** The four parts after the verdict: rules, the person's own choices, the nearest change, what is not known. */
export function explainCheck(one: Explained): readonly Block[] {
  return [...ruleBlocks(one), ...becauseBlocks(one), ...repairBlocks(one), ...missingBlocks(one), ...groundBlocks(one)];
}

function text(words: string, tone?: "muted"): Block {
  return tone === undefined ? { kind: "text", text: [words] } : { kind: "text", text: [words], tone };
}

function ruleBlocks({ answer, say }: Explained): readonly Block[] {
  const told = answer.reasons.filter((finding) => finding.rule !== "unknown-unit");
  const lines = told.map((finding) => ruleLine(finding, say));
  const [only] = lines;
  if (only === undefined) return [];
  if (lines.length === 1) return [text(say("check.rule", { wording: only }))];
  return [text(say("check.rules")), { kind: "list", items: lines.map((line) => [line]) }];
}

/** The rule of a finding in its own words, with the credits it asks for and gets. */
export function ruleLine(finding: Finding, say: Say): string {
  const { wording, amount, verdict, known } = finding;
  if (amount === undefined) return wording;
  const fill = { wording, least: amount.least, most: amount.most, lacking: amount.needed - amount.most };
  if (verdict === "cannot-tell") return say("check.amount.open", fill);
  if (!known) return say("check.amount.no.bound", fill);
  return say(amount.least === amount.most ? "check.amount.no.exact" : "check.amount.no", fill);
}

function becauseBlocks({ answer, qualification, say }: Explained): readonly Block[] {
  const own = answer.reasons
    .filter((one) => one.rule !== "mandatory" && one.rule !== "unknown-unit")
    .flatMap((one) => one.units);
  const absent = answer.reasons.filter((one) => one.rule === "mandatory").flatMap((one) => one.units);
  const units = [...new Set(own)].sort((a, b) => a - b);
  return [
    ...(units.length > 0 && answer.verdict === "no"
      ? [text(say("check.because", { units: nameUnits(units, qualification, say) }))]
      : []),
    ...(absent.length > 0 ? [text(say("check.because.absent", { units: nameUnits(absent, qualification, say) }))] : []),
  ];
}

function repairBlocks({ answer, qualification, repairs, say }: Explained): readonly Block[] {
  if (answer.verdict !== "no") return [];
  if (repairs.length === 0) return [text(say("check.repair.none"))];
  const told = repairs.map((repair) => repairWords(repair, qualification, say));
  const nearest = say("check.repair", { repairs: joinWords(told, say("list.or")) });
  return [text(repairs.every((repair) => repair.then === "yes") ? nearest : `${nearest} ${say("check.repair.open")}`)];
}

/** "take unit 7 (...) instead of unit 8 (...), 1 credit fewer". */
export function repairWords(repair: Repair, qualification: Qualification, say: Say): string {
  const add = nameUnits(repair.add, qualification, say);
  const drop = nameUnits(repair.drop, qualification, say);
  const change =
    repair.add.length === 0
      ? say("check.repair.drop", { units: drop })
      : repair.drop.length === 0
        ? say("check.repair.add", { units: add })
        : say("check.repair.swap", { add, drop });
  return `${change} (${creditWords(repair.credits, say)})`;
}

function creditWords(credits: number | null, say: Say): string {
  if (credits === null) return say("check.repair.credits.unknown");
  if (credits === 0) return say("check.repair.credits.same");
  return say(credits > 0 ? "check.repair.credits.more" : "check.repair.credits.fewer", { count: Math.abs(credits) });
}

function missingBlocks({ answer, qualification, say }: Explained): readonly Block[] {
  if (answer.missing.length === 0) return [];
  const figures = joinWords(missingWords(answer.missing, qualification, say), say("list.and"));
  const likely =
    answer.likely === undefined ? [] : [text(say(answer.likely === "yes" ? "check.likely.yes" : "check.likely.no"))];
  return [text(say("check.missing", { figures })), ...likely, text(say("check.ask.centre"))];
}

/** The missing figures in words, units of one kind together. */
export function missingWords(
  missing: readonly MissingFigure[],
  qualification: Qualification,
  say: Say,
): readonly string[] {
  const unitsOf = (what: MissingFigure["what"]) =>
    missing.flatMap((one) => (one.what === what && one.unit !== null ? [one.unit] : []));
  const credits = unitsOf("credits");
  const levels = unitsOf("level");
  return [
    ...(credits.length > 0 ? [say("check.missing.credits", { units: nameUnits(credits, qualification, say) })] : []),
    ...(levels.length > 0 ? [say("check.missing.level", { units: nameUnits(levels, qualification, say) })] : []),
    ...(missing.some((one) => one.what === "level-reading")
      ? [say("check.missing.reading", { level: qualification.level })]
      : []),
  ];
}

/** What was decided about the plan; the version of the rules closes the answer. */
function groundBlocks({ answer, qualification, say }: Explained): readonly Block[] {
  const version = say("check.version", { code: qualification.code, version: qualification.version });
  return [...decisionBlocks(answer, qualification, say), text(version, "muted")];
}

/** What an answer rests on beside the rules, and exceptions on record that it does not need. */
export interface Decisions extends Pick<PlanAnswer, "exceptions" | "recognised"> {
  readonly idle?: readonly PlanException[];
}

/** All that was decided about a plan, needed for this answer or not. */
export function decisionsOf({ exceptions, achieved }: Plan, answer: PlanAnswer): Decisions {
  return {
    exceptions: answer.exceptions,
    recognised: achieved.filter((one) => one.how !== "assessed"),
    idle: exceptions.filter((one) => !answer.exceptions.includes(one)),
  };
}

/** Exceptions and recognised prior learning, which every answer that counts them names. */
export function decisionBlocks(answer: Decisions, qualification: Qualification, say: Say): readonly Block[] {
  const fillOf = (one: PlanException): Fill => ({
    what: `${say(`rule.${one.waives}`)}${one.units.length > 0 ? `: ${nameUnits(one.units, qualification, say)}` : ""}`,
    who: one.who,
    when: one.when,
    why: one.why,
  });
  const exceptions = answer.exceptions.map((one) => say("check.exception", fillOf(one)));
  const idle = (answer.idle ?? []).map((one) => say("check.exception.idle", fillOf(one)));
  const recognised = answer.recognised.map((one) => {
    const fill: Fill = {
      unit: nameUnit(one.unit, qualification, say),
      who: one.who === undefined ? "" : say("check.by", { who: one.who, when: one.when ?? "", why: one.why ?? "" }),
    };
    return say(one.how === "carried-over" ? "check.carried" : "check.recognised", fill);
  });
  return [...exceptions, ...recognised, ...idle].map((line) => text(line));
}

/** What the choice of units closes off, for a yes: "With unit 4 (...) you close off unit 5 (...)." */
export function closesBlocks(one: Explained): readonly Block[] {
  const { answer, qualification, say } = one;
  return answer.units.flatMap((number) => {
    const shut = qualification.rules.flatMap((rule) =>
      rule.kind === "barred" && rule.units.includes(number)
        ? rule.units.filter((unit) => unit !== number && findUnit(qualification, unit) !== undefined)
        : [],
    );
    const rest = shut.filter((unit) => !answer.units.includes(unit));
    return rest.length === 0
      ? []
      : [
          text(
            say("check.closes", {
              by: nameUnit(number, qualification, say),
              units: nameUnits(rest, qualification, say),
            }),
          ),
        ];
  });
}
