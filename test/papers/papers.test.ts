import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPapers } from "../../src/papers/open-papers.ts";
import type { PaperOrder, PrintedPage, Sheet } from "../../src/ports/papers.ts";

const papers = openPapers({ clock: { now: () => Date.UTC(2026, 10, 26) } });
const anyText = fc.string({ unit: "binary", maxLength: 60 });

async function bytesOf(order: PaperOrder): Promise<Buffer> {
  return Buffer.from((await papers.make(order)).base64, "base64");
}

const csvOf = (sheet: Sheet) => bytesOf({ kind: "csv", name: "team.csv", about: "Team", sheet });
const formulas = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  " =1+1",
  "\u00a0\u200b@SUM(A1)",
  " \t+1",
];

describe("A CSV file", () => {
  it("makes inert what a spreadsheet would run, and leaves numbers and other words alone", async () => {
    const rows = [...formulas, 'Sam, the "first"', "a=b", -3, null].map((cell) => [cell]);
    const bytes = await csvOf({ title: "", head: ["=Name"], rows });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parse(bytes, { bom: true }).flat()).toEqual([
      "'=Name",
      ...formulas.map((one) => `'${one}`),
      'Sam, the "first"',
      "a=b",
      "-3",
      "",
    ]);
  });

  it("is read back as it was, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = parse(await csvOf({ title: "", head: ["a", "b"], rows }), { bom: true }).slice(1);
        const text = (cell: string) =>
          /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u.test(cell) ? `'${cell}` : cell;
        expect(read).toEqual(rows.map((row) => row.map((cell) => Buffer.from(text(cell)).toString())));
      }),
      { numRuns: 50 },
    );
  });
});

const sheets: readonly Sheet[] = [
  { title: "Team: A/B", head: ["Name"], rows: [["=1+1"], [2], [null], ["\u0000\ud800 <b>"]] },
  { title: "team  a b", head: [], rows: [] },
  { title: "'".repeat(40), head: ["x"], rows: [[Number.NaN], ["x".repeat(40_000)]] },
];

describe("A workbook", () => {
  it("is a zip file of sheets with distinct names, whatever they are called", async () => {
    const file = await papers.make({ kind: "xlsx", name: "team Ä.xlsx", about: "Team", sheets });
    expect(file).toMatchObject({ name: "team-A.xlsx", about: "Team" });
    expect(file.type).toContain("spreadsheetml");
    expect(Buffer.from(file.base64, "base64").subarray(0, 2).toString()).toBe("PK");
  });
});

const page: PrintedPage = {
  title: "Unit 6: Contact channels",
  facts: [["Learner", "Sam Okafor"]],
  head: ["Criterion", "State"],
  widths: [1, 3],
  rows: [["1.1", "signed"]],
  signatures: ["Learner", "Assessor"],
  footer: "Practice results are not part of this checklist.",
};
const pdfOf = (pages: readonly PrintedPage[]) => bytesOf({ kind: "pdf", name: "a.pdf", about: "Checklist", pages });
const pagesIn = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length;

describe("A printed checklist", () => {
  it("is tagged, in English, with a title, each page beginning anew", async () => {
    const pdf = await pdfOf([page, page]);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    for (const said of ["/Marked true", "/Lang (en-GB)", "/DisplayDocTitle true"])
      expect(pdf.toString("latin1")).toContain(said);
    expect(pagesIn(pdf)).toBe(2);
  });

  it("goes on over as many pages as it takes, also within one row", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`${at}`, "signed by the assessor ".repeat(9)]);
    expect(pagesIn(await pdfOf([{ ...page, rows }]))).toBeGreaterThan(2);
    expect(pagesIn(await pdfOf([{ ...page, rows: [["1.1", "word ".repeat(4_000)]] }]))).toBeGreaterThan(3);
    expect(pagesIn(await pdfOf([{ ...page, facts: [["Learner", "long ".repeat(3_000)]] }]))).toBeGreaterThan(2);
  });

  it("is made without pages, columns, rows or widths too", async () => {
    expect(pagesIn(await pdfOf([]))).toBe(1);
    expect(pagesIn(await pdfOf([{ ...page, head: [], widths: [], rows: [["lost"]], signatures: [] }]))).toBe(1);
  });

  it("is made of any name and any words", async () => {
    const names = ["李雷", "عبد الله \u202e‏", "😀👩‍👩‍👧", "\ud800", "\u0000\u0007\ufeff", "a\u0301".repeat(200)];
    const texts = fc.array(fc.oneof(anyText, fc.constantFrom(...names)), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, async ([title = "", value = "", cell = "", footer = ""]) => {
        const pdf = await pdfOf([{ ...page, title, facts: [[value, value]], rows: [[cell, value]], footer }]);
        expect(pagesIn(pdf)).toBe(1);
      }),
      { numRuns: 8 },
    );
  });
});

it("a file of everything is JSON that people can read", async () => {
  const bytes = await bytesOf({ kind: "json", name: "../../me.json", about: "You", value: { name: "Sam" } });
  expect(bytes.toString()).toBe('{\n  "name": "Sam"\n}\n');
  expect((await papers.make({ kind: "json", name: "../../me.json", about: "", value: 1 })).name).toBe("me.json");
  expect((await papers.make({ kind: "json", name: "李雷", about: "", value: 1 })).name).toBe("file");
});
