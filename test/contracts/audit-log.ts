import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../src/domain/evidence.ts";
import type { AuditLog } from "../../src/ports/centre.ts";

/** An entry of the evidence log; its id is made of learner and number. */
export function auditEntry(number: number, more: Partial<AuditEntry> = {}): AuditEntry {
  const learner = more.learner ?? "p7k2";
  return {
    id: `${learner}/${number}`,
    at: 1_764_000_000_000 + number,
    kind: "step",
    learner,
    by: "q3m9",
    qualification: "10266",
    unit: 4,
    criterion: "1.1",
    from: "ready",
    to: "signed",
    words: null,
    ...more,
  };
}

/** What every evidence log keeps to. `open` gives one on the same empty place each time. */
export function auditLogContract(name: string, place: () => Promise<() => AuditLog>): void {
  describe(`${name} keeps the contract of an evidence log`, () => {
    it("keeps entries in order, each once by its id, across openings", async () => {
      const open = await place();
      await open().append([auditEntry(1), auditEntry(2)]);
      const again = open();
      const both = [[auditEntry(2), auditEntry(3)], [auditEntry(3), auditEntry(4), auditEntry(4)], []];
      await Promise.all(both.map((one) => again.append(one)));
      await again.append([auditEntry(1, { learner: "other", words: "f".repeat(64) })]);
      const found = await again.entriesOf(["p7k2", "other"]);
      expect(found.map(({ id }) => id)).toEqual(["p7k2/1", "p7k2/2", "p7k2/3", "p7k2/4", "other/1"]);
      expect(found.at(-1)).toEqual(auditEntry(1, { learner: "other", words: "f".repeat(64) }));
    });

    it("finds entries about people and by them, and none for nobody", async () => {
      const log = (await place())();
      await log.append([auditEntry(1), auditEntry(1, { learner: "other" })]);
      expect((await log.entriesOf(["other"])).length).toBe(1);
      expect((await log.entriesOf(["q3m9"])).length).toBe(2);
      expect(await log.entriesOf(["nobody"])).toEqual([]);
      expect(await log.entriesOf([])).toEqual([]);
    });
  });
}
