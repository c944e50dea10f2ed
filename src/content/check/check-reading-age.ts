import { type Bank, bodyOf } from "./bank.ts";
import type { Finding } from "./finding.ts";
import { readingAge } from "./reading-age.ts";

const oldest = 14;

/** Topics that are hard to read: whose reading age is over 14. */
export function checkReadingAge(bank: Bank): readonly Finding[] {
  return bank.units.flatMap(({ notes }) => {
    if (notes === undefined) return [];
    return notes.content.topics.flatMap((topic, at): readonly Finding[] => {
      const age = readingAge([topic.short, ...bodyOf(topic)]);
      if (!(age > oldest)) return [];
      const problem = `The topic "${topic.id}" has a reading age of ${age.toFixed(1)}.`;
      const fix = `Wanted: ${oldest} or less, by shorter sentences and shorter words.`;
      return [{ where: notes.where(["topics", at]), problem, fix, severity: "warning", check: "reading-age" }];
    });
  });
}
