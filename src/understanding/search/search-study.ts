import type { FaqEntry, Study } from "../../ports/content-store.ts";
import { foldText } from "../normalise.ts";
import { readAsking } from "./asking.ts";
import { collectPassages } from "./collect-passages.ts";
import { askedWords, createFeatures, type Group } from "./features.ts";
import type { Found, SearchStudy } from "./passage.ts";
import { indexPassages } from "./passage-index.ts";
import { rank } from "./rank.ts";
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
  const features = createFeatures(study.terms.map(namesOf), synonyms);
  const index = indexPassages(collectPassages(study, faq), features);
  const mend = createTypos(index.words);
  return (question, near = []) => {
    const asking = readAsking(foldText(question));
    const words = askedWords(question).map(mend);
    const found = rank({ features: features(words), wanted: asking.wanted, near }, index).slice(0, mostFound);
    return { found, sure: reaches(found, sure), firm: reaches(found, firm), ...asking };
  };
}

function namesOf({ id, term, acronym, also }: Study["terms"][number]): Group {
  return { name: id, words: [term, ...(acronym === undefined ? [] : [acronym]), ...also] };
}

function reaches([best]: readonly Found[], least: { readonly score: number; readonly cover: number }): boolean {
  return best !== undefined && best.score >= least.score && best.cover >= least.cover;
}
