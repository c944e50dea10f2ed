import type { FaqEntry, Study } from "../../ports/content-store.ts";
import { foldText } from "../normalise.ts";
import { type Asking, readAsking } from "./asking.ts";
import { collectPassages } from "./collect-passages.ts";
import { askedWords, createFeatures, type Group } from "./features.ts";
import type { Found, Passage, SearchStudy } from "./passage.ts";
import { indexPassages } from "./passage-index.ts";
import { rank } from "./rank.ts";
import { createTypos } from "./typos.ts";

/** How well the best has to fit before it is given as the answer. */
const sure = { score: 0.45, cover: 0.5 };
/** And before a term counts as the one that was named. */
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
  const take = (question: string) => features(askedWords(question).map(mend));
  const find = (asked: readonly string[], asking: Asking, near: readonly string[]): readonly Found[] =>
    rank({ features: asked, wanted: asking.wanted, near }, index).slice(0, mostFound);
  return (question, near = []) => {
    const asking = readAsking(foldText(question));
    const asked = take(question);
    const found = find(asked, asking, near);
    const sides =
      reaches(found, firm) && found[0]?.passage.gives.sides
        ? null
        : sidesOf(asking, (side) => find(take(side), plainly, near));
    return {
      found,
      sure: sides !== null || reaches(found, sure),
      worded: isWorded(asked),
      ...asking,
      sides,
    };
  };
}

const plainly: Asking = { wanted: "definition", between: null };

/** The two terms that a comparison names, where each is one of the glossary and they are not the same. */
function sidesOf({ between }: Asking, find: (side: string) => readonly Found[]): readonly [Passage, Passage] | null {
  if (between === null) return null;
  const [one, other] = between.map((side) => {
    const [best] = find(side);
    return best?.passage.kind === "term" && best.score >= firm.score && best.cover >= firm.cover
      ? best.passage
      : undefined;
  });
  return one === undefined || other === undefined || one.id === other.id ? null : [one, other];
}

/** Numbers alone may be units: "4 and 7" is no question, whatever is taught about 4 and 7. No unit has 70: "70 20 10" is one. */
function isWorded(asked: readonly string[]): boolean {
  return asked.some((feature) => /\p{L}{2}/u.test(feature) || /^[4-9]\d$/.test(feature));
}

function namesOf({ id, term, acronym, also }: Study["terms"][number]): Group {
  return { name: id, words: [term, ...(acronym === undefined ? [] : [acronym]), ...also] };
}

function reaches([best]: readonly Found[], least: { readonly score: number; readonly cover: number }): boolean {
  return best !== undefined && best.score >= least.score && best.cover >= least.cover;
}
