import type { Intent } from "../domain/intent.ts";
import { planUnits } from "../domain/plan.ts";
import { findUnit, type Qualification } from "../domain/qualification.ts";
import type { Field } from "../domain/reply.ts";
import { save } from "./save.ts";
import { type Command, makeReply, type Outcome, offer, qualificationOf, type Scene, savedPlan } from "./scene.ts";

/** "Change my plan": the saved plan as a form. */
export const edit: Command<"plan.edit"> = (intent, scene) => {
  const { say } = scene;
  const qualification = qualificationOf(intent.qualification ?? scene.learner.plans[0]?.qualification, scene);
  const plan = savedPlan(qualification.code, scene.learner);
  const achieved = plan.achieved.map((one) => one.unit);
  const about = { qualification: qualification.code };
  return {
    intent: "plan.edit",
    data: { ...about, units: planUnits(plan), achieved },
    reply: makeReply(say("edit.title", { certificate: qualification.shortTitle }), {
      blocks: [
        {
          kind: "form",
          title: say("edit.form"),
          fields: [
            unitField("planned", say("edit.planned"), { qualification, chosen: plan.planned }),
            unitField("achieved", say("edit.achieved"), { qualification, chosen: achieved }),
          ],
          submit: say("edit.submit"),
          means: { kind: "plan.fill", planned: [], achieved: [], ...about },
        },
        { kind: "text", text: [say("edit.words")], tone: "muted" },
      ],
      next: [offer(say("choice.plan"), { kind: "plan.show", ...about })],
    }),
    about: { ...intent, ...about },
  };
};

function unitField(
  id: string,
  label: string,
  { qualification, chosen }: { readonly qualification: Qualification; readonly chosen: readonly number[] },
): Field {
  const options = qualification.units.map((unit) => ({
    id: String(unit.number),
    label: `${unit.number} ${unit.shortTitle}`,
  }));
  return { id, label, pick: "many", options, chosen: chosen.map(String) };
}

/** The form sent off: the plan becomes what was picked, by the same rules as "save" in words. */
export const fill: Command<"plan.fill"> = (intent, scene) => {
  const qualification = qualificationOf(intent.qualification, scene);
  const about = { drop: [], qualification: qualification.code } as const;
  const known = savedPlan(qualification.code, scene.learner).achieved.map((one) => one.unit);
  const passed = intent.achieved.filter((unit) => !known.includes(unit));
  const foreign = passed.some((unit) => findUnit(qualification, unit) === undefined);
  const planned = intent.planned.filter((unit) => !intent.achieved.includes(unit));
  const first: Outcome =
    passed.length === 0
      ? { intent: "", data: {}, reply: makeReply("") }
      : save({ kind: "plan.save", change: "add", units: passed, as: "achieved", ...about }, scene);
  if (foreign) return first;
  const scene2: Scene = first.learner === undefined ? scene : { ...scene, learner: first.learner };
  const second = putPlanned(planned, { scene: scene2, about });
  // Two steps for the rules, one for "undo".
  const learner = second.learner ?? first.learner;
  const undo = learner === undefined ? undefined : mergeUndo(learner, scene);
  const blocks =
    passed.length === 0 ? [] : [{ kind: "text" as const, text: [first.reply.title] }, ...first.reply.blocks];
  return {
    ...second,
    reply: { ...second.reply, blocks: [...second.reply.blocks, ...blocks] },
    ...(undo === undefined ? {} : { learner: undo }),
  };
};

function putPlanned(
  planned: readonly number[],
  {
    scene,
    about,
  }: { readonly scene: Scene; readonly about: { readonly drop: readonly []; readonly qualification: string } },
): Outcome {
  if (planned.length > 0)
    return save({ kind: "plan.save", change: "set", units: planned, as: "planned", ...about }, scene);
  const units = savedPlan(about.qualification, scene.learner).planned;
  return save({ kind: "plan.save", change: "drop", units, as: "planned", ...about } satisfies Intent, scene);
}

function mergeUndo(learner: NonNullable<Outcome["learner"]>, { learner: was }: Scene): NonNullable<Outcome["learner"]> {
  const steps = learner.undo.filter((step) => !was.undo.includes(step));
  return steps.length < 2 ? learner : { ...learner, undo: learner.undo.slice(0, -1) };
}
