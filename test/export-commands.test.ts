import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { runCommand } from "../src/run-command.ts";
import { openAuditLog } from "../src/storage/audit-log.ts";
import { openLooksFile } from "../src/storage/looks-file.ts";
import { openReviewFiles } from "../src/storage/review-history-files.ts";
import { openRosterFile } from "../src/storage/roster-file.ts";
import { sampleEntry } from "./app/sample-entry.ts";
import { lookAt } from "./contracts/look-list.ts";
import { answersFrom } from "./fixtures/numbered-answers.ts";
import { fillSchool, pupilId } from "./fixtures/school-folder.ts";
import { filesUnder, keepLog, removeTempFolders, tempFolder } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

removeTempFolders();
const output = takeOutput();
afterEach(() => vi.unstubAllEnvs());

/** Runs `export` over a folder with two learners while their store is open. */
async function exporting(args: readonly string[], before: (dir: string) => Promise<void> = async () => undefined) {
  const dir = tempFolder({ quick: true });
  const store = await fillSchool(dir, { learners: 2, answers: 15 });
  await before(dir);
  const code = await runCommand(["export", ...args, "--data", dir]);
  const learner = await store.read(pupilId(1));
  await store.close();
  return { code, dir, learner };
}

test("everything held about one person is exported while the store is in use", async () => {
  const { code, learner } = await exporting(["--learner", pupilId(1)]);
  expect(code).toBe(0);
  const person = JSON.parse(output.out);
  expect(person).toMatchObject({ format: "unitwise.person", version: 1, learner: pupilId(1), record: learner });
  expect(person.answers).toMatchObject({ count: 15, missing: 0 });
  expect(person.answers.list).toHaveLength(15);
  expect(person.answers.list[0].at).toMatch(/^2026-11-23T09:\d\d:\d\d\.000Z$/);
  expect(person.memory.length).toBeGreaterThan(9);
  for (const { recallNow, topic } of person.memory) {
    expect(recallNow).toBeGreaterThan(0);
    expect(recallNow).toBeLessThanOrEqual(1);
    expect(topic).toMatch(/^[a-z-]+\/[a-z-]+$/);
  }
  expect(person.notIncluded.join(" ")).toContain("without the person");
  expect(output.out).not.toContain("Pupil 0");
});

test("the file is new and its owner's alone", async () => {
  const out = join(tempFolder(), "person.json");
  await exporting(["--learner", pupilId(0), "--out", out]);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(out, "utf8")).learner).toBe(pupilId(0));
  expect((await exporting(["--learner", pupilId(1), "--out", out])).code).toBe(2);
  expect(output.err).toContain("there is a file of that name already");
  expect(JSON.parse(readFileSync(out, "utf8")).learner).toBe(pupilId(0));
});

test("a damaged history is told of and keeps back nothing else", async () => {
  const { code } = await exporting(["--learner", pupilId(1)], async (dir) => {
    await openReviewFiles({ dir }).file(pupilId(1), 0, answersFrom(0, 3));
    const [file = ""] = filesUnder(join(dir, "history"));
    writeFileSync(join(dir, "history", file), "rubbish\n");
  });
  expect(code).toBe(0);
  expect(output.err).toContain("is damaged in line 1");
  expect(JSON.parse(output.out).answers.count).toBe(15);
});

test("ids are listed with when they were active, and names only on demand", async () => {
  expect((await exporting(["--list"])).code).toBe(0);
  expect(output.out).toMatch(/^slack:T1\/U0\t2026-11-24 09:\d\d\nslack:T1\/U1\t2026-11-24 09:\d\d\n$/);
  output.out = "";
  await exporting(["--list", "--names"]);
  expect(output.out).toContain("\tPupil 1\n");
});

test("answers are exported as xAPI statements, without the id", async () => {
  vi.stubEnv("XAPI_HOME_PAGE", "https://college.example/unitwise");
  vi.stubEnv("XAPI_FILE", "/nowhere/statements.jsonl");
  const out = join(tempFolder(), "statements.jsonl");
  expect((await exporting(["--learner", pupilId(1), "--xapi", out])).code).toBe(0);
  const text = readFileSync(out, "utf8");
  const statements = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(statements.filter(({ verb }) => verb.id.endsWith("/answered"))).toHaveLength(15);
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
  expect(text).not.toContain("U1");
});

test("without settings for xAPI, it is said which are missing", async () => {
  const out = join(tempFolder(), "statements.jsonl");
  expect((await exporting(["--learner", pupilId(1), "--xapi", out])).code).toBe(2);
  expect(output.err).toContain("--xapi needs XAPI_HOME_PAGE");
});

test.each([
  [["--learner", "slack:T1/U77"], 2, "Nothing is kept about slack:T1/U77. --list shows the ids there are."],
  [[], 2, "name a person with --learner, or --list"],
  [["--list", "--learner", "a:b"], 2, "exclude each other"],
  [["--learner", "a:b", "--names"], 2, "--names belongs to --list"],
  [["--wrong"], 2, "--wrong"],
])("%j ends with %i and says what to mend", async (args, code, words) => {
  expect((await exporting(args)).code).toBe(code);
  expect(output.err).toContain(words);
  expect(output.out).toBe("");
});

test("a folder that is not there is named, and not made", async () => {
  const dir = join(tempFolder(), "gone");
  expect(await runCommand(["export", "--list", "--data", dir])).toBe(1);
  expect(output.err).toContain("No learners are kept here");
});

test("what lies outside the record is exported with it: teams, looks, letters sent, the evidence log", async () => {
  const { code } = await exporting(["--learner", pupilId(1)], async (dir) => {
    const roster = await openRosterFile(dir);
    await roster.change((was) => ({ ...was, pseudonyms: [{ who: pupilId(1), alias: "K7M2P9QRSTUV" }] }));
    await openLooksFile(dir).note(lookAt(pupilId(1), "slack:T1/BOSS"));
    await openAuditLog({ dir, log: keepLog() }).append([sampleEntry]);
  });
  expect(code).toBe(0);
  expect(JSON.parse(output.out).beside).toMatchObject({
    pseudonyms: ["K7M2P9QRSTUV"],
    looks: { atYou: [{ by: "slack:T1/BOSS" }] },
    evidenceLog: [{ id: "K7M2P9QRSTUV/1" }],
    lettersYouSent: [],
  });
});
