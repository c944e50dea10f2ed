import type { Checked } from "./read-file.ts";
import type { Report } from "./report.ts";

type Path = readonly PropertyKey[];

/** Reports every `source` in the file that the sources file does not have. */
export function checkSources(file: Checked<unknown>, known: ReadonlySet<string>, report: Report): void {
  for (const { path, source } of sourcesIn(file.content, [])) {
    if (known.has(source)) continue;
    report({
      where: file.where(path),
      problem: `The source "${source}" is not in the sources file.`,
      fix: `Allowed: ${[...known].join(", ")}; or add it to sources.yaml.`,
    });
  }
}

function sourcesIn(value: unknown, path: Path): readonly { readonly path: Path; readonly source: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === "source" && typeof part === "string"
      ? [{ path: [...path, key], source: part }]
      : sourcesIn(part, [...path, key]),
  );
}
