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
export function figureSentence(what: FigureName, name: string, { figure, say }: FigureSaid): string {
  const fill: Fill = { name, value: figure.value ?? 0, source: figure.source };
  const standing = standingOf(figure);
  if (what === "credits") return say(standing === "known" ? "unit.credits.known" : "unit.credits.unknown", fill);
  return say(`unit.${what}.${standing}`, fill);
}

/** The same figure as a line of a list. */
export function figureLine(what: FigureName, { figure, say }: FigureSaid): string {
  const fill: Fill = { value: figure.value ?? 0, source: figure.source };
  const standing = standingOf(figure);
  if (what === "credits")
    return say(standing === "known" ? "unit.line.credits.known" : "unit.line.credits.unknown", fill);
  return say(`unit.line.${what}.${standing}`, fill);
}

interface FigureSaid {
  readonly figure: Figure<number>;
  readonly say: Say;
}

function standingOf(figure: Figure<number>): "known" | "inferred" | "unknown" {
  if (isKnown(figure)) return "known";
  return figure.value === null ? "unknown" : "inferred";
}
