import { overlaps } from "./periods.ts";
import type { QualificationInFile } from "./qualification-schema.ts";
import type { Checked } from "./read-file.ts";
import type { Report } from "./report.ts";

type File = Checked<QualificationInFile>;

/** Reports files of one qualification that claim the same version, or to be in force on the same day. */
export function checkVersions(files: readonly File[], report: Report): void {
  for (const [place, file] of files.entries()) {
    for (const earlier of files.slice(0, place)) {
      if (earlier.content.code === file.content.code) checkTwo(earlier, file, report);
    }
  }
}

function checkTwo(earlier: File, file: File, report: Report): void {
  const { code, version, effective } = file.content;
  const other = earlier.where(["version"]);
  if (earlier.content.version === version) {
    report({
      where: file.where(["version"]),
      problem: `Version ${version} of ${code} stands in ${other} too.`,
      fix: "Allowed: a version of its own for each file of a qualification.",
    });
  }
  if (!overlaps(earlier.content.effective, effective)) return;
  report({
    where: file.where(["effective"]),
    problem: `These rules of ${code} and those of ${other} are in force on the same days.`,
    fix: "Allowed: periods that share no day; null means an open end.",
  });
}
