import { isDeepStrictEqual } from "node:util";
import { checkPlan } from "../domain/check-plan.ts";
import type { Intent } from "../domain/intent.ts";
import type { Achieved, SavedPlan } from "../domain/plan.ts";
import { planUnits } from "../domain/plan.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block, Choice } from "../domain/reply.ts";
import { changePlan } from "./change-plan.ts";
import { checkData, checkTitle } from "./check.ts";
import { decisionBlocks, explainCheck } from "./explain-check.ts";
import { findRepairs } from "./find-repairs.ts";
import { joinWords, nameUnits } from "./name-units.ts";
import { type Command, makeReply, type Outcome, offer, qualificationOf, type Scene, savedPlan } from "./scene.ts";
import { barredWith } from "./unit.ts";

type Save = Extract<Intent, { kind: "plan.save" }>;

/** "save 1 2 3 and 6", "add 10", "drop 8", "I have passed unit 2". A plan that would break a rule outright is not saved. */
export const save: Command<"plan.save"> = (intent, scene) => {
  const qualification = qualificationOf(intent.qualification, scene);
  const before = savedPlan(qualification.code, scene.learner);
  if (intent.units.length === 0 && intent.drop.length === 0)
    return makeOutcome(scene.say("save.which"), qualification, scene);
  const after = applySave(intent, before, scene);
  const refusal = refuse({ intent, before, after, qualification, scene });
  if (refusal !== undefined) return refusal;
  const saving = { intent, after, qualification, scene };
  const fixed = fixedUnits(intent, before);
  if (isDeepStrictEqual(planUnits(after), planUnits(before)) && isDeepStrictEqual(after.achieved, before.achieved))
    return saveNothing(qualification, scene, fixed);
  return {
    intent: "plan.save",
    data: planData(after),
    reply: makeReply(savedTitle(saving), {
      blocks: [...fixedBlocks(fixed, qualification, scene), ...savedBlocks(saving)],
      choices: clashChoices(saving),
      next: savedNext(qualification, scene),
    }),
    learner: changePlan(qualification.code, scene, () => after),
    about: { ...intent, qualification: qualification.code },
  };
};

/** What JSON mode reports of a plan. */
export function planData(plan: SavedPlan): Readonly<Record<string, unknown>> {
  return { qualification: plan.qualification, units: planUnits(plan), achieved: plan.achieved.map((one) => one.unit) };
}

function makeOutcome(title: string, { code }: Qualification, { say, learner }: Scene): Outcome {
  const next = [offer(say("choice.plan"), { kind: "plan.show", qualification: code })];
  return { intent: "plan.save", data: planData(savedPlan(code, learner)), reply: makeReply(title, { next }) };
}

function saveNothing(qualification: Qualification, scene: Scene, fixed: readonly UnitNumber[]): Outcome {
  const { say } = scene;
  const units = nameUnits(fixed, qualification, say);
  const title = fixed.length === 0 ? say("save.nothing") : say("save.fixed", { units });
  return makeOutcome(title, qualification, scene);
}

/** Achieved units that were to be taken out. */
function fixedUnits(intent: Save, before: SavedPlan): readonly UnitNumber[] {
  const out = intent.change === "drop" ? intent.units : intent.drop;
  return out.filter((unit) => before.achieved.some((one) => one.unit === unit));
}

function fixedBlocks(fixed: readonly UnitNumber[], qualification: Qualification, { say }: Scene): readonly Block[] {
  if (fixed.length === 0) return [];
  return [{ kind: "text", text: [say("save.fixed", { units: nameUnits(fixed, qualification, say) })] }];
}

function applySave(intent: Save, before: SavedPlan, scene: Scene): SavedPlan {
  if (intent.change === "drop") return withoutUnits(before, intent.units);
  const kept = intent.change === "set" ? { ...before, planned: [] } : withoutUnits(before, intent.drop);
  if (intent.as !== "planned") return addAchieved(intent, kept, scene);
  const has = new Set(kept.achieved.map((one) => one.unit));
  const planned = new Set([...kept.planned, ...intent.units.filter((unit) => !has.has(unit))]);
  return { ...kept, planned: [...planned].sort((a, b) => a - b) };
}

/** Achieved units are fixed: only planned ones can be taken out. */
function withoutUnits(plan: SavedPlan, units: readonly UnitNumber[]): SavedPlan {
  return { ...plan, planned: plan.planned.filter((unit) => !units.includes(unit)) };
}

function addAchieved(intent: Save, plan: SavedPlan, scene: Scene): SavedPlan {
  const made = intent.units
    .filter((unit) => !plan.achieved.some((one) => one.unit === unit))
    .map(
      (unit): Achieved =>
        intent.as === "achieved"
          ? { unit, how: "assessed" }
          : {
              unit,
              how: "recognition-of-prior-learning",
              who: scene.learner.name ?? scene.say("save.you"),
              when: scene.today,
              why: scene.say("save.own-word"),
            },
    );
  const achieved = [...plan.achieved, ...made].sort((a, b) => a.unit - b.unit);
  const has = new Set(achieved.map((one) => one.unit));
  return { ...plan, achieved, planned: plan.planned.filter((unit) => !has.has(unit)) };
}

interface Saving {
  readonly intent: Save;
  readonly after: SavedPlan;
  readonly qualification: Qualification;
  readonly scene: Scene;
}

/** Units nobody offers, and planned units that cannot stand together, are not saved; what was achieved is a fact and is. */
function refuse({
  intent,
  before,
  after,
  qualification,
  scene,
}: Saving & { readonly before: SavedPlan }): Outcome | undefined {
  if (intent.change === "drop") return undefined;
  const foreign = intent.units.some((unit) => findUnit(qualification, unit) === undefined);
  const answer = checkPlan(after, qualification, "compatible");
  const was = checkPlan(before, qualification, "compatible").verdict;
  if (!foreign && (answer.verdict === "yes" || intent.as !== "planned" || was === "no")) return undefined;
  const repairs = findRepairs(after, qualification, "compatible");
  const one = { answer, qualification, repairs, say: scene.say };
  const title = scene.say("save.refused", { why: checkTitle(one, "") });
  return {
    intent: "plan.check",
    data: checkData(one),
    reply: makeReply(title, {
      blocks: explainCheck(one),
      next: refusedNext({ intent, after, qualification, scene }, repairs),
    }),
    about: { kind: "plan.check", question: "compatible", units: answer.units, qualification: qualification.code },
  };
}

function refusedNext(
  { after, qualification, scene }: Saving,
  repairs: readonly { readonly drop: readonly number[]; readonly add: readonly number[] }[],
): readonly Choice[] {
  const choices = repairs.slice(0, 2).map((repair) => {
    const units = [...after.planned.filter((unit) => !repair.drop.includes(unit)), ...repair.add].sort((a, b) => a - b);
    const label = scene.say("choice.drop", { number: joinWords(repair.drop.map(String), scene.say("list.and")) });
    return offer(label, {
      kind: "plan.save",
      change: "set",
      units,
      drop: [],
      as: "planned",
      qualification: qualification.code,
    } as const);
  });
  return [...choices, offer(scene.say("choice.plan"), { kind: "plan.show", qualification: qualification.code })];
}

function savedTitle({ intent, after, qualification, scene }: Saving): string {
  const { say } = scene;
  const certificate = qualification.shortTitle;
  const named = (units: readonly UnitNumber[]) =>
    units.length === 0 ? say("save.empty") : nameUnits(units, qualification, say);
  const before = planUnits(savedPlan(qualification.code, scene.learner));
  const out = (units: readonly UnitNumber[]) =>
    named(units.filter((unit) => before.includes(unit) && !planUnits(after).includes(unit)));
  const plan = named(planUnits(after));
  if (intent.as === "achieved") return say("save.achieved", { units: named(intent.units) });
  if (intent.as === "recognised") return say("save.recognised", { units: named(intent.units) });
  if (intent.change === "drop") return say("save.drop", { units: out(intent.units), certificate, plan });
  const whole = planUnits(after).every((unit) => intent.units.includes(unit));
  if (intent.change === "set" || (whole && intent.drop.length === 0))
    return say("save.set", { certificate, units: plan });
  if (intent.drop.length > 0)
    return say("save.swap", { add: named(intent.units), drop: out(intent.drop), certificate, plan });
  return say("save.add", { units: named(intent.units), certificate, plan });
}

function savedBlocks(saving: Saving): readonly Block[] {
  const { after, qualification, scene } = saving;
  const { say } = scene;
  const answer = checkPlan(after, qualification, "compatible");
  if (answer.verdict === "yes") return decisionBlocks({ ...answer, recognised: [] }, qualification, say);
  const repairs = findRepairs(after, qualification, "compatible");
  return [
    { kind: "text", text: [checkTitle({ answer, qualification, repairs, say }, "")] },
    ...explainCheck({ answer, qualification, repairs, say }),
    ...clashBlocks(saving),
  ];
}

/** Planned units that what was achieved just now keeps out. */
function clashing({ intent, after, qualification }: Saving): readonly UnitNumber[] {
  const shut = intent.as === "planned" ? [] : intent.units.flatMap((unit) => barredWith(unit, qualification));
  return after.planned.filter((unit) => shut.includes(unit));
}

function clashBlocks(saving: Saving): readonly Block[] {
  const { intent, qualification, scene } = saving;
  const clash = clashing(saving);
  if (clash.length === 0) return [];
  const named = (units: readonly UnitNumber[]) => nameUnits(units, qualification, scene.say);
  const words = scene.say("save.conflict.achieved", { saved: named(clash), units: named(intent.units) });
  return [{ kind: "text", text: [words] }];
}

function clashChoices(saving: Saving): readonly Choice[] {
  const { qualification, scene } = saving;
  const units = clashing(saving);
  if (units.length === 0) return [];
  const about = { drop: [], as: "planned", qualification: qualification.code } as const;
  const number = joinWords(units.map(String), scene.say("list.and"));
  return [
    offer(scene.say("choice.drop", { number }), { kind: "plan.save", change: "drop", units, ...about }),
    offer(scene.say("choice.keep"), { kind: "smalltalk", tone: "ok" }),
  ];
}

function savedNext(qualification: Qualification, { say }: Scene): readonly Choice[] {
  const code = qualification.code;
  return [
    offer(say("choice.undo"), { kind: "undo" }),
    offer(say("choice.plan"), { kind: "plan.show", qualification: code }),
  ];
}
