import type { Plan } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";

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
