import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { readTop } from "./repository-files.ts";

const names = z.record(z.string(), z.string());
const pack = z.object({ dependencies: names, devDependencies: names }).parse(JSON.parse(readTop("package.json")));
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
});
const { "": ours, ...tree } = lockSchema.parse(JSON.parse(readTop("package-lock.json"))).packages;
const installedSchema = z.object({ version: z.string(), license: z.string().optional() });

const page = readTop(".github/DEPENDENCIES.md");
const shipped = tableUnder("What is shipped");
const forTests = tableUnder("What is used for building and testing only");

/** Terms that let us use, ship and change; MPL-2.0 asks for changes to its own files, and nothing of those is changed. */
const allowed = [
  "(MIT AND BSD)",
  "(MIT OR CC0-1.0)",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "MIT OR Apache-2.0",
  "MPL-2.0",
  "PSF-2.0",
];
/** Packages that name no licence as a word, and the words of the file that was read in its place. */
const readByHand: Readonly<Record<string, { readonly file: string; readonly says: string }>> = {
  "node_modules/@microsoft/m365agentsplayground": { file: "LICENSE", says: "PRE-RELEASE SOFTWARE LICENSE TERMS" },
  "node_modules/dejavu-fonts-ttf": { file: "LICENSE", says: "Bitstream Vera Fonts Copyright" },
  "node_modules/png-js": { file: "LICENSE", says: "MIT License" },
};

/** The rows of the first table below a heading, as their cells. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, after = ""] = page.split(`## ${heading}\n`);
  const [section = ""] = after.split("\n## ");
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

function installed(name: string): z.infer<typeof installedSchema> {
  return installedSchema.parse(JSON.parse(readTop(`node_modules/${name}/package.json`)));
}

test.each([
  { kind: "dependencies", rows: shipped, known: pack.dependencies },
  { kind: "devDependencies", rows: forTests, known: pack.devDependencies },
])("the page has every one of $kind, no other, with its version and licence", ({ rows, known }) => {
  const facts = rows.map(([name = "", version, , , licence]) => ({ name: name.replaceAll("`", ""), version, licence }));
  expect(facts).toEqual(
    Object.entries(known).map(([name, version]) => ({ name, version, licence: installed(name).license })),
  );
  expect(Object.entries(known).filter(([name, version]) => installed(name).version !== version)).toEqual([]);
});

test("every row says when it was released, what is newest, a reason, and what it would take to leave it", () => {
  const day = /^20\d\d-\d\d-\d\d$/;
  const newest = /^(?:the same|\d+\.\d+\.\d+(?:-[\w.]+)? of 20\d\d-\d\d-\d\d)$/;
  const poor = [...shipped, ...forTests].filter(
    ([, , released = "", latest = "", , reason = "", leaving = "", ...more]) =>
      !day.test(released) || !newest.test(latest) || reason === "" || leaving === "" || more.length > 0,
  );
  expect(poor).toEqual([]);
});

test("every file that a row names is there", () => {
  const named = Array.from(page.matchAll(/`((?:src|test)(?:\/[\w.-]+)*)`/g), ([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(30);
  const top = fileURLToPath(new URL("../..", import.meta.url));
  expect(named.filter((path) => !existsSync(`${top}/${path}`))).toEqual([]);
});

test("no package of the whole tree has a licence that is not allowed", () => {
  expect(ours?.license).toBe("MIT");
  const strange = Object.entries(tree).filter(([, { license }]) => license === undefined || !allowed.includes(license));
  expect(strange.map(([path]) => path).sort()).toEqual(Object.keys(readByHand).sort());
});

test.each(Object.entries(readByHand))("the licence of %s is the one that was read by hand", (path, { file, says }) => {
  expect(readTop(`${path}/${file}`)).toContain(says);
});

test("the page counts the licences of the whole tree", () => {
  const counts = new Map<string, { shipped: number; tests: number }>();
  for (const { license = "not named", dev = false } of Object.values(tree)) {
    const count = counts.get(license) ?? { shipped: 0, tests: 0 };
    count[dev ? "tests" : "shipped"] += 1;
    counts.set(license, count);
  }
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const cells = rows.map(([licence, count]) => [licence, String(count.shipped), String(count.tests)]);
  expect(tableUnder("Licences of the whole tree")).toEqual(cells);
});
