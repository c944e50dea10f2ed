import { describe, expect, it } from "vitest";
import { createSearch } from "../../../src/understanding/search/search-study.ts";
import { smallStudy } from "./small-study.ts";

const faq = [
  {
    topic: "fees",
    qualification: null,
    title: "What the course costs",
    text: ["Ask the bakery."],
    source: "a leaflet",
  },
];
const search = createSearch({ study: smallStudy, faq, synonyms: smallStudy.synonyms });

function best(question: string, near?: readonly string[]): string | undefined {
  const { sure, found } = search(question, near);
  return sure ? found[0]?.passage.id : undefined;
}

describe("the search over what is taught", () => {
  it.each([
    ["what is proving", "glossary/proving"],
    ["proving?", "glossary/proving"],
    ["HACCP", "glossary/hazard-analysis"],
    ["whats haccp stand for", "glossary/hazard-analysis"],
    ["how do i feed a starter", "baking/feed-starter"],
    ["sourdough what is it", "baking/sourdough"],
    ["what is the difference between use by and best before", "hygiene/use-by-vs-best-before"],
    ["what keeps an oven floor warm overnight", "question/bake-1"],
    ["what does the course cost", "faq/0"],
  ])("finds the answer to “%s”", (question, id) => {
    expect(best(question)).toBe(id);
  });

  it.each([
    ["whats sourdouhg", "baking/sourdough"],
    ["how do i feed a startr", "baking/feed-starter"],
    ["what is prooving", "glossary/proving"],
  ])("sees past the slip in “%s”", (question, id) => {
    expect(best(question)).toBe(id);
  });

  it("takes another name of a term, and an everyday word for another, for the same", () => {
    expect(best("what is proofing")).toBe("glossary/proving");
    expect(best("punter complains about a burnt loaf what do i do")).toBe("baking/burnt-loaf");
  });

  it("knows inflected words: feeding, feeds and fed starters are fed", () => {
    expect(best("feeding the starter, how?")).toBe("baking/feed-starter");
  });

  it.each(["who won the league", "what is the capital of peru", "", "???", "what is the"])(
    "is not sure of anything for “%s”",
    (question) => {
      expect(search(question).sure).toBe(false);
    },
  );

  it.each([
    ["4 and 7", false],
    ["12", false],
    ["60 for the flour", true],
    ["proving", true],
  ])("takes “%s” for words or for what may be units", (said, worded) => {
    expect(search(said).worded).toBe(worded);
  });

  it("tells what is wanted, and the two sides of a comparison", () => {
    expect(search("crust vs crumb")).toMatchObject({ wanted: "comparison", between: ["crust", "crumb"] });
    expect(search("how long should i wash my hands").wanted).toBe("figure");
    expect(search("how do i feed it").wanted).toBe("steps");
  });

  it("prefers the learner's units only where two answers fit alike", () => {
    const [plain] = search("how do i feed a starter").found;
    const [near] = search("how do i feed a starter", ["baking"]).found;
    expect(near?.score).toBeGreaterThan(plain?.score ?? 1);
    expect(best("how do i feed a starter", ["hygiene"])).toBe("baking/feed-starter");
  });

  it("answers the same question the same way, whatever was asked in between", () => {
    const before = search("what is proving");
    for (const other of ["haccp", "crust", "what is a startre"]) search(other);
    expect(search("what is proving")).toEqual(before);
  });
});
