import { open } from "node:fs/promises";
import { join } from "node:path";
import { OutsideError } from "../../domain/outside-error.ts";
import type { ReplyFile } from "../../domain/reply.ts";

/** Names that are tried beside the first: "plan-2.pdf" to "plan-99.pdf". */
const mostNames = 99;

/**
 * Saves a file under its name in a folder, never over one that is there: then under "name-2". Gives the name it got, and
 * rejects with an `OutsideError` where it cannot be written. For this user's eyes alone.
 */
export async function saveFile(file: ReplyFile, folder: string): Promise<string> {
  const bytes = Buffer.from(file.base64, "base64");
  for (let count = 1; count <= mostNames; count++) {
    const name = nameOf(file.name, count);
    if (await writeNew(join(folder, name), bytes)) return name;
  }
  throw failed("EEXIST");
}

/** Only letters, digits, dots, hyphens and underscores, and no dot in front: it never leaves the folder, nor hides. */
function nameOf(given: string, count: number): string {
  const bare =
    given
      .replaceAll(/[^\w.-]/g, "-")
      .replace(/^\.+/, "")
      .slice(-100) || "file";
  const dot = bare.lastIndexOf(".");
  const [stem, end] = dot > 0 ? [bare.slice(0, dot), bare.slice(dot)] : [bare, ""];
  return count === 1 ? bare : `${stem}-${count}${end}`;
}

/** False where there is something of that name. */
async function writeNew(path: string, bytes: Buffer): Promise<boolean> {
  try {
    const handle = await open(path, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "EUNKNOWN";
    if (code === "EEXIST") return false;
    throw failed(code, error);
  }
}

function failed(code: string, cause?: unknown): OutsideError {
  return new OutsideError("a file could not be saved in this folder", { where: "save file", code, cause });
}
