import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Sent } from "../../src/ports/statement-outbox.ts";
import { openStatementFile } from "../../src/storage/statement-file.ts";
import { openStatementOutbox } from "../../src/storage/statement-outbox.ts";
import { openHandTime } from "./hand-time.ts";
import { sampleStatement as statement } from "./sample-statement.ts";
import { keepLog, removeTempFolders, tempFolder } from "./temp-folder.ts";

removeTempFolders();

const kept: Sent = { kind: "kept" };
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => void setImmediate(resolve));
};

interface Ground {
  readonly dir?: string;
  readonly answer?: (ids: readonly string[], nth: number) => Sent;
  readonly mostWaiting?: number;
}

async function open({ dir = tempFolder(), answer = () => kept, mostWaiting = 1_000 }: Ground = {}) {
  const time = openHandTime();
  const log = keepLog();
  const calls: (readonly string[])[] = [];
  let idle = (): void => undefined;
  const outbox = await openStatementOutbox({
    dir,
    ...time,
    log,
    chance: () => 0.5,
    mostWaiting,
    send: async (bodies) => {
      const ids = bodies.map((body) => String(/"id":"([^"]+)"/.exec(body)?.[1]));
      calls.push(ids);
      idle();
      return answer(ids, calls.length);
    },
  });
  const called = async (times: number) => {
    while (calls.length < times) {
      await new Promise<void>((resolve) => {
        idle = resolve;
      });
    }
    await turns();
  };
  return { dir, time, log, calls, outbox, called };
}

const many = (count: number) => Array.from({ length: count }, (_, at) => statement(`s${at}`));

describe("An outbox of statements", () => {
  it("sends what comes together together, fifty at most, in order", async () => {
    const { outbox, calls, called } = await open();
    await outbox.keep(many(60));
    await called(2);
    expect(calls.map((ids) => ids.length)).toEqual([50, 10]);
    expect(calls.flat()).toEqual(many(60).map(({ id }) => id));
    expect(outbox.waiting()).toBe(0);
    await outbox.close(0);
  });

  it("waits as long as it is told to", async () => {
    const later: Sent = { kind: "later", reason: "429", retryAfterMs: 7_000 };
    const { outbox, calls, called, time } = await open({ answer: (_, nth) => (nth === 1 ? later : kept) });
    await outbox.keep(many(1));
    await called(1);
    time.advance(6_999);
    await turns();
    expect(calls).toHaveLength(1);
    time.advance(1);
    await called(2);
    expect(outbox.waiting()).toBe(0);
    await outbox.close(0);
  });

  it("finds the one that is refused, sets it aside with the reason and sends the others", async () => {
    const answer = (ids: readonly string[]): Sent =>
      ids.includes("s3") ? { kind: "refused", reason: "400 no verb" } : kept;
    const { outbox, called, dir, log } = await open({ answer });
    await outbox.keep(many(8));
    await called(7);
    while (outbox.waiting() > 0) await turns();
    const lines = readFileSync(join(dir, "refused.jsonl"), "utf8").trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ reason: "400 no verb", statement: statement("s3") }]);
    expect(log.errors).toEqual([expect.stringContaining("refused.jsonl")]);
    await outbox.close(0);
  });

  it("takes an id that is there already as said", async () => {
    const { outbox, called } = await open({ answer: (ids) => (ids.includes("s1") ? { kind: "taken" } : kept) });
    await outbox.keep(many(3));
    await called(4);
    expect(outbox.waiting()).toBe(0);
    await outbox.close(0);
  });

  it("tells an operator once an hour that the store is shut, and keeps everything", async () => {
    const { outbox, called, time, log } = await open({ answer: () => ({ kind: "shut", reason: "401" }) });
    await outbox.keep(many(2));
    await called(1);
    for (let tries = 2; tries <= 12; tries += 1) {
      time.advance(300_000);
      await called(tries);
    }
    expect(log.errors).toEqual([expect.stringContaining("XAPI_LRS_SECRET")]);
    time.advance(300_000);
    await called(13);
    expect(log.errors).toHaveLength(2);
    expect(outbox.waiting()).toBe(2);
    await outbox.close(0);
  });

  it("sends after a restart what waited before it", async () => {
    const first = await open({ answer: () => ({ kind: "shut", reason: "403" }) });
    await first.outbox.keep(many(3));
    await first.called(1);
    await first.outbox.close(0);
    const second = await open({ dir: first.dir });
    await second.called(1);
    expect(second.calls).toEqual([["s0", "s1", "s2"]]);
    await second.outbox.close(0);
  });

  it("drops what waits of somebody who asked to be forgotten", async () => {
    const { outbox, called } = await open({ answer: () => ({ kind: "shut", reason: "401" }) });
    await outbox.keep([statement("s0", "gone"), statement("s1", "stays")]);
    await called(1);
    outbox.forget("gone");
    expect(outbox.waiting()).toBe(1);
    await outbox.close(0);
  });

  it("refuses what is too many and what comes after its end, and says so", async () => {
    const { outbox, called } = await open({ mostWaiting: 2, answer: () => ({ kind: "shut", reason: "401" }) });
    await outbox.keep(many(2));
    await called(1);
    await expect(outbox.keep([statement("s9")])).rejects.toMatchObject({ code: "EBUSY" });
    await outbox.close(0);
    await expect(outbox.keep([statement("s9")])).rejects.toMatchObject({ code: "ECLOSED" });
  });
});

describe("A file of statements", () => {
  it("has one a line, for this user alone, and ends a line that was cut off", async () => {
    const where = join(tempFolder(), "statements.jsonl");
    await openStatementFile(where).keep(many(2));
    expect(statSync(where).mode & 0o777).toBe(0o600);
    writeFileSync(where, '{"id":"cut', { flag: "a" });
    await openStatementFile(where).keep([statement("s7")]);
    const lines = readFileSync(where, "utf8").split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[3]).toBe(JSON.stringify(statement("s7")));
  });
});
