import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openMemoryReports } from "../../src/storage/memory-reports.ts";
import { openReportFile, reportsName } from "../../src/storage/report-file.ts";
import { reportContract } from "../contracts/report-list.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();
reportContract("memory", openMemoryReports);
reportContract("the file", () => openReportFile(tempFolder({ quick: true })));

const report = { question: "sell-1", version: 1, said: "the fine is wrong" };

it("the file outlasts the process and only its user reads it", async () => {
  const dir = tempFolder();
  await openReportFile(dir).note(report, "2026-11-25");
  expect((await openReportFile(dir).list()).map(({ said }) => said)).toEqual([report.said]);
  expect(statSync(join(dir, reportsName)).mode & 0o777).toBe(0o600);
});

it.each(["{", '{"version":2,"reports":[]}', '{"version":1,"reports":[{"question":7}]}'])(
  "a damaged file is named and kept: %s",
  async (text) => {
    const dir = tempFolder();
    writeFileSync(join(dir, reportsName), text);
    await expect(openReportFile(dir).note(report, "2026-11-25")).rejects.toMatchObject({ code: "EDAMAGED" });
    expect(readFileSync(join(dir, reportsName), "utf8")).toBe(text);
  },
);
