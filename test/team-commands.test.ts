import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { membersOf } from "../src/domain/roster.ts";
import { openFileStore } from "../src/storage/file-store.ts";
import { readRoster } from "../src/storage/roster-file.ts";
import { runTeam } from "../src/team-commands.ts";
import { keepLog, removeTempFolders, stoppedClock, tempFolder } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

removeTempFolders();
const output = takeOutput();

function listIn(dir: string, lines: readonly string[]): string {
  const file = join(dir, "people.csv");
  writeFileSync(file, `${lines.join("\r\n")}\r\n`);
  return file;
}

const good = [
  "\ufeffID,Name,Team,Role",
  'slack:T1/ada,"Lovelace, Ada",Northgate,manager',
  "slack:T1/sam,Sam,Northgate,",
  "teams:x/jo,Jo,northgate,learner",
  "slack:T1/tom,Tom,,trainer",
];

test("a list is checked without a change, then done, and may come again", async () => {
  const dir = tempFolder({ quick: true });
  const data = join(dir, "data");
  const file = listIn(dir, good);
  expect(await runTeam(["import", file, "--check", "--data", data])).toBe(0);
  expect(output.out).toContain("4 people, 1 team (northgate). Nothing was changed.");
  for (let times = 0; times < 2; times += 1) expect(await runTeam(["import", file, "--data", data])).toBe(0);
  const roster = await readRoster(data);
  expect(roster.teams.map((team) => [team.name, team.managers, membersOf(team)])).toEqual([
    ["Northgate", ["slack:T1/ada"], ["slack:T1/sam", "teams:x/jo"]],
  ]);
  expect(roster.appointed).toMatchObject([{ who: "slack:T1/tom", role: "trainer" }]);
  output.out = "";
  await runTeam(["list", "--data", data]);
  expect(output.out).toBe("Northgate: 2 members; managed by Lovelace, Ada\n");
});

test("every bad line is named with what to do, and nothing of the list is done", async () => {
  const dir = tempFolder({ quick: true });
  const bad = [
    "sam,Sam,Northgate,",
    ",Kim,Northgate,",
    "slack:T1/jo,Jo,Northgate,admin",
    "slack:T1/lee,Lee,,",
    "slack:T1/sam,Z,N,boss",
  ];
  const file = listIn(dir, [...good, ...bad]);
  expect(await runTeam(["import", file, "--data", dir])).toBe(2);
  const numbers = [...output.err.matchAll(/people\.csv:(\d+):/g)].map(([, number]) => Number(number));
  expect([...new Set(numbers)]).toEqual([6, 7, 8, 9, 10]);
  expect(output.err).toContain("ADMINS");
  expect((await readRoster(dir)).teams).toEqual([]);
});

test.each([
  { what: "a file that is not there", lines: undefined, says: "cannot be read" },
  { what: "another head", lines: ["who,where", "a,b"], says: "There is no column id, team, role" },
  { what: "a cell that does not end", lines: ["id,name,team,role", 'slack:T1/a,"A,N,'], says: "Mend that line" },
  { what: "nothing below the head", lines: ["id,name,team,role"], says: "no lines" },
])("$what is said in words", async ({ lines, says }) => {
  const dir = tempFolder({ quick: true });
  const file = lines === undefined ? join(dir, "none.csv") : listIn(dir, lines);
  expect(await runTeam(["import", file, "--data", dir])).toBe(2);
  expect(output.err).toContain(says);
});

test("while a server has the folder nothing is done", async () => {
  const dir = tempFolder({ quick: true });
  const server = await openFileStore({ dir, clock: stoppedClock, log: keepLog() });
  await expect(runTeam(["import", listIn(dir, good), "--data", dir])).rejects.toMatchObject({ code: "ELOCKED" });
  await server.close();
  expect((await readRoster(dir)).teams).toEqual([]);
});

test("what cannot be meant is answered with how it is used", async () => {
  for (const args of [[], ["import"], ["list", "x"], ["list", "--check"], ["import", "a", "--no"]]) {
    output.err = "";
    expect(await runTeam(args)).toBe(2);
    expect(output.err).toContain("npm run team -- import");
  }
});
