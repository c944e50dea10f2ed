import { checkPlan } from "../domain/check-plan.ts";
import type { Intent } from "../domain/intent.ts";
import { type PlanAnswer, planUnits } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block, Choice } from "../domain/reply.ts";
import { closesBlocks, type Explained, explainCheck } from "./explain-check.ts";
import { findRepairs } from "./find-repairs.ts";
import { joinWords, nameUnits } from "./name-units.ts";
import { rememberAnswers } from "./remember.ts";
import {
  type Command,
  makeReply,
  type Outcome,
  offer,
  planOf,
  qualificationOf,
  type Scene,
  savedPlan,
} from "./scene.ts";
import { barredWith } from "./unit.ts";

type Check = Extract<Intent, { kind: "plan.check" }>;

/** "Can I take 6 and 8?", "is 1-3 plus 6 enough?" */
export const check: Command<"plan.check"> = rememberAnswers((intent: Check, scene) => {
  if (intent.qualification !== undefined || scene.own !== null)
    return checkOne(intent, qualificationOf(intent.qualification, scene), scene);
  const answers = scene.offered.map((qualification) => explained(intent, qualification, scene));
  const first = answers[0];
  const same = first !== undefined && answers.every((one) => one.answer.verdict === first.answer.verdict);
  return same ? checkAll(intent, answers, scene) : checkOne(intent, qualificationOf(undefined, scene), scene);
});

function explained(intent: Check, qualification: Qualification, scene: Scene): Explained {
  const plan = planOf(intent.units, savedPlan(qualification.code, scene.learner));
  const answer = checkPlan(plan, qualification, intent.question);
  const repairs = answer.verdict === "no" ? findRepairs(plan, qualification, intent.question) : [];
  return { answer, qualification, repairs, say: scene.say };
}

function checkOne(intent: Check, qualification: Qualification, scene: Scene): Outcome {
  const one = explained(intent, qualification, scene);
  const { say } = scene;
  const blocks: Block[] = [...explainCheck(one), ...extraBlocks(one, scene)];
  if (one.answer.verdict === "yes" && intent.question === "compatible") blocks.unshift(...closesBlocks(one));
  return {
    intent: "plan.check",
    data: checkData(one),
    reply: makeReply(checkTitle(one, say("check.where.one", { certificate: qualification.shortTitle })), {
      blocks,
      next: nextSteps(one, scene),
    }),
    about: { ...intent, qualification: qualification.code },
  };
}

/** One answer for every certificate, where the units are the same in each. */
function checkAll(intent: Check, answers: readonly Explained[], scene: Scene): Outcome {
  const [first] = answers;
  if (first === undefined) throw new Error("no certificate on offer");
  const blocks = [...explainCheck(first).slice(0, -1), ...(first.answer.verdict === "yes" ? closesBlocks(first) : [])];
  const versions = answers.map((one) =>
    scene.say("check.version", { code: one.qualification.code, version: one.qualification.version }),
  );
  return {
    intent: "plan.check",
    data: { ...checkData(first), qualification: null, qualifications: answers.map((one) => one.qualification.code) },
    reply: makeReply(checkTitle(first, scene.say("check.where.both")), {
      blocks: [...blocks, { kind: "text", text: [versions.join(" ")], tone: "muted" }],
      next: nextSteps(first, scene)
        .filter((choice) => choice.intent.kind === "why" || choice.intent.kind === "qualification.info")
        .slice(0, 2),
    }),
    about: intent,
  };
}

/** What JSON mode reports of a check. */
export function checkData({
  answer,
  repairs,
}: Pick<Explained, "answer" | "repairs">): Readonly<Record<string, unknown>> {
  return {
    qualification: answer.qualification,
    units: answer.units,
    question: answer.question,
    verdict: answer.verdict,
    ...(answer.likely === undefined ? {} : { likely: answer.likely }),
    reasons: answer.reasons.map(({ rule, units, known }) => ({ rule, units, known })),
    missing: answer.missing,
    repairs: repairs.map(({ drop, add, then }) => ({ drop, add, then })),
    version: answer.version,
  };
}

/** The verdict in one line. */
export function checkTitle({ answer, qualification, say }: Explained, where: string): string {
  const units = nameUnits(answer.units, qualification, say);
  const certificate = qualification.shortTitle;
  if (answer.question === "compatible") {
    if (answer.verdict === "no")
      return say("check.no.compatible", {
        conflicts: conflictWords({ answer, qualification, say }, where === say("check.where.both")),
        where: answer.reasons.some((one) => one.rule === "unknown-unit") ? "" : where,
      });
    if (answer.units.length === 0) return say("check.nothing");
    return say(answer.units.length === 1 ? "check.yes.compatible.one" : "check.yes.compatible", { units, where });
  }
  if (answer.units.length === 0) return say("check.no.sufficient.nothing", { certificate });
  const key = (
    { yes: "check.yes.sufficient", no: "check.no.sufficient", "cannot-tell": "check.open.sufficient" } as const
  )[answer.verdict];
  return say(key, { units, count: answer.units.length, certificate });
}

/** What is in conflict, in one phrase; `everywhere`: in every certificate alike. */
export function conflictWords(
  { answer, qualification, say }: Pick<Explained, "answer" | "qualification" | "say">,
  everywhere = false,
): string {
  const parts = answer.reasons.flatMap((finding) => {
    if (finding.rule === "unknown-unit")
      return [
        say(everywhere ? "check.no.unknown.both" : "check.no.unknown", {
          certificate: qualification.shortTitle,
          units: joinWords(
            finding.units.map((number) => `unit ${number}`),
            say("list.or"),
          ),
        }),
      ];
    if (finding.rule === "barred")
      return [say("check.no.barred", { units: nameUnits(finding.units, qualification, say) })];
    return [];
  });
  return joinWords(parts, say("list.and"));
}

function extraBlocks({ answer, qualification, say }: Explained, scene: Scene): readonly Block[] {
  const blocks: Block[] = [];
  const telling = answer.units.find(
    (number) => scene.offered.filter((one) => findUnit(one, number) !== undefined).length === 1,
  );
  if (scene.assumed && telling !== undefined)
    blocks.push({
      kind: "text",
      text: [say("check.assumed", { certificate: qualification.shortTitle, number: telling })],
      tone: "muted",
    });
  const saved = savedPlan(qualification.code, scene.learner);
  const clash =
    answer.question === "compatible" && answer.verdict === "yes"
      ? savedClash(answer, planUnits(saved), qualification)
      : [];
  if (clash.length > 0)
    blocks.push({
      kind: "text",
      text: [
        say("check.also.saved", {
          saved: nameUnits(clash, qualification, say),
          units: nameUnits(
            answer.units.filter((unit) => barredWith(unit, qualification).some((other) => clash.includes(other))),
            qualification,
            say,
          ),
        }),
      ],
    });
  return blocks;
}

/** Units of the saved plan that a yes does not speak of but that clash with what was asked. */
function savedClash(answer: PlanAnswer, saved: readonly number[], qualification: Qualification): readonly number[] {
  const shut = new Set(answer.units.flatMap((unit) => barredWith(unit, qualification)));
  return saved.filter((unit) => !answer.units.includes(unit) && shut.has(unit));
}

function nextSteps(one: Explained, scene: Scene): readonly Choice[] {
  if (one.answer.verdict === "no") return mendingSteps(one, scene);
  const { answer, qualification, say } = one;
  const { units } = answer;
  const about = { qualification: qualification.code };
  if (answer.question === "compatible") {
    if (units.length === 0) return [];
    return [
      offer(say("choice.enough"), { kind: "plan.check", question: "sufficient", units, ...about }),
      offer(say("choice.save"), { kind: "plan.save", change: "add", units, drop: [], as: "planned", ...about }),
    ];
  }
  if (answer.verdict === "yes") {
    return [offer(say("choice.save"), { kind: "plan.save", change: "set", units, drop: [], as: "planned", ...about })];
  }
  return [offer(say("choice.finish"), { kind: "plan.suggest", want: "finish", units, without: [], skip: 0, ...about })];
}

function mendingSteps({ answer, qualification, repairs, say }: Explained, scene: Scene): readonly Choice[] {
  const mended = repairs.slice(0, 2).map((repair) => {
    const kept = answer.units.filter((unit) => !repair.drop.includes(unit));
    const units = [...kept, ...repair.add].sort((a, b) => a - b);
    const check = { kind: "plan.check", question: answer.question, units, qualification: qualification.code } as const;
    return offer(repairLabel(repair, scene), check);
  });
  return [...mended, offer(say("choice.why"), { kind: "why" })];
}

function repairLabel(
  repair: { readonly drop: readonly number[]; readonly add: readonly number[] },
  { say }: Scene,
): string {
  const numbers = (units: readonly number[]) => joinWords(units.map(String), say("list.and"));
  if (repair.drop.length === 0) return say("choice.add", { units: numbers(repair.add) });
  if (repair.add.length === 0) return say("choice.drop", { number: numbers(repair.drop) });
  return say("choice.swap", { add: numbers(repair.add), drop: numbers(repair.drop) });
}
