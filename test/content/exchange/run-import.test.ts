import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runExport } from "../../../src/content/exchange/run-export.ts";
import { runImport } from "../../../src/content/exchange/run-import.ts";
import { type QuizInFile, quizSchema } from "../../../src/content/quiz-schema.ts";
import { type Desk, openDesk } from "./exchange-run.ts";

function questionsIn({ quiz }: Desk): QuizInFile["questions"] {
  return quizSchema.parse(parse(readFileSync(quiz, "utf8"))).questions;
}

async function exported(desk: Desk, name: string): Promise<string> {
  expect(await runExport([desk.path(name), "--unit", "baking"], desk.run)).toBe(0);
  return desk.read(name);
}

/** The file with one change, imported; the code, and what was said. */
async function reimport(desk: Desk, from: string | RegExp, to: string) {
  const text = await exported(desk, "out.gift");
  expect(text).toMatch(from);
  const file = desk.put("in.gift", text.replace(from, to));
  const code = await runImport([file, "--unit", "baking"], desk.run);
  return { code, said: desk.said.slice(1).join("\n") };
}

const plain = `
// Written by hand, for the unit "baking".
//| hint: It is in every kitchen.
What does bread need most?{
  =Flour#It is what bread is made of.
  ~Sugar#Sweet bread is the exception.
  ~Luck\\: a lot#Bakers measure.
}
`;
const asked = ["--topic", "baking-2", "--source", "leaflet", "--difficulty", "2"];

test.each(["out.gift", "out.csv"])("what was exported to %s and not touched changes nothing", async (name) => {
  const desk = openDesk();
  const before = readFileSync(desk.quiz, "utf8");
  await exported(desk, name);
  expect(await runImport([desk.path(name), "--unit", "baking"], desk.run)).toBe(0);
  expect(desk.said.at(-1)).toBe("As before: 30\nNothing is to be changed.");
  expect(readFileSync(desk.quiz, "utf8")).toBe(before);
});

test("another hint needs no higher version; every other line of the file stays as it was", async () => {
  const desk = openDesk();
  writeFileSync(desk.quiz, readFileSync(desk.quiz, "utf8").replace("    version: 1\n", "    version: 1 # the first\n"));
  const before = readFileSync(desk.quiz, "utf8").split("\n");
  const { code } = await reimport(desk, /hint: .*/, "hint: Think of the oven.");
  const after = readFileSync(desk.quiz, "utf8").split("\n");
  const first = after.indexOf("    hint: Think of the oven.");
  expect([code, first > 0]).toEqual([0, true]);
  expect(after.join("\n")).toContain("version: 1 # the first");
  const next = (lines: readonly string[]) => lines.slice(lines.findIndex((line) => line.includes("baking-1-q1")));
  expect(next(after)).toEqual(next(before));
});

test("another prompt without a higher version is refused with its line, and nothing is written", async () => {
  const desk = openDesk();
  const before = readFileSync(desk.quiz, "utf8");
  const { code, said } = await reimport(desk, "[plain]", "[plain]Now say\\: ");
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/in\.gift:\d+: What "baking-1-q0" asks .* still 1\.\n.*to 2/),
  ]);
  expect(readFileSync(desk.quiz, "utf8")).toBe(before);
});

test("another prompt with a higher version takes the question's place", async () => {
  const desk = openDesk();
  const { code, said } = await reimport(desk, /version: 1([\s\S]*?)\[plain\]/, "version: 2$1[plain]Now say\\: ");
  expect([code, said]).toEqual([0, expect.stringContaining("Changed: baking-1-q0\nAs before: 29")]);
  expect(questionsIn(desk)[0]).toMatchObject({ version: 2, prompt: expect.stringMatching(/^Now say: /) });
});

test("a file that is older than the content is refused", async () => {
  const desk = openDesk();
  const text = await exported(desk, "old.csv");
  writeFileSync(desk.quiz, readFileSync(desk.quiz, "utf8").replace("    version: 1\n", "    version: 3\n"));
  expect(await runImport([desk.put("in.csv", text), "--unit", "baking"], desk.run)).toBe(1);
  expect(desk.said.at(-1)).toContain('in.csv:2: "baking-1-q0" has version 3 here; the file\'s is 1.');
});

test("a question from elsewhere is added with the next id of its topic, once", async () => {
  const desk = openDesk();
  const file = desk.put("plain.gift", plain);
  expect(await runImport([file, "--unit", "baking", ...asked], desk.run)).toBe(0);
  expect(await runImport([file, "--unit", "baking", ...asked], desk.run)).toBe(0);
  expect(desk.said[0]).toContain("New: baking-2-1\n");
  expect(desk.said[1]).toBe("As before: 1\nNothing is to be changed.");
  expect(questionsIn(desk).at(-1)).toEqual({
    id: "baking-2-1",
    version: 1,
    topic: "baking-2",
    difficulty: 2,
    type: "single",
    scenario: false,
    prompt: "What does bread need most?",
    options: [
      { text: "Flour", right: true, because: "It is what bread is made of." },
      { text: "Sugar", right: false, because: "Sweet bread is the exception." },
      { text: "Luck: a lot", right: false, because: "Bakers measure." },
    ],
    hint: "It is in every kitchen.",
    written: "2026-11-25",
    sources: ["leaflet"],
  });
});

test("what a question from elsewhere lacks is asked for, all at once, with its line", async () => {
  const desk = openDesk();
  const file = desk.put("plain.gift", plain.replace("//| hint", "// hint").replace("#Bakers measure.", ""));
  expect(await runImport([file, "--unit", "baking"], desk.run)).toBe(1);
  const said = desk.said.join("\n");
  expect(said).toMatch(/plain\.gift:4: "topic" of "baking-1" is missing\.\n {2}fix: Give --topic .*baking-1, baking-2/);
  expect(said).toMatch(/plain\.gift:4: "sources" .*\n {2}fix: Give --source .*leaflet, act/);
  expect(said).toMatch(/plain\.gift:4: "difficulty" .*\n {2}fix: Give --difficulty/);
  expect(said).toMatch(/plain\.gift:4: "hint" .*\n {2}fix: .*"\/\/\| hint: …" on a line above/);
  expect(said).toMatch(/plain\.gift:7: "options 3 because" .*\n {2}fix: .*#/);
});

test("a category names the topic by its title", async () => {
  const desk = openDesk();
  const title = /title: (.*)/.exec(readFileSync(join(dirname(desk.quiz), "notes.yaml"), "utf8"))?.[1];
  const file = desk.put("plain.gift", `$CATEGORY: $course$/top/${title}\n${plain}`);
  expect(await runImport([file, "--unit", "baking", "--source", "act", "--difficulty", "1"], desk.run)).toBe(0);
  expect(questionsIn(desk).at(-1)).toMatchObject({ id: "baking-1-1", topic: "baking-1" });
});

test("a question that Moodle gives back without our lines keeps what only we know, and is counted up", async () => {
  const desk = openDesk();
  const text = await exported(desk, "out.gift");
  const bare = text.replaceAll(/^\/\/\|.*\n/gm, "");
  const [, first = ""] = /(\/\/ \[id:baking-1-q0\][\s\S]*?\n\})/.exec(bare) ?? [];
  const file = desk.put("moodle.txt", first.replace("[plain]", "[plain]So\\: "));
  expect(await runImport([file, "--unit", "baking"], desk.run)).toBe(0);
  const [before] = quizSchema.parse(parse(readFileSync(desk.quiz, "utf8"))).questions;
  expect(before).toMatchObject({
    version: 2,
    scenario: true,
    prompt: expect.stringMatching(/^So: /),
    sources: ["leaflet"],
  });
});

test("every type comes back from Moodle without our lines as what it was", async () => {
  const desk = openDesk();
  const before = readFileSync(desk.quiz, "utf8");
  const bare = (await exported(desk, "out.gift")).replaceAll(/^\/\/\|.*\n/gm, "");
  expect(questionsIn(desk).map(({ type }) => type)).toEqual(expect.arrayContaining(["order", "match", "true-false"]));
  expect(await runImport([desk.put("moodle.txt", bare), "--unit", "baking"], desk.run)).toBe(0);
  expect([desk.said.at(-1), readFileSync(desk.quiz, "utf8")]).toEqual([
    expect.stringContaining("As before: 30"),
    before,
  ]);
});

test("a question does not change its type unnoticed", async () => {
  const desk = openDesk();
  const short = "//| hint: h\n::baking-1-q0::[plain]What?{=%100%flour#Yes.}";
  expect(await runImport([desk.put("in.gift", short), "--unit", "baking"], desk.run)).toBe(1);
  expect(desk.said[0]).toMatch(/in\.gift:\d: "baking-1-q0" is of type single here; the file makes it short/);
});

test("with --dry-run it is said what would be done", async () => {
  const desk = openDesk();
  const before = readFileSync(desk.quiz, "utf8");
  expect(await runImport([desk.put("p.gift", plain), "--unit", "baking", ...asked, "--dry-run"], desk.run)).toBe(0);
  expect(desk.said[0]).toBe(`New: baking-2-1\nNot written: ${desk.quiz}`);
  expect(readFileSync(desk.quiz, "utf8")).toBe(before);
});

test("a unit without questions gets its file from the first import", async () => {
  const desk = openDesk();
  const text = await exported(desk, "all.csv");
  rmSync(desk.quiz);
  expect(await runImport([desk.put("in.csv", text), "--unit", "baking"], desk.run)).toBe(0);
  expect(questionsIn(desk)).toHaveLength(30);
});

test("a file that cannot be put in place leaves the old one, and nothing beside it", async () => {
  const desk = openDesk();
  const before = readFileSync(desk.quiz, "utf8");
  mkdirSync(join(dirname(desk.quiz), ".quiz.yaml.new"));
  expect(await runImport([desk.put("p.gift", plain), "--unit", "baking", ...asked], desk.run)).toBe(2);
  expect(desk.said[0]).toContain("The file cannot be written");
  expect(readFileSync(desk.quiz, "utf8")).toBe(before);
  rmSync(join(dirname(desk.quiz), ".quiz.yaml.new"), { recursive: true });
  expect(readdirSync(dirname(desk.quiz)).sort()).toEqual(["notes.yaml", "quiz.yaml", "review.yaml", "unit.yaml"]);
});

test("questions of another unit are told once", async () => {
  const desk = openDesk();
  await exported(desk, "baking.csv");
  expect(await runImport([desk.path("baking.csv"), "--unit", "ovens"], desk.run)).toBe(1);
  expect(desk.said.at(-1)).toContain("baking.csv:2: Questions of the unit baking have these ids: baking-1-q0");
  expect(desk.said.at(-1)?.match(/fix:/g)).toHaveLength(1);
});

test("a source that means something else than the unit's is refused", async () => {
  const desk = openDesk();
  const { code, said } = await reimport(desk, "leaflet: { name: The leaflet", "leaflet: { name: Another leaflet");
  expect([code, said]).toEqual([1, expect.stringContaining('The source "leaflet" is another one already.')]);
});

test("questions that have faults already are mended first", async () => {
  const desk = openDesk();
  writeFileSync(desk.quiz, readFileSync(desk.quiz, "utf8").replace("difficulty: 1", "difficulty: 4"));
  expect(await runImport([desk.put("p.gift", plain), "--unit", "baking", ...asked], desk.run)).toBe(1);
  expect(desk.said[0]).toMatch(/Mend this first:\n\ncontent\/units\/baking\/quiz\.yaml:\d+/);
});

test.each([
  [["--help"], 0, "npm run content -- import FILE --unit SUBJECT"],
  [[], 2, "import needs --unit SUBJECT"],
  [["--unit", "baking"], 2, "Name the file"],
  [["x.gift", "--unit", "bakng"], 2, "There is no unit bakng; nearest: baking."],
  [["x.gift", "--unit", "baking", "--topic", "baking-9"], 2, "There is no topic baking-9; nearest: baking-1"],
  [["x.gift", "--unit", "baking", "--source", "leaflets"], 2, "There is no source leaflets; nearest: leaflet."],
  [["x.doc", "--unit", "baking"], 2, "Say --format gift or csv"],
  [["x.gift", "--unit", "baking", "--difficulty", "4"], 2, "--difficulty is 1, 2 or 3"],
  [["x.gift", "--unit", "baking", "--colour"], 2, "--colour"],
  [["nowhere.gift", "--unit", "baking"], 2, "The file cannot be read"],
])("import %j", async (args, code, words) => {
  const desk = openDesk();
  expect(await runImport(args, desk.run)).toBe(code);
  expect(desk.said.join("\n")).toContain(words);
});

test("a table that is not in UTF-8 says how to save it", async () => {
  const desk = openDesk();
  const file = desk.put("latin.csv", Buffer.from("id,type,prompt,answer 1\n,single,\xa35,x", "latin1"));
  expect(await runImport([file, "--unit", "baking"], desk.run)).toBe(2);
  expect(desk.said[0]).toContain('Save As, "CSV UTF-8');
});
