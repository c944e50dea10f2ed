import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { settingNames } from "../../src/config.ts";
import { filesBelow, importsOf, linesMatching, readTop, topEntries } from "./repository-files.ts";

const names = z.record(z.string(), z.string());
const pack = z
  .object({ scripts: names, dependencies: names, devDependencies: names })
  .parse(JSON.parse(readTop("package.json")));
const sources = filesBelow("src", ".ts", ".tsx");
const others = [...filesBelow("test", ".ts"), ...filesBelow(".config", ".ts")];

test("nothing lies at the top that does not belong there", () => {
  const allowed = [
    "LICENSE",
    "README.md",
    "content",
    "manifests",
    "package-lock.json",
    "package.json",
    "src",
    "test",
    "tsconfig.json",
  ];
  expect(topEntries().filter((name) => !allowed.includes(name) && !name.startsWith("."))).toEqual([]);
});

test("every command that README.md names is one of package.json", () => {
  const named = Array.from(
    readTop("README.md").matchAll(/npm run (?:-s )?([\w:-]+)|npm (test|start)\b/g),
    (match) => match[1] ?? match[2],
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !Object.hasOwn(pack.scripts, name ?? ""))).toEqual([]);
});

test("README.md begins with the two commands that everybody may rely on", () => {
  expect(readTop("README.md")).toContain('npm ci && npm run ask -- "can I take unit 6 and 8?"');
  expect(readTop("README.md")).toContain("npm ci && npm test");
});

test(".env.example names exactly the settings there are", () => {
  expect(Object.keys(parseEnv(readTop(".env.example"))).sort()).toEqual([...settingNames].sort());
});

function packagesOf(files: typeof sources): ReadonlySet<string> {
  const outside = files.flatMap(importsOf).filter((name) => !/^(?:\.|node:)/.test(name));
  return new Set(
    outside.map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    ),
  );
}

test("every package is used: those that are shipped by the source, the others by tests, scripts or types", () => {
  const shipped = packagesOf(sources);
  expect(Object.keys(pack.dependencies).filter((name) => !shipped.has(name))).toEqual([]);
  const developed = packagesOf(others);
  const commands = Object.values(pack.scripts).join("\n");
  const bins: Readonly<Record<string, string>> = { "@biomejs/biome": "biome", typescript: "tsc" };
  const isTyped = (name: string) => name === "node" || shipped.has(name) || developed.has(name);
  const used = (name: string) =>
    developed.has(name) ||
    new RegExp(`(?:^|\\s)${bins[name] ?? name}\\b`, "m").test(commands) ||
    (name.startsWith("@types/") && isTyped(name.slice("@types/".length)));
  expect(Object.keys(pack.devDependencies).filter((name) => !used(name))).toEqual([]);
});

test("nothing is imported that package.json does not name", () => {
  const known = new Set([...Object.keys(pack.dependencies), ...Object.keys(pack.devDependencies)]);
  expect([...packagesOf(others)].filter((name) => !known.has(name))).toEqual([]);
  expect([...packagesOf(sources)].filter((name) => !Object.hasOwn(pack.dependencies, name))).toEqual([]);
});

test("every version is exact, so that everybody builds the same", () => {
  const versions = Object.entries({ ...pack.dependencies, ...pack.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

test("nothing reaches outside the repository, and no tool of its making is named", () => {
  const outside = patternOf([
    ["/wo", "rk/"],
    ["\\.\\./sha", "red"],
    ["yard", "stick"],
  ]);
  const tools = patternOf([
    ["\\bcla", "ude\\b"],
    ["anthro", "pic"],
    ["chat", "gpt"],
    ["co", "pilot\\b"],
  ]);
  const shown = ["README.md", "package.json", ".env.example", ".gitignore"].map((path) => ({
    path,
    text: readTop(path),
  }));
  const ours = [
    ...sources,
    ...others,
    ...filesBelow("test/fixtures", "l"),
    ...filesBelow("test/fixtures", ".txt"),
    ...filesBelow("test/dialogues", ".txt"),
    ...filesBelow("manifests", "l"),
    ...filesBelow("manifests", ".json"),
    ...filesBelow(".ci"),
    ...shown,
  ];
  // What is taught may name a Mr Shannon, a kind deed or a tool that an apprentice should not paste customers' data into.
  expect(linesMatching(ours, tools)).toEqual([]);
  expect(linesMatching([...ours, ...filesBelow("content")], outside)).toEqual([]);
});

/** Any of these words; they stand in halves, so that this file does not name them itself. */
function patternOf(halves: readonly (readonly string[])[]): RegExp {
  return new RegExp(halves.map((half) => half.join("")).join("|"), "i");
}
