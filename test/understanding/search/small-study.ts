import type { StudyAnswer, StudySource, Term, Topic } from "../../../src/domain/study.ts";
import type { Study } from "../../../src/ports/content-store.ts";

const practice: StudySource = { id: "practice", name: "Common practice", kind: "practice" };
const upkeep = { author: "Unitwise", written: "2026-11-25", reviewBy: "2027-10-31", sources: [practice] };

function topic(subject: string, id: string, rest: Pick<Topic, "title" | "asks" | "short">): Topic {
  return { ...upkeep, subject, id, outcome: null, criteria: [], what: "", why: "", example: "", mistake: "", ...rest };
}

function answer(
  subject: string,
  id: string,
  rest: Pick<StudyAnswer, "topic" | "asks" | "answer"> & Partial<StudyAnswer>,
): StudyAnswer {
  return { ...upkeep, subject, id, ...rest };
}

function term(id: string, rest: Pick<Term, "term" | "definition"> & Partial<Term>): Term {
  return { ...upkeep, id, also: [], example: "One a day.", subjects: ["baking"], see: [], ...rest };
}

/** A bakery's notes, so that no test rests on the wording of what ships. */
export const smallStudy: Study = {
  topics: [
    topic("baking", "sourdough", {
      title: "Sourdough",
      asks: ["what is sourdough", "how does sourdough rise"],
      short: "Sourdough rises by wild yeast.",
    }),
    topic("hygiene", "washing-hands", {
      title: "Washing hands",
      asks: ["when do i wash my hands", "how long should hand washing take"],
      short: "Wash for 20 seconds before you touch dough.",
    }),
  ],
  answers: [
    answer("baking", "feed-starter", {
      topic: "sourdough",
      asks: ["how do i feed a starter", "how often does a starter need feeding"],
      answer: "Feed it once a day with 50 g of flour and 50 g of water.",
      steps: ["Take out half.", "Stir in flour and water."],
    }),
    answer("baking", "burnt-loaf", {
      topic: "sourdough",
      asks: ["what do i do if a customer complains about a burnt loaf"],
      answer: "Say sorry and offer a fresh one.",
      steps: ["Say sorry.", "Offer a fresh loaf."],
    }),
    answer("hygiene", "use-by-vs-best-before", {
      topic: "washing-hands",
      asks: ["difference between use by and best before"],
      answer: "One is about safety, the other about quality.",
      sides: [
        { name: "Use by", text: "Safety." },
        { name: "Best before", text: "Quality." },
      ],
    }),
  ],
  terms: [
    term("proving", {
      term: "proving",
      also: ["proofing", "the rise"],
      definition: "Proving is the last rest before baking.",
    }),
    term("hazard-analysis", {
      term: "hazard analysis and critical control points",
      acronym: "HACCP",
      definition: "Hazard analysis and critical control points is a way to keep food safe.",
      subjects: ["hygiene"],
    }),
    term("crumb", { term: "crumb", definition: "The crumb is the inside of a loaf." }),
    term("crust", { term: "crust", definition: "The crust is the outside of a loaf." }),
  ],
  questions: [
    {
      ...upkeep,
      type: "single",
      id: "bake-1",
      version: 1,
      subject: "baking",
      topic: "sourdough",
      difficulty: 1,
      scenario: false,
      prompt: "What keeps the oven floor evenly warm overnight?",
      hint: "It is heavy.",
      options: [
        { text: "A stone", right: true, because: "Stone holds heat." },
        { text: "A fan", right: false, because: "A fan moves air." },
        { text: "A lamp", right: false, because: "A lamp gives light." },
      ],
    },
  ],
  synonyms: [{ name: "customer", words: ["customer", "punter", "shopper"] }],
};

const syllables = ["qua", "que", "qui", "quo", "zar", "zer", "zor", "xan", "xen", "xon"] as const;

/** A word that nobody uses, another for every number below a thousand. */
function strangeWord(number: number): string {
  const digits = [Math.floor(number / 100), Math.floor(number / 10), number].map((one) => one % 10);
  return digits.map((digit) => syllables[digit]).join("");
}

/**
 * The bakery's notes among as many terms as really ship: how telling a word is depends on how many do without it, so that
 * in the small study alone no word tells much.
 */
export const wideStudy: Study = {
  ...smallStudy,
  terms: [
    ...smallStudy.terms,
    ...Array.from({ length: 1_000 }, (_, number) => {
      const word = strangeWord(number);
      return term(word, { term: word, definition: `Nothing but ${word}.`, subjects: [] });
    }),
  ],
};
