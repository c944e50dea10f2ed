import type { QuestionReport, ReportList } from "../ports/report-list.ts";
import { byQuestion, withReport } from "./report-lines.ts";

/** The list as long as the process lasts. */
export function openMemoryReports(): ReportList {
  let reports: readonly QuestionReport[] = [];
  return {
    note: async (report, on) => {
      reports = withReport(reports, report, on);
    },
    list: async () => byQuestion(reports),
    clear: async (question) => {
      const before = reports.length;
      reports = reports.filter((one) => one.question !== question);
      return before - reports.length;
    },
  };
}
