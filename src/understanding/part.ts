import type { UnitNumber } from "../domain/qualification.ts";

/** A piece of a message after reading: a plain word, or something named. */
export type Part =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "mark"; readonly mark: string }
  /** Unit numbers. `strong`: "unit" was said, or several were listed. */
  | {
      readonly kind: "numbers";
      readonly numbers: readonly UnitNumber[];
      readonly strong: boolean;
      readonly or: boolean;
    }
  /** A title or nickname; more than one subject where it is ambiguous. */
  | {
      readonly kind: "subjects";
      readonly subjects: readonly string[];
      readonly strong: boolean;
      readonly said: string /** "both the … ones": all that the words fit. */;
      readonly both: boolean;
    }
  | { readonly kind: "group"; readonly role: "mandatory" | "optional" }
  | { readonly kind: "all" }
  | { readonly kind: "level"; readonly level: number; readonly code: string | null }
  | { readonly kind: "criterion"; readonly id: string }
  /** A number that is no unit: "5 questions", "3 days". */
  | { readonly kind: "count"; readonly value: number };

/** A part that names units, and whether it was said to be left out. */
export interface Mention {
  readonly part: Extract<Part, { kind: "numbers" | "subjects" | "group" | "all" }>;
  readonly leave: boolean;
}

/** Narrows to the parts that name units. */
export function namesUnits(part: Part): part is Mention["part"] {
  return part.kind === "numbers" || part.kind === "subjects" || part.kind === "group" || part.kind === "all";
}
