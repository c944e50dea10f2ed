import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCheck } from "../../../src/content/check/run-check.ts";
import { StartupError } from "../../../src/domain/startup-error.ts";
import { freshDir } from "../content-folder.ts";
import { itemAt, type Study, studyFolder, without } from "./sound-study.ts";

interface Given {
  readonly dir: string;
  readonly styled?: boolean;
  readonly centreFile?: string;
}

async function run(args: readonly string[], { dir, styled = false, centreFile }: Given) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCheck(args, {
    dir,
    today: "2026-11-25",
    styled,
    write: (text) => void out.push(text),
    tell: (text) => void err.push(text),
    inert: (text) => text.replaceAll("\u001b", "?"),
    drawTable: () => [],
    centreFile: (given) => given ?? centreFile,
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const overdue = ({ glossary }: Study) => {
  itemAt(glossary.terms, 0).reviewBy = "2026-11-24";
};
const broken = ({ quiz }: Study) => {
  itemAt(quiz.questions, 0).topic = "cakes";
};

describe("check", () => {
  test("says in one line that all is well", async () => {
    expect(await run([], { dir: studyFolder() })).toEqual({
      code: 0,
      out: "content is sound: B-1 with 5 units",
      err: "",
    });
  });

  test("tells warnings and still says that the content is sound", async () => {
    const { code, out } = await run([], { dir: studyFolder(overdue) });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^content\/glossary\.yaml:\d+ {2}warning {2}review\n {2}The review of "bun" .*\n {2}fix: .*\n\ncontent is sound: B-1 with 5 units; 0 errors, 1 warning$/,
    );
  });

  test("fails on an error, and counts what it found", async () => {
    const { code, out } = await run([], { dir: studyFolder(broken) });
    expect(code).toBe(1);
    expect(out).toMatch(/content\/units\/baking\/quiz\.yaml:\d+ {2}error {2}content\n[\s\S]*\n1 error, 0 warnings$/);
  });

  test("looks at one unit only where that is asked for", async () => {
    const dir = without(studyFolder(broken), "units/ovens/quiz.yaml");
    expect((await run(["--unit", "hygiene"], { dir })).out).toBe("0 errors, 0 warnings");
    expect((await run(["--unit", "ovens"], { dir })).out).toMatch(
      /ovens\/quiz\.yaml {2}error {2}missing[\s\S]*\n1 error, /,
    );
  });

  test("shows a pair of questions with both units", async () => {
    const dir = studyFolder(({ quiz }) => {
      const twin = itemAt(quiz.questions, 7);
      quiz.questions.push({ ...twin, id: "baking-twin", topic: "baking-1" });
    });
    const { out } = await run(["--unit", "baking"], { dir });
    expect(out).toContain('"baking-twin" and "baking-2-q2" (content/units/baking/quiz.yaml:');
  });

  test("gives JSON with file and line apart", async () => {
    const { code, out } = await run(["--json"], { dir: studyFolder(broken) });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      errors: 1,
      warnings: 0,
      findings: [
        {
          file: "content/units/baking/quiz.yaml",
          line: expect.any(Number),
          where: expect.stringMatching(/^content\/units\/baking\/quiz\.yaml:\d+$/),
          severity: "error",
          check: "content",
          problem: 'There is no topic "cakes" in the notes of this unit.',
          fix: "Allowed: baking-1, baking-2, baking-3, baking-4, baking-5, baking-6.",
        },
      ],
    });
    expect(JSON.parse((await run(["--json"], { dir: studyFolder() })).out)).toEqual({
      errors: 0,
      warnings: 0,
      findings: [],
    });
  });

  test("is coloured only where that is wanted, and never by the content", async () => {
    const dir = studyFolder(({ notes }) => {
      itemAt(notes.answers, 0).topic = "\u001b[31mred";
    });
    const plain = await run([], { dir });
    expect(plain.out).not.toContain("\u001b");
    expect((await run([], { dir, styled: true })).out).toContain("\u001b[31merror\u001b[0m");
  });

  test("refuses a centre's file that is wrong, as a start does, whatever else is wrong", async () => {
    const centreFile = join(freshDir(), "centre.yaml");
    writeFileSync(centreFile, '"B-9": {}\n');
    const refused = run([], { dir: studyFolder(broken), centreFile });
    await expect(refused).rejects.toMatchObject({ problems: [{ where: `${centreFile}:1` }] });
    await expect(run([], { dir: studyFolder(), centreFile: "/no/such.yaml" })).rejects.toBeInstanceOf(StartupError);
  });

  test("says that a centre's file is sound too", async () => {
    const centreFile = join(freshDir(), "centre.yaml");
    writeFileSync(centreFile, "");
    const { code, out } = await run(["--centre", centreFile], { dir: studyFolder() });
    expect([code, out]).toEqual([0, `content is sound: B-1 with 5 units; ${centreFile} is sound too`]);
  });

  test.each([
    [["--unit", "cakes"], "There is no unit cakes; there are baking, hygiene, kneading, ovens."],
    [["--colour"], "--colour"],
    [["baking"], "baking"],
  ])("%j is a misuse", async (args, problem) => {
    const { code, out, err } = await run(args, { dir: studyFolder() });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(problem);
    expect(err).toContain("npm run content -- check");
  });

  test("--help says what is looked for, and is no misuse", async () => {
    const { code, out } = await run(["--help"], { dir: "/nowhere" });
    expect(code).toBe(0);
    expect(out).toContain("reading age");
    expect(out).toContain("--json");
  });
});
