import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Table } from "../../../src/content/content-run.ts";
import { runCoverage } from "../../../src/content/cover/run-coverage.ts";
import { itemAt, studyFolder, without } from "../check/sound-study.ts";
import { freshDir } from "../content-folder.ts";

async function run(args: readonly string[], dir: string) {
  const out: string[] = [];
  const err: string[] = [];
  const tables: Table[] = [];
  const code = await runCoverage(args, {
    dir,
    today: "2026-11-25",
    styled: false,
    write: (text) => void out.push(text),
    tell: (text) => void err.push(text),
    inert: (text) => text,
    drawTable: (table) => {
      tables.push(table);
      return [table.head, ...table.rows].map((row) => row.join("|"));
    },
  });
  return { code, tables, out: out.join("\n"), err: err.join("\n") };
}

// The first topic is left with a question of each of three types; the others keep what they have.
const thin = () =>
  studyFolder(({ notes, quiz }) => {
    itemAt(notes.topics, 0).title = "Crust & <crumb>";
    itemAt(notes.topics, 1).title = "Only recall";
    for (const question of quiz.questions.slice(5, 10)) question.difficulty = 1;
    quiz.questions = quiz.questions.filter(({ id }) => !/baking-1-q[24]/.test(id));
    itemAt(quiz.questions, 0).difficulty = 2;
    itemAt(quiz.questions, 1).difficulty = 2;
    itemAt(quiz.questions, 2).difficulty = 3;
  });

describe("coverage", () => {
  test("counts the questions of each topic by type and difficulty", async () => {
    const { code, tables } = await run(["--unit", "baking"], thin());
    expect(code).toBe(0);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.head).toEqual("topic single multi t/f order match short number all questions".split(" "));
    expect(tables[0]?.rows[0]).toEqual(["Crust & <crumb>", "· 2 ·", "", "· · 1", "", "", "", "", "· 2 1", "3"]);
    expect(tables[0]?.rows.at(-1)?.[0]).toBe("the unit");
    expect(tables[0]?.rows.at(-1)?.at(-1)).toBe("28");
  });

  test("says in words what is missing", async () => {
    const { out } = await run(["--unit", "baking"], thin());
    expect(out).toContain("- Only recall: recall only");
    expect(out).toContain("- the unit: no question of type multiple");
    expect(out).not.toContain("no question of type number");
  });

  test("counts a unit that is not written as a gap, and shows all units together last", async () => {
    const dir = without(without(studyFolder(), "units/ovens/notes.yaml"), "units/ovens/quiz.yaml");
    const { tables, out } = await run([], dir);
    expect(tables).toHaveLength(5);
    expect(out).toContain("- the unit: no notes, no questions");
    expect(tables[4]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ["baking", "6", "30"],
      ["hygiene", "6", "30"],
      ["kneading", "6", "30"],
      ["ovens", "0", "0"],
      ["together", "18", "90"],
    ]);
    expect(tables[4]?.rows[3]?.at(-1)).toBe("2 gaps");
  });

  test("makes a page that needs nothing else, with gaps in words and content as text", async () => {
    const path = join(freshDir(), "coverage.html");
    const { code, out } = await run(["--html", path], thin());
    expect([code, out]).toEqual([0, `Written: ${path}`]);
    const page = readFileSync(path, "utf8");
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\(|@import| on\w+=/i);
    expect(page).toContain("Crust &amp; &lt;crumb&gt;");
    expect(page).not.toContain("<crumb>");
    expect(page).toContain("Missing: no question of type multiple.");
    expect(page).toContain('<span class="gap">recall only</span>');
    expect(page.match(/<th scope="row">/g)?.length).toBe(4 + 4 * 7);
  });

  test.each([
    [["--unit", "cakes"], "There is no unit cakes"],
    [["--wide"], "--wide"],
    [["--html", "/no/such/folder/page.html"], "The page cannot be written"],
  ])("%j is a misuse", async (args, problem) => {
    const { code, out, err } = await run(args, studyFolder());
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(problem);
  });

  test("--help is none", async () => {
    const { code, out } = await run(["--help"], "/nowhere");
    expect(code).toBe(0);
    expect(out).toContain("--html FILE");
  });
});
