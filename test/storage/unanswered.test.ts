import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openMemoryUnanswered } from "../../src/storage/memory-unanswered.ts";
import { openUnansweredFile, unansweredName } from "../../src/storage/unanswered-file.ts";
import { unansweredContract } from "../contracts/unanswered-list.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();
unansweredContract("memory", openMemoryUnanswered);
unansweredContract("the file", () => openUnansweredFile(tempFolder({ quick: true })));

it("the file outlasts the process and only its user reads it", async () => {
  const dir = tempFolder();
  await openUnansweredFile(dir).note("what is an xyz", "2026-11-25");
  expect((await openUnansweredFile(dir).list()).map((one) => one.question)).toEqual(["what is an xyz"]);
  expect(statSync(join(dir, unansweredName)).mode & 0o777).toBe(0o600);
});

it("what a killed process left half written is in nobody's way", async () => {
  const dir = tempFolder();
  writeFileSync(join(dir, `${unansweredName}.tmp`), "{");
  await openUnansweredFile(dir).note("what is an xyz", "2026-11-25");
  expect(existsSync(join(dir, `${unansweredName}.tmp`))).toBe(false);
});

it.each(["{", '{"version":2,"questions":[]}', '{"version":1,"questions":[{"question":7}]}'])(
  "a damaged file is named and kept: %s",
  async (text) => {
    const dir = tempFolder();
    writeFileSync(join(dir, unansweredName), text);
    const list = openUnansweredFile(dir);
    await expect(list.note("what is an xyz", "2026-11-25")).rejects.toMatchObject({ code: "EDAMAGED" });
    await expect(list.list()).rejects.toMatchObject({ code: "EDAMAGED" });
    expect(readFileSync(join(dir, unansweredName), "utf8")).toBe(text);
  },
);

it("a full disk loses nothing that was noted, and the next note is written", async () => {
  const dir = tempFolder();
  const { fs, failOnce } = openFailingFileSystem();
  const list = openUnansweredFile(dir, fs);
  await list.note("first", "2026-11-25");
  failOnce("ENOSPC", (operation) => operation.startsWith("write"));
  await expect(list.note("second", "2026-11-25")).rejects.toMatchObject({ code: "ENOSPC" });
  await list.note("third", "2026-11-25");
  expect((await list.list()).map((one) => one.question).sort()).toEqual(["first", "third"]);
});
