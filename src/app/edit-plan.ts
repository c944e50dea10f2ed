import { planUnits } from "../domain/plan.ts";
import { findUnit, type Qualification } from "../domain/qualification.ts";
import type { Block, Field } from "../domain/reply.ts";
import { nameUnits } from "./name-units.ts";
import { planData, save } from "./save.ts";
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
  const known = savedPlan(qualification.code, scene.learner).achieved.map((one) => one.unit);
  const passed = intent.achieved.filter((unit) => !known.includes(unit));
  const first = passed.length === 0 ? undefined : noteAchieved(passed, qualification, scene);
  if (passed.some((unit) => findUnit(qualification, unit) === undefined) && first !== undefined) return first;
  const after: Scene = first?.learner === undefined ? scene : { ...scene, learner: first.learner };
  const second = putPlanned(
    intent.planned.filter((unit) => !intent.achieved.includes(unit)),
    qualification,
    after,
  );
  const kept = known.filter((unit) => !intent.achieved.includes(unit));
  const steps = [first, second].filter((one) => one !== undefined);
  return joinSteps(steps, { kept, qualification, scene });
};

function noteAchieved(units: readonly number[], { code: qualification }: Qualification, scene: Scene): Outcome {
  return save({ kind: "plan.save", change: "add", units, as: "achieved", drop: [], qualification }, scene);
}

/** Undefined where that is what is planned already. */
function putPlanned(
  planned: readonly number[],
  { code: qualification }: Qualification,
  scene: Scene,
): Outcome | undefined {
  const before = savedPlan(qualification, scene.learner).planned;
  if (planned.length === before.length && planned.every((unit) => before.includes(unit))) return undefined;
  const about = { as: "planned", drop: [], qualification } as const;
  if (planned.length > 0) return save({ kind: "plan.save", change: "set", units: planned, ...about }, scene);
  return save({ kind: "plan.save", change: "drop", units: before, ...about }, scene);
}

interface Joining {
  /** Achieved units that were not picked any more: they stay, and that is said. */
  readonly kept: readonly number[];
  readonly qualification: Qualification;
  readonly scene: Scene;
}

/** Two steps for the rules, one answer and one step back for the learner. What took effect comes first. */
function joinSteps(steps: readonly Outcome[], { kept, qualification, scene }: Joining): Outcome {
  const { say } = scene;
  const [first, ...others] = [...steps].reverse().sort((one, other) => Number(!one.learner) - Number(!other.learner));
  const fixed: readonly Block[] =
    kept.length === 0
      ? []
      : [{ kind: "text", text: [say("save.fixed", { units: nameUnits(kept, qualification, say) })] }];
  if (first === undefined) return unchanged(fixed, qualification, scene);
  const rest = others.flatMap(({ reply }): readonly Block[] => [
    { kind: "text", text: [reply.title] },
    ...reply.blocks,
  ]);
  const learner = steps.at(-1)?.learner ?? first.learner;
  return {
    ...first,
    reply: { ...first.reply, blocks: [...first.reply.blocks, ...rest, ...fixed] },
    ...(learner === undefined ? {} : { learner: mergeUndo(learner, scene) }),
  };
}

function unchanged(blocks: readonly Block[], { code: qualification }: Qualification, { say, learner }: Scene): Outcome {
  const next = [offer(say("choice.plan"), { kind: "plan.show", qualification } as const)];
  const data = planData(savedPlan(qualification, learner));
  return { intent: "plan.save", data, reply: makeReply(say("save.nothing"), { blocks, next }) };
}

function mergeUndo(learner: NonNullable<Outcome["learner"]>, { learner: was }: Scene): NonNullable<Outcome["learner"]> {
  const steps = learner.undo.filter((step) => !was.undo.includes(step));
  return steps.length < 2 ? learner : { ...learner, undo: learner.undo.slice(0, -1) };
}
