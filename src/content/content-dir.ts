import { fileURLToPath } from "node:url";

/** The content folder that ships with the package; found from `src/content` and from `dist/content` alike. */
export function contentDir(): string {
  return fileURLToPath(new URL("../../content", import.meta.url));
}
