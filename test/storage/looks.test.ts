import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { looksName, openLooksFile } from "../../src/storage/looks-file.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { lookAt, lookListContract } from "../contracts/look-list.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();
lookListContract("memory", openMemoryLooks);
lookListContract("the file", () => openLooksFile(tempFolder({ quick: true })));

it("the file outlasts the process and only its user reads it", async () => {
  const dir = tempFolder({ quick: true });
  await openLooksFile(dir).note(lookAt("a", "m"));
  expect(await openLooksFile(dir).list()).toEqual([lookAt("a", "m")]);
  expect(statSync(join(dir, looksName)).mode & 0o777).toBe(0o600);
});

it("a line that was cut off costs no other, and goes when somebody is forgotten, with what a killed rewriting left", async () => {
  const dir = tempFolder({ quick: true });
  const file = join(dir, looksName);
  await openLooksFile(dir).note(lookAt("a", "m"));
  appendFileSync(file, '{"at":2,"by":"marker');
  writeFileSync(`${file}.tmp`, "marker");
  const list = openLooksFile(dir);
  await list.note(lookAt("b", "m", 3));
  expect((await list.list()).map(({ at }) => at)).toEqual([3, 1]);
  await list.forget("nobody" as LearnerId);
  expect(readFileSync(file, "utf8")).not.toContain("marker");
  expect(existsSync(`${file}.tmp`)).toBe(false);
  expect((await openLooksFile(dir).list()).length).toBe(2);
});

it("where forgetting fails on a full disk the list is as it was, and it can be done again", async () => {
  const dir = tempFolder({ quick: true });
  const { fs, failOnce } = openFailingFileSystem();
  const list = openLooksFile(dir, fs);
  await list.note(lookAt("a", "m"));
  failOnce("ENOSPC", (operation) => operation.startsWith("write"));
  await expect(list.forget("a" as LearnerId)).rejects.toMatchObject({ code: "ENOSPC" });
  expect((await list.list()).length).toBe(1);
  await list.forget("a" as LearnerId);
  expect(readFileSync(join(dir, looksName), "utf8")).toBe("");
});

it("looks noted at once are all on the disk when they are answered, each once, before and after somebody is forgotten", async () => {
  const dir = tempFolder({ quick: true });
  const list = openLooksFile(dir);
  const early = Array.from({ length: 40 }, (_, at) => list.note(lookAt("a", "m", at % 20)));
  const forgotten = list.forget("a" as LearnerId);
  const late = Array.from({ length: 10 }, (_, at) => list.note(lookAt("a", "m", 100 + at)));
  await Promise.all(early);
  await forgotten;
  await Promise.all(late);
  const onDisk = await openLooksFile(dir).list();
  expect(onDisk.map(({ at }) => at)).toEqual(Array.from({ length: 10 }, (_, at) => 109 - at));
});

it("looks noted while others are written share their fate, and later ones are not lost with them", async () => {
  const dir = tempFolder({ quick: true });
  const { fs, failOnce } = openFailingFileSystem();
  const list = openLooksFile(dir, fs);
  failOnce("EIO", () => true);
  const told = await Promise.allSettled([list.note(lookAt("a", "m", 1)), list.note(lookAt("b", "m", 2))]);
  expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await list.note(lookAt("c", "m", 3));
  expect((await openLooksFile(dir).list()).map(({ at }) => at)).toContain(3);
});
