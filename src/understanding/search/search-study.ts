import type { FaqEntry, Study } from "../../ports/content-store.ts";
import { foldText } from "../normalise.ts";
import { readAsking } from "./asking.ts";
import { collectPassages } from "./collect-passages.ts";
import { createFeatures, type Group, wordsOf } from "./features.ts";
import type { Found, SearchStudy } from "./passage.ts";
import { indexPassages } from "./passage-index.ts";
import { type Query, rank } from "./rank.ts";
import { createTypos } from "./typos.ts";

/** How well the best has to fit before it is given as the answer. */
const sure = { score: 0.45, cover: 0.55 };
/** And before a message that no rule claims counts as a question about the subject. */
const firm = { score: 0.55, cover: 0.75 };
const mostFound = 8;

/** What there is to search. */
export interface Searched {
  readonly study: Study;
  readonly faq: readonly FaqEntry[];
  readonly synonyms: readonly Group[];
}

/** Takes everything that is taught apart once, and returns the search over it. */
export function createSearch({ study, faq, synonyms }: Searched): SearchStudy {
  const passages = collectPassages(study, faq);
  const terms = study.terms.map((term) => ({
    name: term.id,
    words: [term.term, ...(term.acronym === undefined ? [] : [term.acronym]), ...term.also],
  }));
  const features = createFeatures(terms, synonyms);
  const index = indexPassages(passages, features);
  const mend = createTypos(countWords(passages.flatMap((one) => [...one.asks, ...one.names, one.title, one.text])));
  return (question, near = []) => {
    const asking = readAsking(foldText(question));
    const query: Query = { features: features(question, mend), wanted: asking.wanted, near };
    const found = rank(query, index).slice(0, mostFound);
    return { found, sure: reaches(found, sure), firm: reaches(found, firm), ...asking };
  };
}

function reaches([best]: readonly Found[], least: { readonly score: number; readonly cover: number }): boolean {
  return best !== undefined && best.score >= least.score && best.cover >= least.cover;
}

function countWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
