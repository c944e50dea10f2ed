import { expect, test } from "vitest";
import { filesBelow, linesMatching, readTop } from "./repository-files.ts";

const sources = filesBelow("src", ".ts", ".tsx");
const all = [...sources, ...filesBelow("test", ".ts"), ...filesBelow(".config", ".ts")];

test.each([
  "strict",
  "noUncheckedIndexedAccess",
  "exactOptionalPropertyTypes",
  "noPropertyAccessFromIndexSignature",
  "noImplicitOverride",
  "noImplicitReturns",
  "noFallthroughCasesInSwitch",
  "noUnusedLocals",
  "noUnusedParameters",
  "verbatimModuleSyntax",
  "erasableSyntaxOnly",
  "isolatedModules",
])("the compiler's option %s is on", (option) => {
  expect(readTop("tsconfig.json")).toContain(`"${option}": true`);
});

test.each(["noDefaultExport", "noEnum", "noNonNullAssertion", "noParameterAssign", "noExplicitAny"])(
  "the linter's rule %s is an error",
  (rule) => {
    expect(readTop(".biome.json")).toContain(`"${rule}": "error"`);
  },
);

test("no complaint of the compiler or the linter is silenced", () => {
  const silenced = new RegExp(["biome", "-ignore|@ts", "-(?:ignore|expect-error|nocheck)|eslint", "-disable"].join(""));
  expect(all.filter(({ text }) => silenced.test(text)).map(({ path }) => path)).toEqual([]);
});

test("a type is asserted only to make a branded id", () => {
  const brands = sources
    .flatMap(({ text }) =>
      Array.from(text.matchAll(/type (\w+) = \w+ & \{ readonly brand: /g), (match) => match[1] ?? ""),
    )
    .concat("const");
  expect(brands).toContain("LearnerId");
  const bare = sources.map(({ path, text }) => ({ path, text: withoutWords(text) }));
  const asserted = linesMatching(bare, new RegExp(`[\\w)\\]}"] as (?!(?:${brands.join("|")})\\b)[A-Za-z{(\\[]`));
  expect(asserted.filter((line) => !/: (?:import|export) .*from ""/.test(line))).toEqual([]);
});

// Comments, strings and patterns may say "as"; line numbers stay what they were.
function withoutWords(text: string): string {
  const words =
    /\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:[?] ?)\/(?![/*])(?:\\.|\[[^\]]*\]|[^/\n])+\/[a-z]*/g;
  return text.replaceAll(words, (match) => `"${match.replaceAll(/[^\n]/g, "")}"`);
}

test("no classes but errors inherit, and there are no namespaces", () => {
  expect(linesMatching(sources, /\bclass \w+ extends (?!Error\b)|^\s*(?:export )?(?:declare )?namespace /)).toEqual([]);
});
