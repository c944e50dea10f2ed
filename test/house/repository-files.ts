import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of the repository: its path from the top, with slashes, and its text. */
export interface RepositoryFile {
  readonly path: string;
  readonly text: string;
}

const top = fileURLToPath(new URL("../..", import.meta.url));

/** All files below a folder whose names end so, in order of their paths. */
export function filesBelow(folder: string, ...endings: readonly string[]): readonly RepositoryFile[] {
  return readdirSync(`${top}/${folder}`, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && (endings.length === 0 || endings.some((ending) => entry.name.endsWith(ending))),
    )
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(top.length).replace(/^\/+/, ""))
    .sort()
    .map((path) => ({ path, text: readTop(path) }));
}

/** The text of one file, by its path from the top. */
export function readTop(path: string): string {
  return readFileSync(`${top}/${path}`, "utf8");
}

/** What lies at the top of the repository, without what .gitignore names. */
export function topEntries(): readonly string[] {
  const ignored = new Set(
    readTop(".gitignore")
      .split("\n")
      .map((line) => line.replace(/\/$/, "")),
  );
  return readdirSync(top).filter((name) => !ignored.has(name) && !name.endsWith(".tsbuildinfo"));
}

/** What a file imports, in the order of its text. */
export function importsOf({ text }: RepositoryFile): readonly string[] {
  // The last is a file of a package that is no module: a font.
  const found = text.matchAll(
    /(?:^|[\s}])from "([^"]+)"|\bimport\("([^"]+)"\)|^import "([^"]+)"|createRequire\(import\.meta\.url\)\.resolve\("([^"]+)"\)/gm,
  );
  return Array.from(found, (match) => match.slice(1).find((name) => name !== undefined) ?? "");
}

/** The lines that match, as "path:line: text", without the lines that are comments. */
export function linesMatching(files: readonly RepositoryFile[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line, index) => ({ line, where: `${path}:${index + 1}` }))
      .filter(({ line }) => !/^\s*(?:\/\/|\/?\*)/.test(line) && pattern.test(line))
      .map(({ line, where }) => `${where}: ${line.trim()}`),
  );
}
