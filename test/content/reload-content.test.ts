import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeChanges } from "../../src/content/describe-changes.ts";
import { openContent } from "../../src/content/open-content.ts";
import { reloadContent } from "../../src/content/reload-content.ts";
import { replaceIn } from "./content-folder.ts";
import { smallStudyFolder, writeStudy } from "./study-folder.ts";

const today = "2026-11-25";
const notes = "units/baking/notes.yaml";
const quiz = "units/baking/quiz.yaml";

/** What is said to have changed once this was done to the folder. */
function changesOf(change: (dir: string) => void): readonly string[] {
  const dir = smallStudyFolder();
  const before = openContent({ dir });
  change(dir);
  return describeChanges(before, openContent({ dir }), today);
}

interface Change {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly told: string;
}

const changes: readonly Change[] = [
  {
    name: "a topic's words",
    file: notes,
    from: "Flour and water.\n",
    to: "Flour.\n",
    told: "topic baking/dough changed",
  },
  {
    name: "an answer's words",
    file: notes,
    from: "Push, fold",
    to: "Fold, push",
    told: "answer baking/kneading-by-hand changed",
  },
  {
    name: "a question's words",
    file: quiz,
    from: "How many hands",
    to: "Which hands",
    told: "question bake-1 changed",
  },
  { name: "a term's words", file: "glossary.yaml", from: "A bun, please.", to: "Buns!", told: "term bun changed" },
  {
    name: "a unit's title",
    file: "units/baking/unit.yaml",
    from: "shortTitle: baking",
    to: "shortTitle: bread",
    told: "the rules or units of B-1 changed",
  },
  {
    name: "an answer of the brochure",
    file: "faq.yaml",
    from: "title: What B-1 costs",
    to: "title: The cost of B-1",
    told: "answers from the brochure changed",
  },
];

describe("what changed in the content", () => {
  it.each(changes)("is said in words: $name", ({ file, from, to, told }) => {
    expect(changesOf((dir) => void replaceIn(join(dir, file), from, to))).toEqual([told]);
  });

  it("is nothing where a file was written again, or only a comment is new", () => {
    expect(changesOf(() => undefined)).toEqual([]);
    expect(changesOf((dir) => void replaceIn(join(dir, notes), "# topic", "# the topic"))).toEqual([]);
  });

  it("is one thing added and one removed where an id is another", () => {
    const changed = changesOf((dir) => void replaceIn(join(dir, quiz), "id: bake-2", "id: bake-4"));
    expect(changed).toEqual(["question bake-4 added", "question bake-2 removed"]);
  });

  it("is everything that a new file brings, and all that one takes away", () => {
    expect(changesOf((dir) => writeStudy(dir, "ovens", "oven"))).toEqual([
      "topic ovens/dough added",
      "topic ovens/crusts added",
      "answer ovens/kneading-by-hand added",
      "question oven-1 added",
      "question oven-2 added",
      "question oven-3 added",
    ]);
    expect(changesOf((dir) => rmSync(join(dir, "glossary.yaml")))).toEqual(["term bun removed", "term roll removed"]);
  });

  it("names new synonyms, phrases and emergencies", () => {
    expect(changesOf((dir) => writeFileSync(join(dir, "synonyms.yaml"), "loaf: loaf, bread\n"))).toEqual([
      "synonyms changed",
    ]);
    expect(changesOf((dir) => writeFileSync(join(dir, "phrases.yaml"), "foreign: |\n  sing me a song\n"))).toEqual([
      "phrases changed",
    ]);
    expect(changesOf((dir) => writeFileSync(join(dir, "emergencies.yaml"), emergencies))).toEqual([
      "emergency fire added",
    ]);
  });
});

const emergencies = `author: The bakers
written: 2026-01-10
reviewBy: 2027-01-10
sources:
  leaflet: { name: The leaflet, kind: book }
entries:
  - id: fire
    title: Fire
    signs: |
      fire
    first: Get out.
    tell: Tell the fire brigade.
    sources: [leaflet]
`;

describe("content that is read again", () => {
  it("comes with what changed, and says the new", () => {
    const dir = smallStudyFolder();
    const before = openContent({ dir, study: "later" });
    before.study();
    replaceIn(join(dir, notes), "Push, fold", "Fold, push");
    const found = reloadContent(before, { dir }, today);
    if (found.kind !== "fresh") throw new Error("broken");
    expect(found.changes).toEqual(["answer baking/kneading-by-hand changed"]);
    expect(found.content.study().answers[0]?.answer).toMatch(/^Fold, push/);
    expect(before.study().answers[0]?.answer).toMatch(/^Push, fold/);
  });

  it("and is broken says where, though study files would be read later", () => {
    const dir = smallStudyFolder();
    const before = openContent({ dir });
    const line = replaceIn(join(dir, notes), "topic: dough", "topic: dogh");
    expect(reloadContent(before, { dir, study: "later" }, today)).toEqual({
      kind: "broken",
      problems: [
        {
          where: `content/${notes}:${line}`,
          problem: 'There is no topic "dogh" in the notes of this unit.',
          fix: "Allowed: dough, crusts.",
        },
      ],
    });
    expect(before.study().answers).toHaveLength(1);
  });

  it("and is half written is broken and no crash", () => {
    const dir = smallStudyFolder();
    const before = openContent({ dir });
    writeFileSync(join(dir, notes), "topics: [\n  { id: do");
    expect(reloadContent(before, { dir }, today).kind).toBe("broken");
  });
});
