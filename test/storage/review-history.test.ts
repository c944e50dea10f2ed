import { appendFileSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openMemoryHistory } from "../../src/storage/memory-review-history.ts";
import { openReviewFiles } from "../../src/storage/review-history-files.ts";
import { historyContract } from "../contracts/review-history.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { idOf } from "./sample-learners.ts";
import { filesUnder, removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();
historyContract("memory", openMemoryHistory);
historyContract("files", () => openReviewFiles({ dir: tempFolder({ quick: true }) }));

const id = idOf("json:u1");

/** A folder with a history of ten answers, and the path of its file. */
async function filed(): Promise<{ readonly dir: string; readonly path: string }> {
  const dir = tempFolder({ quick: true });
  await openReviewFiles({ dir }).file(id, 0, answersFrom(0, 10));
  return { dir, path: join(dir, filesUnder(dir)[0] ?? "") };
}

it("one file for a learner outlasts the process, and only its user reads it", async () => {
  const { dir, path } = await filed();
  expect(path.slice(dir.length)).toMatch(/^\/history\/[0-9a-f]{2}\/[0-9a-f]{64}\.jsonl$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await openReviewFiles({ dir }).read(id)).toEqual(answersFrom(0, 10));
});

it("reading and forgetting make nothing", async () => {
  const dir = tempFolder();
  await openReviewFiles({ dir }).read(id);
  await openReviewFiles({ dir }).forget(id);
  expect(filesUnder(dir)).toEqual([]);
});

it("where the data folder is gone, none is begun in its place", async () => {
  const history = openReviewFiles({ dir: join(tempFolder(), "gone") });
  await expect(history.file(id, 0, answersFrom(0, 1))).rejects.toMatchObject({ code: "ENOENT" });
});

it("a folder that is a link is refused", async () => {
  const dir = tempFolder();
  symlinkSync(tempFolder(), join(dir, "history"));
  const filing = openReviewFiles({ dir }).file(id, 0, answersFrom(0, 1));
  await expect(filing).rejects.toMatchObject({ code: "ENOTDIR" });
});

describe("a file cut off anywhere", () => {
  it("has its whole lines, and gets the rest when it is filed again", async () => {
    const { dir, path } = await filed();
    const whole = readFileSync(path);
    for (let size = 0; size <= whole.length; size += 1) {
      writeFileSync(path, whole.subarray(0, size));
      const lines = whole.subarray(0, size).filter((byte) => byte === 0x0a).length;
      expect(await openReviewFiles({ dir }).read(id)).toEqual(answersFrom(0, lines));
      await openReviewFiles({ dir }).file(id, 0, answersFrom(0, 10));
      expect(readFileSync(path).equals(whole)).toBe(true);
    }
  });
});

describe("a damaged history", () => {
  const lineTwo = (text: string, by: string) => text.replace(/\n.*\n/, `\n${by}`);
  it.each([
    ["a line of rubbish", "no json\n"],
    ["a line that is gone", ""],
    ["a line of another shape", '[1,"q",1,5,"excellent",null]\n'],
  ])("with %s is answered with file and line, and takes what is filed later", async (_, by) => {
    const { dir, path } = await filed();
    writeFileSync(path, lineTwo(readFileSync(path, "utf8"), by));
    const history = openReviewFiles({ dir });
    const damaged = { code: "EDAMAGED", where: `${path}:2` };
    await expect(history.read(id)).rejects.toMatchObject(damaged);
    await history.file(id, 10, answersFrom(10, 5));
    await expect(history.read(id)).rejects.toMatchObject(damaged);
    expect(readFileSync(path, "utf8")).toContain('[14,"q-14"');
    await history.forget(id);
    expect(await history.read(id)).toEqual([]);
  });

  it("is put right where the record still holds what was damaged", async () => {
    const { dir, path } = await filed();
    truncateSync(path, 100);
    appendFileSync(path, "rubbish\n[17]\n");
    await openReviewFiles({ dir }).file(id, 0, answersFrom(0, 12));
    expect(await openReviewFiles({ dir }).read(id)).toEqual(answersFrom(0, 12));
  });

  it("of another past gives way to what the record holds", async () => {
    const { dir } = await filed();
    await openReviewFiles({ dir }).file(id, 4, answersFrom(104, 3));
    expect(await openReviewFiles({ dir }).read(id)).toEqual([...answersFrom(0, 4), ...answersFrom(104, 3)]);
  });
});

it.each(["ENOSPC", "EIO"])("%s at any step loses nothing, and the next filing is whole", async (code) => {
  for (let step = 0, failed = true; failed; step += 1) {
    const dir = tempFolder({ quick: true });
    const { fs, failOnce } = openFailingFileSystem();
    const history = openReviewFiles({ dir, fs });
    await history.file(id, 0, answersFrom(0, 10));
    let at = 0;
    failOnce(code, () => at++ === step);
    failed = await history.file(id, 10, answersFrom(10, 10)).then(
      () => false,
      () => true,
    );
    await openReviewFiles({ dir }).file(id, 10, answersFrom(10, 10));
    expect(await openReviewFiles({ dir }).read(id)).toEqual(answersFrom(0, 20));
  }
});
