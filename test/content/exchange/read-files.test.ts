import { expect, test } from "vitest";
import type { DraftFile } from "../../../src/content/exchange/draft.ts";
import { makeCellInert, restoreCell } from "../../../src/content/exchange/inert-cells.ts";
import { readCsv } from "../../../src/content/exchange/read-csv.ts";
import { readGift } from "../../../src/content/exchange/read-gift.ts";

const told = ({ faults }: DraftFile) => faults.map(({ line, problem }) => `${line} ${problem}`);
const valuesOf = ({ drafts }: DraftFile) => drafts.map(({ value }) => value);

test.each([
  ["Time: now?{=a ~b}", /1 This is no GIFT: .*":" found/],
  ["\n\nWho?{\n=a\n~b", /5 This is no GIFT/],
  ["Is it?{T}", /1 .*bare true or false/],
  ["Say why.{}", /1 There is no answer/],
  ["Only words", /1 There are no answers/],
  ["How many?{#5:1#Five.}", /1 This is no GIFT/],
  ["How many?{#=5 =6}", /1 There is not exactly one right number/],
  ["How many?{#=5#Yes.=%0%6:1#No.}", /1 A wrong number has a tolerance/],
  ["Which?{=a#1 ~%50%b#2 ~c#3}", /1 An option is partly right/],
  ["Which?{=%100%a =%50%b}", /1 An answer is partly right/],
  ["Which?{=a#one =b#two}", /1 The right answers have different feedback/],
  ["Which?{=a#1 ~b#2 ~c#3 ####Well done}", /1 There is no place for general feedback/],
  ["Which?{=a -> b =c -> d =e -> f ####Well done}", /1 The general feedback .* says otherwise/],
  ['Which?{=[html]<img src\\="x.png"> ~b ~c}', /1 There is more than words in it: HTML/],
  ["//| type: order\nSort.{=2 -> b =1 -> a =3 -> c}", /2 The steps are not in their order/],
  ["//| type: true-false\nIs it?{=Perhaps ~True, x ~False, y}", /2 "Perhaps" says neither/],
  ["//| hint: [\nIs it?{=a ~b ~c}", /[12] The lines that begin \/\/\| are no valid YAML/],
  ["//| hint\nIs it?{=a ~b ~c}", /1 The lines that begin \/\/\| say nothing/],
  ["Is it?{=a ~b ~c}\n\n//| hint: x", /3 No question follows/],
])("%j is told with its line", (text, problem) => {
  expect(told(readGift(text))).toEqual([expect.stringMatching(problem)]);
});

test("every fault of a GIFT file is told at once, and a sound question among them is read", () => {
  const read = readGift("A: b{=x}\n\nWhich?{=a#1 ~b#2}\n\nIs it?{T}\n");
  expect(told(read)).toEqual([expect.stringMatching(/^1 /), expect.stringMatching(/^5 /)]);
  expect(valuesOf(read)).toHaveLength(1);
});

test("GIFT as Moodle writes it is read: comments, a category, HTML of its editor, weights, several right answers", () => {
  const read = readGift(
    [
      "// question: 0  name: Switch category to $course$/top/Bread",
      "$CATEGORY: $course$/top/Bread",
      "",
      "",
      "// question: 7  name: Flour",
      "// [id:flour-1] [tag:bread]",
      "::Flour::[html]<p>Which are <b>flours</b>?</p><p>Say &amp; know\\: it.</p>{",
      "\t~%50%<p>Rye</p>#[html]<p>Yes.</p>",
      "\t~%50%Wheat#Yes.",
      "\t~%-100%Salt#No.",
      "}",
      "",
      "Bread is made of {=flour =Flour =%0%water#Not alone.} and water.",
    ].join("\r\n"),
  );
  expect(told(read)).toEqual([]);
  expect(read.drafts.map(({ category, title }) => [category, title])).toEqual([
    ["$course$/top/Bread", "Flour"],
    ["$course$/top/Bread", undefined],
  ]);
  expect(valuesOf(read)).toEqual([
    {
      id: "flour-1",
      type: "multiple",
      prompt: "Which are flours?\nSay & know: it.",
      options: [
        { text: "Rye", right: true, because: "Yes." },
        { text: "Wheat", right: true, because: "Yes." },
        { text: "Salt", right: false, because: "No." },
      ],
    },
    {
      type: "short",
      prompt: "Bread is made of _____ and water.",
      accept: ["flour", "Flour"],
      slips: [{ value: "water", because: "Not alone." }],
    },
  ]);
});

test("a step that was reworded keeps the explanation that is left over", () => {
  const block = "//| type: order\n//| because: [{ text: a, because: A }, { text: b, because: B }]\n";
  expect(valuesOf(readGift(`${block}Sort.{=1 -> a =2 -> bee}`))).toMatchObject([
    {
      steps: [
        { text: "a", because: "A" },
        { text: "bee", because: "B" },
      ],
    },
  ]);
});

test("a number between two is their middle, either way", () => {
  expect(valuesOf(readGift("Pi?{#3.0..3.5}"))).toMatchObject([{ answer: 3.25, tolerance: 0.25, slips: [] }]);
});

const head = "id,type,prompt,answer 1,answer 1 is,answer 1 because,tolerance,scenario,written,source 1";

test.each([
  ["id,prompt\n", ['1 The column "type" is missing.', '1 The column "answer 1" is missing.']],
  ["type,prompt,answer 1,colour\n", ['1 There is no column "colour".']],
  ["type,prompt,answer 1,prompt\n", ['1 The column "prompt" stands twice.']],
  [`${head}\na,single,"x`, [/2 This is no CSV/]],
  [`${head}\na,single,x,y,maybe,z`, [/2 "maybe" does not say what the answer is. \(column "answer 1 is"\)/]],
  [`${head}\na,true-false,x,y,right,z`, [/2 "right" does not say what the answer is/]],
  [`${head}\na,order,x,y,2,z`, [/2 There is no step 1/]],
  [`${head}\na,number,x,ten,right,z`, [/2 "ten" is no number/]],
  [`${head}\na,number,x,10,wrong,z`, [/2 0 numbers are right/]],
  [`${head}\na,number,x,10,right,z,wide`, [/2 "wide" is no number. \(column "tolerance"\)/]],
  [`${head}\na,single,x,y,right,z,,perhaps`, [/2 "perhaps" is neither yes nor no/]],
  [`${head}\na,single,"x\ny",y,right,z\nb,single,x,y,?,z`, [/4 "\?" does not say/]],
  [`${head}\na,single,x,y,right,z,,,,,, and more`, [/2 The row has more cells/]],
])("the table %j is told with its line", (text, problems) => {
  expect(told(readCsv(text))).toEqual(
    problems.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))),
  );
});

test("a table that a spreadsheet has rewritten is read: semicolons, TRUE, a British date, empty rows", () => {
  const text = `\uFEFF${head.replaceAll(",", ";").toUpperCase()}\r\n;SINGLE;x, y;a;RIGHT;z;;TRUE;5/11/2026;leaflet\r\n;;;;;;;;;\r\n`;
  const read = readCsv(text);
  expect(told(read)).toEqual([]);
  expect(valuesOf(read)).toEqual([
    {
      type: "single",
      prompt: "x, y",
      scenario: true,
      written: "2026-11-05",
      sources: ["leaflet"],
      options: [{ text: "a", right: true, because: "z" }],
    },
  ]);
});

test.each(["=1+1", "+44", "-5", "@here", "\tx", "'=1", "''-", "'quoted'", "plain", "'"])(
  "the cell %j is inert and comes back",
  (cell) => {
    const inert = makeCellInert(cell);
    expect(inert).not.toMatch(/^[=+\-@\t\r]/);
    expect(restoreCell(inert)).toBe(cell);
  },
);

test("a number below zero that somebody typed is read as it is", () => {
  expect(restoreCell("-5")).toBe("-5");
});
