import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { codeLife } from "../../src/app/merge/link-roster.ts";
import { joinCodeLife, mostWrongCodes } from "../../src/domain/roster-codes.ts";
import { fileMs } from "../../src/ports/downloads.ts";
import { linkMs, sessionMs } from "../../src/ports/page-store.ts";
import { filesBelow, linesMatching, readTop } from "./repository-files.ts";

const page = readTop(".github/SECURITY.md");
const top = fileURLToPath(new URL("../..", import.meta.url));
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| who (?:has )?\|/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );

function pathsIn(text = ""): readonly string[] {
  return Array.from(text.matchAll(/`([\w.-]+(?:\/[\w.-]*)+|package[\w-]*\.json)`/g), ([, path = ""]) => path);
}

/** The cells of the row of a table that begins so. */
function rowOf(...cells: readonly string[]): readonly string[] {
  const found = rows.filter((row) => cells.every((cell, index) => row[index] === cell));
  expect(found).toHaveLength(1);
  return found[0] ?? [];
}

test("every file that the page of security names is there", () => {
  const named = pathsIn(page);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((path) => !existsSync(`${top}/${path}`))).toEqual([]);
});

test("every threat names who, what, a bound, the file that holds it, and a test that shows it", () => {
  expect(rows.length).toBeGreaterThan(30);
  const poor = rows.filter(
    (cells) => cells.length !== 5 || cells.includes("") || pathsIn(cells[3]).length === 0 || !isTested(cells[4]),
  );
  expect(poor).toEqual([]);
});

function isTested(cell: string | undefined): boolean {
  const tests = pathsIn(cell);
  return tests.length > 0 && tests.every((path) => /^test\/.+\.test\.tsx?$/.test(path));
}

test("the bounds of links, sessions, files and codes are those of the source", () => {
  const minute = 60_000;
  expect(rowOf("a link to the pages")[2]).toContain(`${linkMs / minute} minutes`);
  expect(rowOf("a session's cookie")[2]).toContain(`${sessionMs / minute / 60} hours`);
  expect(rowOf("a link to a file")[2]).toContain(`${fileMs / minute} minutes`);
  expect(rowOf("a join code")[2]).toContain(`${joinCodeLife / minute / 60 / 24} days`);
  expect(rowOf("a link code")[2]).toContain(`${codeLife / minute} minutes`);
  expect(rowOf("a learner", "guesses join or link codes")[2]).toContain(`after ${mostWrongCodes} wrong ones`);
});

test("the bounds of requests are those of the source", () => {
  expect(readTop("src/platforms/slack/check-signature.ts")).toContain("mostSkew = 300_000");
  expect(rowOf("who recorded one of Slack's requests")[2]).toContain("5 minutes");
  const server = readTop("src/server/http-server.ts");
  const seconds = (name: string) =>
    Number(new RegExp(`server\\.${name} = ([\\d_]+)`).exec(server)?.[1]?.replaceAll("_", "")) / 1_000;
  const looks = /usualLooks = (\d+)/.exec(readTop("src/server/file-shelf.ts"))?.[1];
  const files = page.split("\n").find((line) => line.includes("asks for files by made-up addresses"));
  expect(files).toContain(`at most ${looks} are looked for`);
  const bounds = rowOf("anybody on the network", "large, slow or endless requests")[2];
  expect(bounds).toContain(`${seconds("headersTimeout")} s for headers, ${seconds("requestTimeout")} s for a request`);
});

test("no package that is shipped runs anything while it is installed", () => {
  const entry = z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() });
  const { packages } = z
    .object({ packages: z.record(z.string(), entry) })
    .parse(JSON.parse(readTop("package-lock.json")));
  const running = Object.entries(packages).filter(([path, one]) => path !== "" && one.hasInstallScript === true);
  expect(running.filter(([, { dev }]) => dev !== true)).toEqual([]);
});

test("nothing puts text into a query as it is", () => {
  expect(linesMatching(filesBelow("src", ".ts", ".tsx"), /\bsql\.(?:raw|lit)\b/)).toEqual([]);
});
