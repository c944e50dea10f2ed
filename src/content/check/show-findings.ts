import { countFindings, type Finding, type Severity } from "./finding.ts";

/** How to write for whoever reads: in colour or not; `inert` takes out what a terminal would obey. */
export interface FindingLook {
  readonly styled: boolean;
  readonly inert: (text: string) => string;
}

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33 };

/** The findings one after the other: place, severity and check in the first line, then what is wrong, then what mends it. */
export function showFindings(findings: readonly Finding[], { styled, inert }: FindingLook): string {
  const paint = (text: string, code: number) => (styled ? `\u001b[${code}m${text}\u001b[0m` : text);
  const blocks = findings.map(({ where, severity, check, problem, fix }) =>
    [
      `${paint(inert(where), 1)}  ${paint(severity, colours[severity])}  ${check}`,
      `  ${inert(problem)}`,
      `  fix: ${inert(fix)}`,
    ].join("\n"),
  );
  return blocks.join("\n");
}

/** "3 errors, 1 warning" */
export function summariseFindings(findings: readonly Finding[]): string {
  const counts = countFindings(findings);
  const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
  return `${plural(counts.error, "error")}, ${plural(counts.warning, "warning")}`;
}

/** The findings for a program: one JSON object with the counts, `file` and `line` apart. */
export function findingsAsJson(findings: readonly Finding[]): string {
  const parts = findings.map((finding) => {
    const [, file = finding.where, line] = /^(.*):(\d+)$/.exec(finding.where) ?? [];
    return { file, line: line === undefined ? null : Number(line), ...finding };
  });
  const { error, warning } = countFindings(findings);
  return JSON.stringify({ errors: error, warnings: warning, findings: parts });
}
