import { z } from "zod";
import type { Sign } from "../domain/emergency.ts";
import { block, list, slug, text } from "./schema-parts.ts";
import { cites, head, own, yesNo } from "./study-parts.ts";

/** One sign a line; words with spaces between them, alternatives with a bar. */
const signs = text.transform((lines): readonly Sign[] =>
  lines.split("\n").flatMap((line) =>
    line.trim() === ""
      ? []
      : [
          line
            .trim()
            .split(/\s+/)
            .map((word) => word.split("|")),
        ],
  ),
);

const entry = block({
  id: slug,
  title: text,
  teaches: yesNo.default(false),
  always: z.exactOptional(signs),
  signs,
  unless: z.exactOptional(signs),
  first: text,
  tell: text,
  sources: cites,
  ...own,
});

/** content/emergencies.yaml */
export const emergenciesSchema = block({ ...head, entries: list(entry) });

/** The emergencies as the file has them. */
export type EmergenciesInFile = z.output<typeof emergenciesSchema>;
