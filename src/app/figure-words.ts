import type { Figure } from "../domain/qualification.ts";
import { isKnown } from "../domain/qualification.ts";
import type { Fill, Say } from "../words/say.ts";

/** A figure in a table cell: the value, marked where it is only worked out, or that it is not published. */
export function figureShort(figure: Figure<number>, say: Say): string {
  if (isKnown(figure)) return String(figure.value);
  return figure.value === null ? say("compare.unknown") : say("compare.inferred", { value: figure.value });
}

/** Which figure a sentence is about. */
export type FigureName = "credits" | "level" | "hours";

/** A figure in a sentence with its source; an inferred one says so, an unknown one says that nobody can tell. */
export function figureSentence(
  what: FigureName,
  name: string,
  { figure, say }: { readonly figure: Figure<number>; readonly say: Say },
): string {
  const fill: Fill = { name, value: figure.value ?? 0, source: figure.source };
  if (figure.value === null || (what === "credits" && !isKnown(figure))) return say(`unit.${what}.unknown`, fill);
  if (isKnown(figure)) return say(`unit.${what}.known`, fill);
  return what === "credits" ? say("unit.credits.unknown", fill) : say(`unit.${what}.inferred`, fill);
}
