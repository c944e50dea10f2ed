import type { QuestionReport, ReportList } from "../ports/report-list.ts";
import { byQuestion, withoutReport, withReport } from "./report-lines.ts";

/** The list as long as the process lasts. */
export function openMemoryReports(): ReportList {
  let reports: readonly QuestionReport[] = [];
  return {
    note: async (report, on) => {
      reports = withReport(reports, report, on);
    },
    withdraw: async (report) => {
      reports = withoutReport(reports, report);
    },
    list: async () => byQuestion(reports),
    clear: async (question) => {
      const before = reports.length;
      reports = reports.filter((one) => one.question !== question);
      return before - reports.length;
    },
  };
}
