import type { Intent } from "../domain/intent.ts";
import type { Plan } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";
import type { Outcome, Scene } from "./scene.ts";

const most = 5_000;

/**
 * Remembers answers of the plan checker that take milliseconds and that many people ask for alike. Within bounds, and
 * never for plans with exceptions, which are somebody's own.
 */
export function rememberByPlan<T>(): (
  plan: Plan,
  qualification: Qualification,
  ask: { readonly also: string; readonly find: () => T },
) => T {
  const shelves = new WeakMap<Qualification, Map<string, T>>();
  return (plan, qualification, { also, find }) => {
    if (plan.exceptions.length > 0) return find();
    const shelf = shelves.get(qualification) ?? new Map<string, T>();
    shelves.set(qualification, shelf);
    const key = `${also} ${plan.achieved.map((one) => one.unit).join()} ${plan.planned.join()}`;
    const known = shelf.get(key);
    if (known !== undefined) return known;
    if (shelf.size >= most) shelf.clear();
    const made = find();
    shelf.set(key, made);
    return made;
  };
}

interface Shelf {
  readonly say: Scene["say"];
  readonly answers: Map<string, Outcome>;
}

/**
 * A command that remembers its answers. Only for one whose answer rests on the intent, the rules, the learner's plans and
 * certificate and nothing else; plans with exceptions are somebody's own, and are never remembered.
 */
export function rememberAnswers<Asked extends Intent>(
  command: (intent: Asked, scene: Scene) => Outcome,
): (intent: Asked, scene: Scene) => Outcome {
  // By the rules as they lie in memory: another centre's file makes others, though their version is the same.
  const shelves = new WeakMap<Qualification, Shelf>();
  return (intent, scene) => {
    const { learner, offered, own, assumed, say } = scene;
    const [first] = offered;
    if (first === undefined || learner.plans.some((plan) => plan.exceptions.length > 0)) return command(intent, scene);
    const kept = shelves.get(first);
    const shelf: Shelf = kept?.say === say ? kept : { say, answers: new Map() };
    if (shelf !== kept) shelves.set(first, shelf);
    const rules = offered.map(({ code, version }) => [code, version]);
    const key = JSON.stringify([intent, rules, own, assumed, learner.plans]);
    const known = shelf.answers.get(key);
    if (known !== undefined) return known;
    if (shelf.answers.size >= most) shelf.answers.clear();
    const made = command(intent, scene);
    shelf.answers.set(key, made);
    return made;
  };
}
