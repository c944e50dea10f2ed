import type { ImportGround } from "../../../src/content/exchange/settle-drafts.ts";
import { notesSchema } from "../../../src/content/notes-schema.ts";
import type { QuizInFile } from "../../../src/content/quiz-schema.ts";

/** A unit of these topics, to import into. */
export function groundOf(quiz: QuizInFile, topics: readonly string[]): ImportGround {
  const content = notesSchema.parse({
    author: "The bakers",
    written: "2026-01-10",
    reviewBy: "2027-01-10",
    sources: { leaflet: { name: "The leaflet", kind: "book" } },
    topics: topics.map((id) => ({
      id,
      title: `About the ${id}`,
      outcome: null,
      criteria: [],
      asks: ["what is it", "tell me"],
      short: "It is.",
      what: "It is.",
      why: "It matters.",
      example: "Such as this.",
      mistake: "Not knowing.",
      sources: ["leaflet"],
    })),
    answers: [],
  });
  return {
    subject: "baking",
    format: "gift",
    label: "file",
    quiz,
    notes: { content, where: () => "notes.yaml:1" },
    elsewhere: new Map([["oven-1", "ovens"]]),
    defaults: { today: "2026-11-25", sources: [] },
  };
}
