import { isDeepStrictEqual } from "node:util";
import { checkPlan } from "../domain/check-plan.ts";
import type { Learner, UndoStep } from "../domain/learner.ts";
import { planUnits, type SavedPlan } from "../domain/plan.ts";
import { findUnit, type Qualification, type QualificationCode } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import type { Say } from "../words/say.ts";
import { changePlan } from "./change-plan.ts";
import { decisionBlocks, decisionsOf } from "./explain-check.ts";
import { figureShort } from "./figure-words.ts";
import { nameUnits } from "./name-units.ts";
import { undoAnswer } from "./quiz.ts";
import { planData } from "./save.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene, savedPlan } from "./scene.ts";

/** "What's in my plan?" */
export const show: Command<"plan.show"> = (intent, scene) => {
  const { say } = scene;
  const code = intent.qualification ?? scene.own ?? scene.learner.plans[0]?.qualification;
  const plan = code === undefined || code === null ? undefined : savedPlan(code, scene.learner);
  if (plan === undefined || planUnits(plan).length === 0) {
    return {
      intent: "plan.show",
      data: { qualification: code ?? null, units: [], achieved: [] },
      reply: makeReply(say("show.none"), { next: [offer(say("choice.edit"), { kind: "plan.edit" })] }),
    };
  }
  const qualification = qualificationOf(plan.qualification, scene);
  const answer = checkPlan(plan, qualification, "sufficient");
  const units = planUnits(plan);
  return {
    intent: "plan.show",
    data: { ...planData(plan), verdict: answer.verdict },
    reply: makeReply(say("show.title", { certificate: qualification.shortTitle, count: units.length }), {
      blocks: [
        planTable(plan, qualification, say),
        { kind: "text", text: [say(`show.verdict.${answer.verdict}`)] },
        ...decisionBlocks(decisionsOf(plan, answer), qualification, say),
      ],
      next: [
        offer(say("choice.enough"), {
          kind: "plan.check",
          question: "sufficient",
          units,
          qualification: qualification.code,
        }),
        offer(say("choice.finish"), {
          kind: "plan.suggest",
          want: "finish",
          units,
          without: [],
          skip: 0,
          qualification: qualification.code,
        }),
        offer(say("choice.edit"), { kind: "plan.edit", qualification: qualification.code }),
      ],
    }),
    about: { ...intent, qualification: qualification.code },
  };
};

function planTable(plan: SavedPlan, qualification: Qualification, say: Say): Block {
  const rows = planUnits(plan).map((number) => {
    const unit = findUnit(qualification, number);
    const how = plan.achieved.find((one) => one.unit === number)?.how ?? "planned";
    const state = say(how === "assessed" ? "show.state.achieved" : `show.state.${how}`);
    return [String(number), unit?.shortTitle ?? "", unit === undefined ? "" : figureShort(unit.credits, say), state];
  });
  const head = [say("show.unit"), say("show.name"), say("show.credits"), say("show.state")];
  return { kind: "table", caption: say("show.caption"), head, rows };
}

/** "Clear my plan"; what was achieved goes too, and undo brings it back. */
export const clear: Command<"plan.clear"> = (intent, scene) => {
  const { say, learner } = scene;
  const code = intent.qualification ?? scene.own ?? learner.plans[0]?.qualification;
  const plan = learner.plans.find((one) => one.qualification === code);
  if (plan === undefined || planUnits(plan).length === 0)
    return {
      intent: "plan.save",
      data: { qualification: code ?? null, units: [], achieved: [] },
      reply: makeReply(say("save.cleared.nothing")),
    };
  const qualification = qualificationOf(plan.qualification, scene);
  return {
    intent: "plan.save",
    data: { qualification: plan.qualification, units: [], achieved: [] },
    reply: makeReply(say("save.cleared", { certificate: qualification.shortTitle }), {
      next: [offer(say("choice.undo"), { kind: "undo" })],
    }),
    learner: changePlan(plan.qualification, scene, (before) => ({ ...before, planned: [], achieved: [] })),
  };
};

/** "Undo": where it names a quiz, the last answer there; else the plans as they were before the last change. */
export const undo: Command<"undo"> = (intent, scene) => {
  const { learner, say } = scene;
  if (intent.attempt !== undefined) return undoAnswer(intent, scene);
  const step = learner.undo.at(-1);
  if (step === undefined)
    return { intent: "plan.show", data: currentData(scene), reply: makeReply(say("undo.nothing")) };
  const code = changedSince(step, learner) ?? scene.own ?? undefined;
  const qualification = qualificationOf(code, scene);
  // The first save also made the certificate theirs; a certificate chosen since then stays chosen.
  const theirs = step.qualification === null && learner.qualification === code ? null : learner.qualification;
  const restored = {
    ...learner,
    plans: step.plans,
    qualification: theirs,
    undo: learner.undo.slice(0, -1),
  };
  const units = planUnits(savedPlan(qualification.code, restored));
  const plan = units.length === 0 ? say("save.empty") : nameUnits(units, qualification, say);
  return {
    intent: "plan.show",
    data: planData(savedPlan(qualification.code, restored)),
    reply: makeReply(say("undo.done", { certificate: qualification.shortTitle, plan })),
    learner: restored,
    about: { kind: "plan.show", qualification: qualification.code },
  };
};

/** The certificate whose plan is not what it was before the step. */
function changedSince(step: UndoStep, learner: Learner): QualificationCode | undefined {
  const codes = [...learner.plans, ...step.plans].map((plan) => plan.qualification);
  const before = { ...learner, plans: step.plans };
  return codes.find((code) => !isDeepStrictEqual(savedPlan(code, learner), savedPlan(code, before)));
}

function currentData(scene: Scene): Readonly<Record<string, unknown>> {
  const code = scene.own ?? scene.learner.plans[0]?.qualification ?? null;
  return code === null ? { qualification: null, units: [], achieved: [] } : planData(savedPlan(code, scene.learner));
}

/** "I hate the selling one", "I'd rather do incidents": kept, and heeded when ways to finish are ranked. */
export const taste: Command<"plan.like"> = (intent, scene) => {
  const qualification = qualificationOf(intent.qualification, scene);
  const code = qualification.code;
  const current = savedPlan(code, scene.learner);
  if (intent.units.length === 0)
    return { intent: "plan.save", data: planData(current), reply: makeReply(scene.say("unit.which")) };
  const was = scene.learner.tastes.find((one) => one.qualification === code) ?? {
    qualification: code,
    likes: [],
    dislikes: [],
  };
  const others = (list: readonly number[]) => list.filter((unit) => !intent.units.includes(unit));
  const made = {
    qualification: code,
    likes: intent.like ? [...others(was.likes), ...intent.units] : others(was.likes),
    dislikes: intent.like ? others(was.dislikes) : [...others(was.dislikes), ...intent.units],
  };
  return {
    intent: "plan.save",
    data: { ...planData(current), likes: made.likes, dislikes: made.dislikes },
    reply: makeReply(
      scene.say(intent.like ? "save.likes" : "save.dislikes", {
        units: nameUnits(intent.units, qualification, scene.say),
      }),
      {
        next: [
          offer(scene.say("choice.finish"), {
            kind: "plan.suggest",
            want: "finish",
            units: planUnits(current),
            without: intent.like ? [] : intent.units,
            skip: 0,
            qualification: code,
          }),
        ],
      },
    ),
    learner: { ...scene.learner, tastes: [...scene.learner.tastes.filter((one) => one.qualification !== code), made] },
  };
};
