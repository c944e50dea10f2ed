import { expect, test } from "vitest";
import type { PaperOrder } from "../../../src/ports/papers.ts";
import { personOf } from "../standing/practised-person.ts";
import { teamTalk } from "./team-office.ts";

const sam = personOf({ name: "Sam Okafor", planned: [1, 2, 3, 6], practised: [1, 6], idle: 9 });
const dee = personOf({ name: "=cmd|Dee", achieved: [1], planned: [3, 44], practised: [3], idle: 1, seed: 6 });
const eve = { ...personOf({ name: "Eve" }), qualification: null };
const team = { name: "Nörth/gate №1", members: [sam, dee, eve] };

test("a heat map has a row for each and a column for each unit of a plan, in words and figures too", async () => {
  const talk = await teamTalk([team]);
  const { reply } = await talk.says("heat map");
  const [drawn, table, apart] = reply.blocks;
  if (drawn?.kind !== "picture" || drawn.picture.kind !== "heat" || table?.kind !== "table")
    throw new Error("no heat map");
  expect(drawn.picture.columns).toEqual(["U1", "U2", "U3", "U6"]);
  expect(drawn.picture.rows.map(({ label }) => label)).toEqual(["=cmd|Dee", "Sam Okafor"]);
  expect(drawn.picture.rows[0]?.cells[0]).toEqual({ share: null, note: "A" });
  expect(table.rows[0]?.slice(1, 3)).toEqual(["A", ""]);
  expect(table.rows[1]?.slice(2, 4)).toEqual(["-", "-"]);
  expect(drawn.alt).toMatch(/: a heat map, 2 people by 4 units\. .*Sam Okafor: \d+ % over 4 units, most in unit 6/);
  expect(JSON.stringify(apart)).toContain("One person has not chosen a certificate");
});

test("a share is expected recall times the share met, of all questions of the unit", async () => {
  const talk = await teamTalk([team]);
  const { data } = await talk.says("heat map");
  const member = await talk.says("show me sam");
  const units = member.data["units"];
  const unit = Array.isArray(units) ? units.find(({ unit: number }) => number === 6) : undefined;
  const maps = data["maps"];
  const shares = Array.isArray(maps) ? maps[0].rows[1].shares : [];
  expect(shares[3]).toBeCloseTo((unit.recall * unit.seen) / unit.of, 10);
});

test("twenty are drawn on one screen, the rest on the next", async () => {
  const many = Array.from({ length: 23 }, (_, at) =>
    personOf({ name: `P${String(at).padStart(2, "0")}`, planned: [1, 2], idle: 1, seed: at + 1 }),
  );
  const talk = await teamTalk([{ name: "Big", members: many }]);
  expect(JSON.stringify((await talk.says("heat map")).reply)).toContain("1 to 20 of 23");
  expect(JSON.stringify((await talk.says("show more")).reply)).toContain("21 to 23 of 23");
});

test("an export is a file with a row for each, whatever the team is called; a spreadsheet has the units beside", async () => {
  const orders: PaperOrder[] = [];
  const papers = {
    make: async (order: PaperOrder) => {
      orders.push(order);
      return { name: order.name, type: "text/csv", base64: "", about: order.about };
    },
  };
  const talk = await teamTalk([team], false, { papers });
  const { reply } = await talk.says("export my team as csv");
  await talk.says("export my team as a spreadsheet");
  expect(reply.blocks.at(-1)?.kind).toBe("file");
  const [csv, xlsx] = orders;
  expect(csv?.name).toBe("team-north-gate-no1-2026-11-23.csv");
  const rows = csv?.kind === "csv" ? csv.sheet.rows : [];
  expect(rows.map(([name]) => name)).toEqual(["=cmd|Dee", "Eve", "Sam Okafor"]);
  expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  expect(csv?.kind === "csv" ? csv.sheet.head.length : 0).toBe(rows[0]?.length);
  const sheets = xlsx?.kind === "xlsx" ? xlsx.sheets : [];
  expect(sheets.map(({ title }) => title)).toEqual(["People", "Units"]);
  expect(sheets[1]?.rows.every(({ length }) => length === sheets[1]?.head.length)).toBe(true);
});

test("people on different certificates stand in maps of their own, most people first", async () => {
  const high = { ...personOf({ name: "Ada", idle: 1 }), qualification: "10267" };
  const talk = await teamTalk([{ name: "Mixed", members: [high, sam, dee] }]);
  const { data, reply } = await talk.says("heat map");
  const maps = data["maps"];
  expect(Array.isArray(maps) ? maps.map(({ qualification }) => qualification) : []).toEqual(["10266", "10267"]);
  expect(reply.blocks.filter(({ kind }) => kind === "picture")).toHaveLength(2);
});

test("an export that is delivered again comes with its file again", async () => {
  const papers = {
    make: async ({ name, about }: PaperOrder) => ({ name, type: "text/csv", base64: "", about }),
  };
  const talk = await teamTalk([team], false, { papers });
  const first = await talk.says("export my team as csv", { event: "m/1" });
  const again = await talk.says("export my team as csv", { event: "m/1" });
  expect(again.reply.blocks.at(-1)).toMatchObject({ kind: "file" });
  expect(again.reply.title).toBe(first.reply.title);
});
