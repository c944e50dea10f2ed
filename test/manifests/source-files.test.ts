import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { helpExamples } from "../../src/app/help-examples.ts";
import { menuOf, menuTitles } from "../../src/manifests/menu.ts";
import { decodePng } from "../../src/manifests/png.ts";
import { manifestsDir, sourceFiles } from "../../src/manifests/source-files.ts";
import { tryOut } from "../app/try-out.ts";

const menu = menuOf(helpExamples);
const made = Object.entries(sourceFiles(menu));

test.each(made)("manifests/%s is what the command table and the drawings give", (name, content) => {
  const file = readFileSync(join(manifestsDir(), name));
  // zlib may pack the same pixels differently in another version of Node.
  if (typeof content !== "string") expect(decodePng(file)).toEqual(decodePng(content));
  else expect(file.toString()).toBe(content);
});

test("every example that the menu has words for is one that help shows", () => {
  const shown: readonly string[] = helpExamples.flatMap(({ examples }) => [...examples]);
  expect(menuTitles.filter((title) => !shown.includes(title))).toEqual([]);
  expect(menu.map(({ title }) => title).sort()).toEqual(["help", ...menuTitles].sort());
});

test("an example that the menu has no words for is left to help", () => {
  const groups = [{ examples: ["show my plan", "sing me a song"] }];
  expect(menuOf(groups).map(({ title }) => title)).toEqual(["help", "show my plan"]);
});

test.each(menu)("what the menu offers as “$title” is understood when it is sent", async ({ title }) => {
  const { intent } = await tryOut({ qualification: "10266" }).says(title);
  expect(["out-of-scope", "clarify", "smalltalk"]).not.toContain(intent);
});

test("what is offered where others read along concerns nobody's own plan or data", async () => {
  const told = await Promise.all(
    menu.filter(({ shared }) => shared).map(({ title }) => tryOut({ qualification: "10266" }).says(title)),
  );
  expect(told.map(({ intent }) => intent).filter((intent) => /^(?:plan\.(?:show|save)|privacy)/.test(intent))).toEqual(
    [],
  );
});

test("what the menu says is short enough for every platform", () => {
  expect(menu.filter(({ title, about }) => title.length > 32 || about.length > 128)).toEqual([]);
});
