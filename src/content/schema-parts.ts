import { z } from "zod";
import { referenceShape } from "./reference-number.ts";

// Every schema's message says what is allowed: the reader puts what was found in front of it.

/** A block with exactly these keys. */
export function block<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: `a block with the keys ${Object.keys(shape).join(", ")}` });
}

/** A list of such items. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: "a list" });
}

/** A whole number, both ends allowed. `more` adds to what the message allows. */
export function wholeNumber(from: number, to: number, more = "") {
  const fits = (value: unknown) => typeof value === "number" && Number.isInteger(value) && value >= from && value <= to;
  return z.custom<number>(fits, `a whole number from ${from} to ${to}${more}`);
}

/** One of these words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `one of ${words.join(", ")}` });
}

function textThat(allowed: string, fits: (value: string) => boolean) {
  return z.custom<string>((value) => typeof value === "string" && fits(value), allowed);
}

/** Text that is not empty. */
export const text = textThat("text", (value) => value.trim() !== "");

/** A code or version: quoted, since YAML would read the digits as a number. */
export const quoted = textThat('text in quotes, such as "10266"', (value) => /^\S+$/.test(value));

/** The name of a folder or a source. */
export const slug = textThat("lower-case letters, digits and hyphens, such as health-and-safety", (value) =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
);

/** Words and phrases as they are typed, in one text with commas between them; each only once. */
export const words = textThat("lower-case words with commas between them, each only once", isWordList).transform(split);

/** A local date. */
export const localDate = textThat("a date such as 2014-09-01, or null", isDate);

/** A unit reference number; its letter is checked later. */
export const referenceNumber = textThat(referenceShape, (value) => /^[A-Z]\/\d{3}\/\d{4}$/.test(value));

/** Outcome and criterion numbers: "1", "2.3". */
export const outlineNumber = textThat('text in quotes, such as "1" or "2.3"', (value) => /^\d+(\.\d+)*$/.test(value));

/** The number of a criterion in a centre's own list. */
export const criterionNumber = textThat('text in quotes, such as "1.1" or "2.10"', isCriterionNumber);

/** "1.1", "2.10", "1.2.3": a bare "1" would be taken for a unit's number. */
export function isCriterionNumber(value: string): boolean {
  return /^\d{1,2}(?:\.\d{1,2}){1,2}$/.test(value);
}

function isDate(value: string): boolean {
  const instant = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value) && value.length === 10;
}

function split(value: string): readonly string[] {
  return value.split(",").map((word) => word.trim());
}

function isWordList(value: string): boolean {
  const found = split(value);
  return found.every((word) => word !== "" && word === word.toLowerCase()) && new Set(found).size === found.length;
}
