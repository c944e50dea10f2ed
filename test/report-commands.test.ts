import { expect, test } from "vitest";
import { runCommand } from "../src/run-command.ts";
import { fillSchool } from "./fixtures/school-folder.ts";
import { removeTempFolders, tempFolder } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

removeTempFolders();
const output = takeOutput();

/** Runs `report` over a folder of made-up learners while their store is open. */
async function reporting(args: readonly string[], pupils: Parameters<typeof fillSchool>[1]): Promise<number> {
  const dir = tempFolder({ quick: true });
  const store = await fillSchool(dir, pupils);
  const code = await runCommand(["report", ...args, "--data", dir]);
  await store.close();
  return code;
}

test("calibration says whether predictions run high, and on how much it rests", async () => {
  expect(await reporting(["calibration"], { learners: 8, answers: 80, right: 4 })).toBe(0);
  expect(output.out).toContain("Predictions run high by");
  expect(output.out).toMatch(/It rests on \d{3} answers of 8 learners/);
  expect(output.out).not.toContain("prove nothing");
  expect(output.out).toMatch(/^0\.8-0\.9 +\d+ +0\.8\d\d +0\.\d{3} +#+\.*\|\.*$/m);
  expect(output.out).toMatch(/^single +8 /m);
  expect(output.out + output.err).not.toContain("slack:");
});

test("few answers of few people prove nothing, and no type is shown apart", async () => {
  await reporting(["calibration"], { learners: 2, answers: 25 });
  expect(output.out).toContain("Fewer than 200 answers prove nothing");
  expect(output.out).toContain("this tells of single people");
  expect(output.out).not.toMatch(/^single /m);
});

test("where nobody met a question twice, there is nothing to compare", async () => {
  await reporting(["calibration"], { learners: 1, answers: 5 });
  expect(output.out).toContain("there is nothing to compare");
});

test("calibration as JSON has ten tenths and no ids", async () => {
  await reporting(["calibration", "--json"], { learners: 6, answers: 30 });
  const report = JSON.parse(output.out);
  expect(report.learners).toBe(6);
  expect(report.all.bins).toHaveLength(10);
  expect(report.all.answers).toBeGreaterThan(0);
  expect(output.out).not.toContain("slack:");
});

test("questions are shown with the share that got them right at first", async () => {
  await reporting(["questions"], { learners: 12, answers: 30 });
  expect(output.out).toMatch(/^[a-z]+-[a-z0-9-]+ +[a-z/-]+ +[a-z-]+ +\d+ +\d+ % +\d+ to \d+ /m);
  expect(output.out).toContain("No question with 30 first answers or more stands out.");
});

test("questions of fewer than five learners are counted and not shown", async () => {
  await reporting(["questions"], { learners: 3, answers: 10 });
  expect(output.out).toMatch(/^Not shown, because fewer than 5 learners have answered them: \d+ of the questions\.$/m);
  expect(output.out).not.toMatch(/ %/);
});

test.each([[[]], [["nonsense"]], [["calibration", "more"]], [["calibration", "--learner", "x"]]])(
  "%j ends with 2 and the usage",
  async (args) => {
    expect(await runCommand(["report", ...args])).toBe(2);
    expect(output.err).toContain("npm run report -- calibration");
  },
);
