import { checkPointers } from "./check-pointers.ts";
import { checkReferences } from "./check-references.ts";
import { checkRules } from "./check-rules.ts";
import { checkSources } from "./check-sources.ts";
import { checkPieces } from "./check-study.ts";
import { checkVersions } from "./check-versions.ts";
import { findMisfits } from "./mandatory-sum.ts";
import type { QualificationInFile } from "./qualification-schema.ts";
import type { Checked } from "./read-file.ts";
import type { Folder } from "./read-folder.ts";
import type { Report } from "./report.ts";

/** Reports everything that no single file shows by its form: what points nowhere, and what contradicts something else. */
export function checkFolder(folder: Folder, report: Report): void {
  const { qualifications, subjects, faq, sources } = folder;
  for (const file of qualifications) {
    checkPointers(file, folder.subjectNames, report);
    checkRules(file, report);
    checkReferences(file, report);
    checkSums(file, report);
  }
  checkVersions(qualifications, report);
  checkFaq(folder, report);
  checkEmergencies(folder, report);
  // Without the sources file every source would be reported, and the missing file is reported already.
  if (sources === undefined) return;
  const known = new Set(Object.keys(sources.content));
  for (const file of [...qualifications, ...subjects.values(), ...(faq === undefined ? [] : [faq])]) {
    checkSources(file, known, report);
  }
}

function checkSums(file: Checked<QualificationInFile>, report: Report): void {
  for (const misfit of findMisfits(file.content.units, file.content.rules)) {
    report({
      where: file.where(["rules", misfit.rule, "total"]),
      problem: misfit.words,
      fix: "Allowed: credits that come to the total, or total: null.",
    });
  }
}

function checkEmergencies({ emergencies: file }: Folder, report: Report): void {
  if (file === undefined) return;
  checkPieces(
    file.content.entries.map((one, at) => ({ ...one, file, path: ["entries", at] })),
    report,
  );
}

function checkFaq({ faq, qualifications, unreadable }: Folder, report: Report): void {
  // A file that cannot be read may be the one that an answer means.
  if (faq === undefined || unreadable) return;
  const codes = qualifications.map((file) => file.content.code);
  for (const [place, { qualification }] of faq.content.entries.entries()) {
    if (qualification === null || codes.includes(qualification)) continue;
    report({
      where: faq.where(["entries", place, "qualification"]),
      problem: `There is no qualification ${qualification}.`,
      fix: `Allowed: ${codes.join(", ")}, or null for all.`,
    });
  }
}
