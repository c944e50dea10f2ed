import { appendFileSync, cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/ports/inbox.ts";
import { openFileInbox } from "../../src/storage/file-inbox.ts";
import type { FileSystem } from "../../src/storage/file-system.ts";
import { describeInbox } from "../contracts/inbox.ts";
import { openFailingFileSystem } from "./failing-file-system.ts";
import { openHandTime } from "./hand-time.ts";
import { filesUnder, keepLog, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";
import { openWorkbench, settled } from "./workbench.ts";

removeTempFolders();

describeInbox({ name: "The inbox in a file", open: (config) => openFileInbox({ ...config, dir: tempFolder() }) });

const now = stoppedClock.now();
const day = 24 * 60 * 60_000;
const delivery = (key: string, size = 10): Delivery => ({
  key,
  lane: key.slice(0, 1),
  at: now,
  body: "é".repeat(size),
});

/** An inbox that can be left as a kill leaves it: it is not closed, and another one is opened in the same folder. */
async function openAt(dir: string, fs?: FileSystem, later = 0) {
  const log = keepLog();
  const time = openHandTime();
  time.advance(later);
  const bench = openWorkbench();
  const inbox = await openFileInbox({ dir, log, ...time, chance: () => 0.5, ...(fs ? { fs } : {}) });
  const text = (): readonly string[] => {
    try {
      return filesUnder(dir).map((name) => readFileSync(join(dir, name), "utf8"));
    } catch {
      // A file went away between the list and the look.
      return text();
    }
  };
  /** Waits until the folder looks so: the inbox writes by itself. */
  const until = async (looksSo: () => boolean): Promise<void> => {
    while (!looksSo()) await settled();
  };
  return { inbox, log, time, bench, text, until };
}

describe("The inbox in a file", () => {
  it("works off in order what a killed process left, as what may have been answered, before anything new", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    for (const key of ["a1", "b1", "a2"]) await first.inbox.accept(delivery(key));
    const { inbox, bench, log } = await openAt(dir);
    expect(inbox.waiting()).toBe(3);
    expect(log.infos).toEqual(['Deliveries that an earlier run left will be worked on {"deliveries":3}']);
    expect(await inbox.accept(delivery("a3"))).toBe("accepted");
    await inbox.begin(bench.work);
    expect(bench.begun).toEqual(["a1", "b1"]);
    for (const [key, again] of [
      ["a1", true],
      ["b1", true],
      ["a2", true],
      ["a3", false],
    ] as const) {
      const round = await bench.next();
      expect(round).toMatchObject({ delivery: delivery(key), again });
      round.finish();
    }
    await inbox.close(1_000);
  });

  it("knows the keys of a killed process, done or not", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await first.inbox.begin(first.bench.work);
    await first.inbox.accept(delivery("a1"));
    (await first.bench.next()).finish();
    await first.inbox.accept(delivery("b1"));
    const { inbox } = await openAt(dir);
    expect(await inbox.accept(delivery("a1"))).toBe("repeated");
    expect(await inbox.accept(delivery("b1"))).toBe("repeated");
    await inbox.close(0);
  });

  it("does not bring back what was done and written with a later delivery, or half a second later", async () => {
    const dir = tempFolder();
    const { inbox, bench } = await openAt(dir);
    await inbox.begin(bench.work);
    await inbox.accept(delivery("a1"));
    (await bench.next()).finish();
    await settled();
    await inbox.accept(delivery("b1"));
    const second = await openAt(dir);
    expect(second.inbox.waiting()).toBe(1);
    await second.inbox.begin(second.bench.work);
    (await second.bench.next()).finish();
    await settled();
    second.time.advance(500);
    await second.until(() => second.text().join().includes('"d":2'));
    const third = await openAt(dir);
    expect(third.inbox.waiting()).toBe(0);
    await third.inbox.close(0);
    expect(filesUnder(dir)).toEqual([]);
  });

  it("forgets what is done: within ten minutes also when nothing comes, and at once when it is closed", async () => {
    const dir = tempFolder();
    const { inbox, bench, time, text, until } = await openAt(dir);
    await inbox.begin(bench.work);
    await inbox.accept(delivery("a1"));
    await inbox.accept(delivery("b1"));
    (await bench.next()).finish();
    await settled();
    expect(text().join()).toContain('"a1"');
    time.advance(5 * 60_000);
    await until(() => filesUnder(dir).length === 2);
    expect(text()[1]).not.toContain('"a1"');
    await until(() => time.due().includes(5 * 60_000));
    time.advance(5 * 60_000);
    await until(() => !text().join().includes('"a1"'));
    expect(text().join()).toContain('"b1"');
    await inbox.close(0);
    expect(text()).toHaveLength(1);
    expect(text().join()).toContain('"b1"');
    const again = await openAt(dir);
    await again.inbox.begin(again.bench.work);
    (await again.bench.next()).finish();
    await again.inbox.close(1_000);
    expect(filesUnder(dir)).toEqual([]);
  });

  it("begins its journal anew above 4 MB, and keeps what waits", async () => {
    const dir = tempFolder({ quick: true });
    const { inbox, until } = await openAt(dir);
    for (let at = 0; at < 5; at += 1) await inbox.accept(delivery(`a${at}`, 500_000));
    await until(() => filesUnder(dir).join() === "inbox-1.jsonl,inbox-2.jsonl");
    const again = await openAt(dir);
    expect(again.inbox.waiting()).toBe(5);
    await again.inbox.close(0);
  });

  it("lets nobody else read: its files 0600, its folder 0700", async () => {
    const dir = join(tempFolder(), "inbox");
    const { inbox } = await openAt(dir);
    await inbox.accept(delivery("a1"));
    const modes = [dir, ...filesUnder(dir).map((name) => join(dir, name))].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
    await inbox.close(0);
  });

  it("keeps a damaged file for seven days and removes it at the first start afterwards", async () => {
    const dir = tempFolder();
    writeFileSync(join(dir, "inbox-3.jsonl"), "{broken\n");
    writeFileSync(join(dir, "inbox-notes.damaged"), "an operator's");
    for (const [days, left] of [
      [0, 2],
      [7, 2],
      [7.1, 1],
    ] as const) {
      const { inbox } = await openAt(dir, undefined, days * day);
      await inbox.close(0);
      expect(filesUnder(dir)).toHaveLength(left);
    }
    expect(filesUnder(dir)).toEqual(["inbox-notes.damaged"]);
  });

  it("gives up what a stop left for more than a day, and tells the operator", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await first.inbox.accept(delivery("a1"));
    await first.inbox.accept({ ...delivery("a2"), at: now + 2 });
    const { inbox, bench, log, until } = await openAt(dir, undefined, day + 1);
    await inbox.begin(bench.work);
    expect((await bench.next()).delivery.key).toBe("a2");
    expect(bench.begun).toEqual(["a2"]);
    expect(log.errors).toEqual(['A delivery was given up {"key":"f55ff16f66f4","code":"ETIMEDOUT","tries":0}']);
    await until(() => inbox.waiting() === 1);
    await inbox.close(0);
    expect((await openAt(dir)).inbox.waiting()).toBe(1);
  });

  it("cuts off a last line that was never finished, in silence", async () => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await first.inbox.accept(delivery("a1"));
    appendFileSync(join(dir, "inbox-1.jsonl"), '{"n":2,"k":"b1","l":"b","t":5,"b":"said');
    writeFileSync(join(dir, "inbox-2.jsonl.tmp"), "{");
    const { inbox, log } = await openAt(dir);
    expect(inbox.waiting()).toBe(1);
    expect(await inbox.accept(delivery("b1"))).toBe("accepted");
    expect(log.errors).toEqual([]);
    await inbox.close(0);
  });

  it.each([
    ["no JSON", "{broken"],
    ["of another shape", '{"n":"2","secret":"said"}'],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
  ])("skips a line in the middle that is %s, names it, quotes nothing, and sets the file aside", async (_, line) => {
    const dir = tempFolder();
    const first = await openAt(dir);
    await first.inbox.accept(delivery("a1"));
    appendFileSync(join(dir, "inbox-1.jsonl"), Buffer.concat([Buffer.from(line), Buffer.from("\n")]));
    await first.inbox.accept(delivery("c1"));
    const { inbox, log } = await openAt(dir);
    expect(inbox.waiting()).toBe(2);
    const file = join(dir, `inbox-1-${now}.damaged`);
    expect(log.errors).toEqual([`A line of the inbox's journal is damaged ${JSON.stringify({ file, line: 2 })}`]);
    expect(filesUnder(dir)).toEqual([`inbox-1-${now}.damaged`, "inbox-2.jsonl"]);
    expect(readFileSync(file).includes(line)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await inbox.close(0);
  });
});

describe("The journal of the inbox", () => {
  it("is begun anew where it was removed under the process: what waits is kept, and the next is accepted", async () => {
    const dir = tempFolder();
    const { inbox } = await openAt(dir);
    await inbox.accept(delivery("a1"));
    for (const name of filesUnder(dir)) rmSync(join(dir, name));
    await expect(inbox.accept(delivery("b1"))).rejects.toMatchObject({ code: "ENOENT", answered: false });
    expect(await inbox.accept(delivery("b1"))).toBe("accepted");
    expect(await inbox.accept(delivery("c1"))).toBe("accepted");
    const again = await openAt(dir);
    expect(again.inbox.waiting()).toBe(3);
    await again.inbox.close(0);
    await inbox.close(0);
  });

  it("keeps the file before for one turn more, for those who copy the folder, and no longer", async () => {
    const dir = tempFolder({ quick: true });
    const { inbox, until } = await openAt(dir);
    for (const [from, wanted] of [
      [0, "inbox-1.jsonl,inbox-2.jsonl"],
      [5, "inbox-2.jsonl,inbox-3.jsonl"],
    ] as const) {
      for (let at = from; at < from + 5 + from; at += 1) await inbox.accept(delivery(`a${at}`, 500_000));
      await until(() => filesUnder(dir).join() === wanted);
      const copy = tempFolder({ quick: true });
      const [old = ""] = filesUnder(dir);
      cpSync(join(dir, old), join(copy, old));
      const left = await openAt(copy);
      expect(left.inbox.waiting()).toBeGreaterThan(from);
      await left.inbox.close(0);
    }
    await inbox.close(0);
  });

  it("removes an older file that could not be removed, also when nothing comes", async () => {
    const dir = tempFolder();
    const faulty = openFailingFileSystem();
    const { inbox, bench, time, log, text, until } = await openAt(dir, faulty.fs);
    await inbox.begin(bench.work);
    await inbox.accept(delivery("a1"));
    (await bench.next()).finish();
    await settled();
    faulty.failOnce("EIO", (operation) => operation.startsWith("unlink"));
    time.advance(5 * 60_000);
    await until(() => time.due().includes(5 * 60_000));
    expect(filesUnder(dir)).toEqual(["inbox-1.jsonl", "inbox-2.jsonl"]);
    time.advance(5 * 60_000);
    await until(() => log.errors.length === 1);
    expect(text().join()).toContain('"a1"');
    await until(() => time.due().includes(5 * 60_000));
    time.advance(5 * 60_000);
    await until(() => !text().join().includes('"a1"'));
    await inbox.close(0);
  });
});

describe("The inbox on a failing disk", () => {
  it.each(["ENOSPC", "EIO"])("refuses with %s, forgets what it refused, and accepts it later", async (code) => {
    const dir = tempFolder();
    const faulty = openFailingFileSystem();
    const { inbox, bench } = await openAt(dir, faulty.fs);
    await inbox.begin(bench.work);
    await inbox.accept(delivery("a1"));
    faulty.failOnce(code, (operation) => operation.startsWith("append"));
    const both = await Promise.allSettled([inbox.accept(delivery("b1")), inbox.accept(delivery("b1"))]);
    for (const one of both) expect(one).toMatchObject({ reason: { name: "OutsideError", code, answered: false } });
    await settled();
    expect(bench.begun).toEqual(["a1"]);
    // It begins its journal anew after the failure: two at once would take the file from each other.
    await inbox.close(0);
    const again = await openAt(dir);
    expect(again.inbox.waiting()).toBe(1);
    expect(await again.inbox.accept(delivery("b1"))).toBe("accepted");
    await again.inbox.close(0);
  });

  it("loses nothing and accepts again, whichever operation fails", async () => {
    const run = async (faulty: ReturnType<typeof openFailingFileSystem>): Promise<void> => {
      const dir = tempFolder({ quick: true });
      const first = await openAt(dir);
      await first.inbox.accept(delivery("a0"));
      const open = () => openAt(dir, faulty.fs);
      const { inbox, bench, time } = await open().catch(open);
      await inbox.begin(bench.work);
      const accepted = new Set(["a0"]);
      for (const key of ["b1", "c1", "d1"]) {
        const accept = () => inbox.accept(delivery(key));
        expect(await accept().catch(accept)).toBe("accepted");
        accepted.add(key);
        time.advance(5 * 60_000);
        await settled();
      }
      await settled();
      expect(new Set(bench.begun)).toEqual(accepted);
      await inbox.close(0);
      const last = await openAt(dir);
      expect(last.inbox.waiting()).toBe(4);
      await last.inbox.close(0);
    };
    const counting = openFailingFileSystem();
    await run(counting);
    expect(counting.done.length).toBeGreaterThan(30);
    for (let at = 1; at <= counting.done.length; at += 1) {
      const faulty = openFailingFileSystem();
      faulty.failOnce(at % 2 === 0 ? "EIO" : "ENOSPC", (_, count) => count === at);
      try {
        await run(faulty);
      } catch (error) {
        throw new Error(`at ${at}: ${faulty.done[at - 1]}`, { cause: error });
      }
    }
  });
});
