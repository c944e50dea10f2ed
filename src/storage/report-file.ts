import { join } from "node:path";
import type { ReportList } from "../ports/report-list.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openListFile } from "./list-file.ts";
import { byQuestion, reportsSchema, withoutReport, withReport } from "./report-lines.ts";

/** The name of the file in the data folder. */
export const reportsName = "reported.json";

/** The list in one small file of the data folder. */
export function openReportFile(dir: string, fs: FileSystem = nodeFileSystem): ReportList {
  const list = openListFile({
    file: join(dir, reportsName),
    fs,
    name: "The list of reported questions",
    parse: (value) => reportsSchema.safeParse(value).data?.reports,
    pack: (reports) => ({ version: 1, reports }),
  });
  return {
    note: (report, on) => list.change((all) => withReport(all, report, on)),
    withdraw: (report) => list.change((all) => withoutReport(all, report)),
    list: async () => byQuestion(await list.read()),
    clear: async (question) => {
      let gone = 0;
      await list.change((all) => {
        const left = all.filter((one) => one.question !== question);
        gone = all.length - left.length;
        return left;
      });
      return gone;
    },
  };
}
