import { appendFileSync, existsSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditPlaces, openAuditLog } from "../../src/storage/audit-log.ts";
import { verifyAuditLog } from "../../src/storage/verify-audit-log.ts";
import { auditEntry, auditLogContract } from "../contracts/audit-log.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { keepLog, removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

auditLogContract("the file", async () => {
  const dir = tempFolder({ quick: true });
  return () => openAuditLog({ dir, log: keepLog() });
});

async function written(count: number) {
  const dir = tempFolder({ quick: true });
  const log = keepLog();
  await openAuditLog({ dir, log }).append(Array.from({ length: count }, (_, at) => auditEntry(at + 1)));
  return { dir, log, ...auditPlaces(dir) };
}

const whyOf = async (dir: string, known?: string) => (await verifyAuditLog(dir, known)).faults.map(({ why }) => why);
const linesIn = (file: string) => readFileSync(file, "utf8").split("\n").slice(0, -1);

describe("The evidence log", () => {
  it("is readable by its user only", async () => {
    const { dir, file, log } = await written(2);
    expect(await verifyAuditLog(dir)).toMatchObject({ lines: 2, faults: [], isTorn: false });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(log.errors).toEqual([]);
  });

  it("is sound before the first entry", async () => {
    expect(await verifyAuditLog(tempFolder({ quick: true }))).toMatchObject({ lines: 0, faults: [] });
  });

  it("drops a last line that a kill cut off, tells it, and writes it again", async () => {
    const { dir, log, file } = await written(2);
    appendFileSync(file, '{"n":3,"prev":"');
    expect(await verifyAuditLog(dir)).toMatchObject({ faults: [], isTorn: true });
    await openAuditLog({ dir, log }).append([auditEntry(3)]);
    expect(log.infos.length).toBe(1);
    expect(await verifyAuditLog(dir)).toMatchObject({ lines: 3, faults: [], isTorn: false });
  });

  it("is sound where a kill came between a line and its head", async () => {
    const { dir, log, head } = await written(2);
    const before = readFileSync(head);
    await openAuditLog({ dir, log }).append([auditEntry(3)]);
    writeFileSync(head, before);
    expect(await whyOf(dir)).toEqual([]);
    await openAuditLog({ dir, log }).append([auditEntry(3)]);
    expect(JSON.parse(readFileSync(head, "utf8"))).toMatchObject({ n: 3 });
    expect(log.errors).toEqual([]);
  });

  it("is sound again wherever a kill cut its last line", async () => {
    const { dir, log, file, head } = await written(2);
    const [before, headBefore] = [readFileSync(file), readFileSync(head)];
    await openAuditLog({ dir, log }).append([auditEntry(3)]);
    const whole = readFileSync(file);
    for (let size = before.length; size < whole.length; size += 1) {
      writeFileSync(file, whole.subarray(0, size));
      writeFileSync(head, headBefore);
      expect((await verifyAuditLog(dir)).faults).toEqual([]);
      await openAuditLog({ dir, log }).append([auditEntry(2), auditEntry(3)]);
      expect(readFileSync(file).equals(whole)).toBe(true);
    }
    expect(log.errors).toEqual([]);
  });

  it.each(["write", "sync", "rename"])("goes on after a head that could not be written (%s)", async (step) => {
    const dir = tempFolder({ quick: true });
    const { fs, failOnce } = openFailingFileSystem();
    const audit = openAuditLog({ dir, log: keepLog(), fs });
    await audit.append([auditEntry(1)]);
    failOnce("ENOSPC", (operation) => operation.startsWith(step));
    await expect(audit.append([auditEntry(2)])).rejects.toMatchObject({ code: "ENOSPC" });
    await audit.append([auditEntry(2), auditEntry(3)]);
    expect(await verifyAuditLog(dir)).toMatchObject({ lines: 3, faults: [] });
  });
});

describe("A log that somebody changed", () => {
  it.each([
    {
      what: "a changed line",
      change: (all: string[]) => all.with(1, (all[1] ?? "").replace("signed", "ready")),
      fault: { line: 2, why: "hash" },
    },
    {
      what: "a line in other spelling",
      change: (all: string[]) => all.with(1, `${all[1]} `),
      fault: { line: 2, why: "unreadable" },
    },
    { what: "a line taken out", change: (all: string[]) => all.toSpliced(1, 1), fault: { line: 2, why: "number" } },
    {
      what: "a line put in twice",
      change: (all: string[]) => all.toSpliced(1, 0, all[1] ?? ""),
      fault: { line: 3, why: "number" },
    },
    {
      what: "lines that changed places",
      change: (all: string[]) => [all[0], all[2], all[1], all[3]],
      fault: { line: 2, why: "number" },
    },
    { what: "an end cut away", change: (all: string[]) => all.slice(0, 2), fault: { line: 2, why: "cut" } },
  ])("shows $what", async ({ change, fault }) => {
    const { dir, file } = await written(4);
    writeFileSync(file, `${change(linesIn(file)).join("\n")}\n`);
    expect((await verifyAuditLog(dir)).faults[0]).toMatchObject(fault);
  });

  it("goes on to show after more was written", async () => {
    const { dir, file, log } = await written(4);
    writeFileSync(file, `${linesIn(file).slice(0, 2).join("\n")}\n`);
    await openAuditLog({ dir, log }).append([auditEntry(5), auditEntry(6)]);
    await openAuditLog({ dir, log }).append([auditEntry(7)]);
    expect((await verifyAuditLog(dir)).faults[0]).toEqual({ line: 3, why: "number" });
    expect(log.errors.length).toBe(2);
  });

  it("shows a head that is gone, and a past written anew by a hash that was written down", async () => {
    const { dir, head } = await written(3);
    const other = await written(2);
    const { end } = await verifyAuditLog(dir);
    expect(await verifyAuditLog(dir, end.hash)).toMatchObject({ faults: [], known: 3 });
    expect(await whyOf(other.dir, end.hash)).toEqual(["not-known"]);
    unlinkSync(head);
    expect(await whyOf(dir)).toEqual(["no-head"]);
    expect(existsSync(head)).toBe(false);
  });

  it("shows any change of any one byte, in the log or in its head", async () => {
    const { dir, file, head } = await written(3);
    const [log, end] = [readFileSync(file), readFileSync(head)];
    const places = fc.nat(log.length + end.length - 1);
    const edit = fc.constantFrom("flip", "drop", "add");
    await fc.assert(
      fc.asyncProperty(places, edit, fc.integer({ min: 1, max: 255 }), async (place, how, bits) => {
        const changed = place < log.length ? log : end;
        const at = place < log.length ? place : place - log.length;
        const one = how === "flip" ? [(changed[at] ?? 0) ^ bits] : how === "add" ? [bits, changed[at] ?? 0] : [];
        const bytes = Buffer.concat([changed.subarray(0, at), Buffer.from(one), changed.subarray(at + 1)]);
        writeFileSync(changed === log ? file : head, bytes);
        const { faults } = await verifyAuditLog(dir);
        writeFileSync(changed === log ? file : head, changed);
        expect(faults).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect((await verifyAuditLog(dir)).faults).toEqual([]);
  });
});
