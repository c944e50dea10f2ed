import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { type DownloadLimits, type Downloads, fileMs } from "../../src/ports/downloads.ts";

const ann = "json:ann" as LearnerId;
const bob = "json:bob\u0000" as LearnerId;

/** Small, so that little has to be put in. */
export const smallDownloads: DownloadLimits = { perPerson: 2, files: 3, bytes: 1_000, largest: 900 };

/** Downloads, and a way to let time pass for them. */
export interface TimedDownloads {
  readonly downloads: Downloads;
  readonly pass: (ms: number) => Promise<void>;
}

const fileOf = (text: string) => ({ name: "a.csv", type: "text/csv", bytes: Buffer.from(text) });

/** What every place for downloads keeps to. `open` gives an empty one with `smallDownloads`. */
export function downloadsContract(name: string, open: () => TimedDownloads): void {
  describe(`${name} keeps the contract of downloads`, () => {
    const left = async ({ take }: Downloads, tokens: readonly string[]) => {
      const found = await Promise.all(tokens.map(take));
      return tokens.filter((_, index) => found[index] !== undefined);
    };

    it("gives a file out once, also to many who ask at the same time", async () => {
      const { downloads } = open();
      const file = { name: "a.bin", type: "x/y", bytes: Buffer.from([0, 255, 10, 92]) };
      expect(await downloads.put("t", ann, file)).toBe(true);
      const got = await Promise.all(["t", "t", "u", "t"].map(downloads.take));
      expect(got.filter((one) => one !== undefined)).toEqual([file]);
      expect(await downloads.take("t")).toBeUndefined();
    });

    it("forgets a file after ten minutes", async () => {
      const { downloads, pass } = open();
      for (const token of ["a", "b"]) await downloads.put(token, ann, fileOf(token));
      await pass(fileMs - 5_000);
      expect(await downloads.take("a")).toEqual(fileOf("a"));
      await pass(5_000);
      expect(await downloads.take("b")).toBeUndefined();
    });

    it("forgets those of a person, and of nobody else", async () => {
      const { downloads } = open();
      await downloads.put("a", ann, fileOf("a"));
      await downloads.put("b", bob, fileOf("b"));
      await downloads.forget(bob);
      expect(await left(downloads, ["a", "b"])).toEqual(["a"]);
    });

    it("keeps the newest of a person, and of all", async () => {
      const { downloads } = open();
      for (const token of ["a", "b", "c"]) await downloads.put(token, ann, fileOf(token));
      for (const token of ["d", "e"]) await downloads.put(token, bob, fileOf(token));
      expect(await left(downloads, ["a", "b", "c", "d", "e"])).toEqual(["c", "d", "e"]);
    });

    it("keeps no more bytes than it may, and takes none that is too large", async () => {
      const { downloads } = open();
      await downloads.put("a", ann, fileOf("x".repeat(300)));
      await downloads.put("b", bob, fileOf("x".repeat(900)));
      expect(await downloads.put("c", ann, fileOf("x".repeat(901)))).toBe(false);
      expect(await left(downloads, ["a", "b", "c"])).toEqual(["b"]);
    });
  });
}
