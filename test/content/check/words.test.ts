import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSpeller } from "../../../src/content/check/open-speller.ts";
import { readingAge } from "../../../src/content/check/reading-age.ts";
import { readSpellingFile } from "../../../src/content/check/spelling-file.ts";
import { spelledWords } from "../../../src/content/check/spelling-words.ts";
import { wordList } from "../../../src/content/check/word-list.ts";
import { freshDir } from "../content-folder.ts";
import { faultsOf, itemAt } from "./sound-study.ts";

describe("readingAge", () => {
  test("is the Flesch-Kincaid grade and five years", () => {
    // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 = -1.45
    expect(readingAge(["The cat sat on the mat."])).toBeCloseTo(3.55, 9);
    // 9 words, 2 sentences, 17 syllables: 0.39 * 4.5 + 11.8 * 1.8889 - 15.59 = 8.4539
    expect(readingAge(["Never argue with an angry caller.", "Listen, then apologise"])).toBeCloseTo(13.4539, 4);
  });

  test("takes each text for a sentence of its own, with or without a full stop", () => {
    expect(readingAge(["Say hello", "Ask why"])).toBe(readingAge(["Say hello. Ask why."]));
  });

  test("hears acronyms letter by letter", () => {
    expect(readingAge(["Cut your AHT."])).toBe(readingAge(["Cut your a h t."].map(() => "Cut your banana.")));
  });

  test("is no number where there are no words", () => {
    expect(readingAge(["", "..."])).toBeNaN();
  });
});

describe("spelledWords", () => {
  test.each([
    ["It's the caller’s right, isn't it?", ["It", "the", "caller", "right", "isn't", "it"]],
    ["Mail sara@example.com or see www.hse.gov.uk/stress or gov.uk/sick-pay.", ["Mail", "or", "see", "or"]],
    ["A 24/7 line, 5pm, 1st-class, first-contact", ["line", "class", "first-contact"]],
    ["café naïve", ["café", "naïve"]],
  ])("finds in %j what can be looked up", (text, words) => {
    expect(spelledWords(text)).toEqual(words);
  });
});

describe("wordList", () => {
  const list = wordList(["softphone", "Priya", "iPhone", "KPI"]);

  test.each(["softphone", "Softphone", "SOFTPHONE", "Priya", "PRIYA", "iPhone", "KPI", "KPIs", "softphones"])(
    "has %s",
    (word) => {
      expect(list.has(word)).toBe(true);
    },
  );

  test.each(["softphoned", "priya", "Iphone", "kpi", "kpis"])("does not have %s", (word) => {
    expect(list.has(word)).toBe(false);
  });
});

describe("the British dictionary", () => {
  test("knows British spelling and its 's and s'", async () => {
    const { knows, suggest } = await openSpeller();
    expect(["organise", "colour", "programme", "practise", "centre", "isn't"].filter((word) => !knows(word))).toEqual(
      [],
    );
    expect(["organize", "color", "center", "recieve"].filter(knows)).toEqual([]);
    expect(suggest("recieve")).toContain("receive");
  });
});

test("a book's name is spelt as on its cover, an Act's by the dictionary", () => {
  const name = (kind: "book" | "act") =>
    faultsOf(({ notes }) => {
      notes.sources["leaflet"] = { name: "The Bredd", kind };
    }).filter((line) => line.includes("spelling"));
  expect(name("book")).toEqual([]);
  expect(name("act")).toEqual([expect.stringContaining("Bredd")]);
});

describe("the folder's own list", () => {
  const file = (text: string) => {
    const path = join(freshDir(), "spelling.txt");
    writeFileSync(path, text);
    return readSpellingFile(path, "content/spelling.txt");
  };
  const speller = { knows: (word: string) => !/^(?:bredd|Bredda)$/.test(word), suggest: () => [] };
  const found = (text: string) =>
    faultsOf(
      ({ notes }) => {
        itemAt(notes.topics, 0).title = "Bredd and Bredda";
        itemAt(notes.topics, 1).title = "bredd and more";
      },
      { speller, own: file(text) },
    );

  test("makes words known, whatever comes between them", () => {
    expect(found("# of baking\n\nbredd\r\nBredda\n")).toEqual([]);
  });

  test("need not be there", () => {
    expect(readSpellingFile(join(freshDir(), "none.txt"), "none.txt").lines).toEqual([]);
  });

  test.each([
    ["out of order", "Bredda\nbredd\n", ['"bredd" stands after "Bredda".']],
    ["twice", "bredd\nbredd\nBredda\n", ['"bredd" stands twice.']],
    ["known to the dictionary", "bredd\nBredda\ncrust\n", ['"crust" is known without this list.']],
    ["a term of the unit", "bredd\nBredda\nflour\n", ['"flour" is known without this list.']],
  ])("is told of what is %s", (_, text, said) => {
    expect(found(text)).toEqual(said.map((line) => `warning spelling-list: ${line}`));
  });

  test("is told of words that no text has", () => {
    const strict = { ...speller, knows: (word: string) => speller.knows(word) && word !== "zythum" };
    const own = file("bredd\nBredda\nzythum\n");
    const spoil = () => undefined;
    const lines = faultsOf(spoil, { speller: strict, own });
    expect(lines).toContain('warning spelling-list: No text has "zythum".');
  });

  test("offers at most a few suggestions, since they are slow to come by", () => {
    let asked = 0;
    const slow = {
      knows: () => false,
      suggest: () => {
        asked++;
        return [];
      },
    };
    expect(faultsOf(() => undefined, { speller: slow }).length).toBeGreaterThan(100);
    expect(asked).toBe(20);
  });
});
