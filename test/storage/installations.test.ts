import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openInstallationFiles } from "../../src/storage/installation-files.ts";
import { openMemoryInstallations } from "../../src/storage/memory-installations.ts";
import { describeInstallationStore } from "../contracts/installation-store.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

describeInstallationStore({ name: "The installations in memory", open: async () => openMemoryInstallations() });
describeInstallationStore({
  name: "The installations in files",
  open: () => openInstallationFiles({ dir: tempFolder() }),
});

async function openKept() {
  const dir = join(tempFolder(), "installations");
  const store = await openInstallationFiles({ dir });
  await store.keep("T1", '{"token":"made-up"}');
  const [name = ""] = readdirSync(dir);
  return { dir, store, file: join(dir, name) };
}

describe("The file of an installation", () => {
  it("is named by the sha256 of the key and open to nobody else", async () => {
    const { dir, file } = await openKept();
    expect(file).toBe(join(dir, "1f93603db53bfad5c92390f735d0cbb8617b4ab8214ae91c5664a3d1e9b009c8.json"));
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is there after a restart, without what a cut-off write left", async () => {
    const { dir, file } = await openKept();
    writeFileSync(`${file}.tmp`, '{"key":"T');
    const again = await openInstallationFiles({ dir });
    expect(await again.read("T1")).toBe('{"token":"made-up"}');
    expect(readdirSync(dir)).toHaveLength(1);
  });

  it.each([
    ["empty", () => ""],
    ["cut off", (text: string) => text.slice(0, -3)],
    ["another workspace's", (text: string) => text.replace("T1", "T2")],
    ["begun with a byte order mark", (text: string) => `\ufeff${text}`],
  ])("that is %s is told of and left, and quoted nowhere", async (_, damage) => {
    const { store, file } = await openKept();
    const damaged = damage(readFileSync(file, "utf8"));
    writeFileSync(file, damaged);
    const failure = await store.read("T1").catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "OutsideError", code: "EDAMAGED", where: file });
    expect(String(failure)).not.toContain("made-up");
    expect(readFileSync(file, "utf8")).toBe(damaged);
    await store.keep("T1", "{}");
    expect(await store.read("T1")).toBe("{}");
  });

  it("stays as it was where a new one cannot be written", async () => {
    const dir = tempFolder();
    const faulty = openFailingFileSystem();
    const store = await openInstallationFiles({ dir, fs: faulty.fs });
    await store.keep("T1", "old");
    for (const step of ["write", "sync", "rename"]) {
      faulty.failOnce("ENOSPC", (operation) => operation.startsWith(step));
      await expect(store.keep("T1", "new")).rejects.toMatchObject({ code: "ENOSPC", answered: false });
      expect(await store.read("T1")).toBe("old");
    }
    expect(readdirSync(dir)).toHaveLength(1);
    await store.keep("T1", "new");
    expect(await store.read("T1")).toBe("new");
  });
});
