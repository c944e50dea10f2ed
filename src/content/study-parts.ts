import { z } from "zod";
import { sourceKinds } from "../domain/study.ts";
import { block, oneOf, slug, text } from "./schema-parts.ts";

/** A list of at least `least` items. */
export function listOf<Item extends z.ZodType>(item: Item, least: number, most = 99) {
  const size = most === 99 ? `at least ${least}` : `${least} to ${most}`;
  return z
    .array(item, { error: `a list of ${size}` })
    .min(least, `a list of ${size}`)
    .max(most, `a list of ${size}`);
}

export const yesNo = z.boolean("true or false");

/** A local date that is needed. */
export const date = z.iso.date("a date such as 2026-11-25");

export const source = block({
  name: text,
  kind: oneOf(sourceKinds),
  url: z.exactOptional(z.url({ error: "an address such as https://www.legislation.gov.uk/ukpga/1974/37" })),
});

/** The sources that a file names: id -> where to look it up. */
export const sources = z.record(slug, source, { error: "a block of sources, each with name and kind" });

/** The ids of sources from the same file. */
export const cites = listOf(slug, 1);

/** What every study file begins with; a piece may say otherwise for itself. */
export const head = { author: text, written: date, reviewBy: date, sources };

/** What a piece may say otherwise than its file. */
export const own = { author: z.exactOptional(text), written: z.exactOptional(date), reviewBy: z.exactOptional(date) };

export const nations = block({
  wales: z.exactOptional(text),
  scotland: z.exactOptional(text),
  northernIreland: z.exactOptional(text),
});

export const asks = listOf(text, 2);
export const steps = listOf(text, 2);
