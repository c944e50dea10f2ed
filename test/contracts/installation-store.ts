import { describe, expect, it } from "vitest";
import type { InstallationStore } from "../../src/ports/installation-store.ts";

/** `open` gives an empty store each time. */
export interface InstallationStoreContract {
  readonly name: string;
  readonly open: () => Promise<InstallationStore>;
}

const value = JSON.stringify({ team: { id: "T1", name: "Zoë’s “centre”" }, bot: { token: "made-up" } });
const oddKeys = ["T1", "t1", "E1/T1", "__proto__", "../x", "", " ", "é", "e\u0301", "a\nb", "\0", "x".repeat(2_000)];

/** What every place where installations are kept must do. */
export function describeInstallationStore({ name, open }: InstallationStoreContract): void {
  describe(`${name} keeps the installation store's contract`, () => {
    it("answers undefined for a workspace that never installed", async () => {
      expect(await (await open()).read("T1")).toBeUndefined();
    });

    it("gives back the very text that was kept last", async () => {
      const store = await open();
      await store.keep("T1", "{}");
      await store.keep("T1", value);
      expect(await store.read("T1")).toBe(value);
    });

    it("tells the keys of what is kept", async () => {
      const store = await open();
      expect(await store.keys()).toEqual([]);
      for (const key of oddKeys) await store.keep(key, value);
      await store.remove("t1");
      expect([...(await store.keys())].sort()).toEqual(oddKeys.filter((key) => key !== "t1").sort());
    });

    it("keeps what was asked for last where several are asked for at once", async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 20 }, (_, at) => store.keep("T1", String(at))));
      expect(await store.read("T1")).toBe("19");
    });

    it("removes, twice if need be, and can begin again", async () => {
      const store = await open();
      await store.keep("T1", value);
      await store.remove("T1");
      expect(await store.read("T1")).toBeUndefined();
      await store.remove("T1");
      await store.keep("T1", "{}");
      expect(await store.read("T1")).toBe("{}");
    });

    it("keeps workspaces apart whatever their keys look like", async () => {
      const store = await open();
      for (const key of oddKeys) await store.keep(key, `for ${key}`);
      for (const key of oddKeys) expect(await store.read(key)).toBe(`for ${key}`);
      for (const key of oddKeys) await store.remove(key);
      for (const key of oddKeys) expect(await store.read(key)).toBeUndefined();
    });
  });
}
