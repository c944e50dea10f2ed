import { describe, expect, it } from "vitest";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import type { Delivery } from "../../../src/ports/inbox.ts";
import { inboxRows } from "../../../src/storage/postgres/inbox-rows.ts";
import { openRosterValue } from "../../../src/storage/postgres/roster-value.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { openHandTime } from "../hand-time.ts";
import { openWorkbench, settled } from "../workbench.ts";
import { closeInstances, delivery, numbersFrom, openInbox, openInstance, openInstances } from "./inbox-instances.ts";

closeInstances();

/** Work that notes what was done, and whether two of a lane were ever worked on at a time. */
function openLedger(wanted: number) {
  const done: string[] = [];
  const busy = new Set<string>();
  const collisions: string[] = [];
  const again: string[] = [];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  async function work({ key, lane }: Delivery, round: { readonly again: boolean }): Promise<void> {
    if (busy.has(lane)) collisions.push(key);
    if (round.again) again.push(key);
    busy.add(lane);
    await settled();
    busy.delete(lane);
    done.push(key);
    if (done.length === wanted) finish();
  }
  return { work, done, collisions, again, finished };
}

const ofLane = (keys: readonly string[], lane: number) => keys.filter((key) => key.startsWith(`${lane}/`));

describe("Several inboxes on one database", () => {
  it.each([2, 4])(
    "%i of them work on each of 400 deliveries once, those of a lane in order and alone",
    async (count) => {
      const instances = await openInstances(count);
      const ledger = openLedger(400);
      await Promise.all(instances.map(({ inbox }) => inbox.begin(ledger.work)));
      const random = numbersFrom(count);
      const anyone = () => (instances[random(count)] ?? instances[0]).inbox;
      const answers: string[] = [];
      async function fillLane(lane: number): Promise<void> {
        for (let at = 0; at < 10; at += 1) {
          const one = delivery(`${lane}/${at}`, `lane ${lane}`);
          const accepting = [anyone().accept(one)];
          while (random(3) === 0) accepting.push(anyone().accept(one));
          answers.push(...(await Promise.all(accepting)));
        }
      }
      await Promise.all(Array.from({ length: 40 }, (_, lane) => fillLane(lane)));
      await ledger.finished;
      expect(answers.filter((answer) => answer === "accepted")).toHaveLength(400);
      expect(answers.length).toBeGreaterThan(500);
      expect(ledger.collisions).toEqual([]);
      expect(ledger.again).toEqual([]);
      for (let lane = 0; lane < 40; lane += 1)
        expect(ofLane(ledger.done, lane)).toEqual(Array.from({ length: 10 }, (_, at) => `${lane}/${at}`));
    },
  );

  it("one of two that take deliveries of one lane at the same moment works on them", async () => {
    const [one, other] = await openInstances(2);
    const ledger = openLedger(200);
    await Promise.all([one.inbox.begin(ledger.work), other.inbox.begin(ledger.work)]);
    for (let lane = 0; lane < 100; lane += 1)
      await Promise.all([
        one.inbox.accept(delivery(`${lane}/one`, String(lane))),
        other.inbox.accept(delivery(`${lane}/other`, String(lane))),
      ]);
    await ledger.finished;
    expect(ledger.collisions).toEqual([]);
    expect(new Set(ledger.done).size).toBe(200);
  });
});

describe("An inbox on a database that others use", () => {
  it("takes over what an instance left that vanished, with a warning, once its claims have run out", async () => {
    const [one, other] = await openInstances(2, { leaseMs: 300 });
    const [lost, bench] = [openWorkbench(), openWorkbench()];
    await one.inbox.begin(lost.work);
    await one.inbox.accept(delivery("a1", "a"));
    await one.inbox.accept(delivery("a2", "a"));
    await lost.next();
    await one.database.close();
    await other.inbox.begin(bench.work);
    const first = await bench.next();
    expect([first.delivery.key, first.again, bench.begun.length]).toEqual(["a1", true, 1]);
    first.finish();
    const second = await bench.next();
    expect([second.delivery.key, second.again]).toEqual(["a2", false]);
    second.finish();
  });

  it("takes over from one that gives no sign of life and missed two renewals, not from one that is slow", async () => {
    const url = await freshDatabase();
    const [still, time] = [openHandTime(), openHandTime()];
    const one = await openInstance(url, { timers: still.timers });
    const roster = await openRosterValue(one.database);
    const other = await openInstance(url, { timers: time.timers });
    const [lost, bench] = [openWorkbench(), openWorkbench()];
    await one.inbox.begin(lost.work);
    await other.inbox.begin(bench.work);
    await one.inbox.accept(delivery("a1", "a"));
    await lost.next();
    const lookWithLeft = async (left: string) => {
      await other.database.pool.query("update inbox set claimed_until = now() + $1::interval", [left]);
      time.advance(1_000);
      await other.database.quiet();
      return [...bench.begun];
    };
    expect(await lookWithLeft("15 s")).toEqual([]);
    await roster.stop();
    expect(await lookWithLeft("25 s")).toEqual([]);
    expect(await lookWithLeft("15 s")).toEqual(["a1"]);
    const round = await bench.next();
    expect(round.again).toBe(true);
    round.finish();
  });

  it("leaves to others what was taken over while it was frozen, however its own work ends", async () => {
    const [frozen, bench] = [openWorkbench(), openWorkbench()];
    const url = await freshDatabase();
    const one = await openInstance(url);
    // Its timers never run, so that it renews nothing.
    const still = await openInbox(one.database, { leaseMs: 100, timers: openHandTime().timers });
    await still.begin(frozen.work);
    await still.accept(delivery("a1", "a"));
    await still.accept(delivery("a2", "a"));
    const late = await frozen.next();
    const other = await openInstance(url);
    await other.inbox.begin(bench.work);
    const first = await bench.next();
    expect([first.delivery.key, first.again]).toEqual(["a1", true]);
    late.finish();
    await one.database.quiet();
    expect([frozen.begun, bench.begun]).toEqual([["a1"], ["a1"]]);
    first.finish();
    (await bench.next()).finish();
    expect([frozen.begun, bench.begun]).toEqual([["a1"], ["a1", "a2"]]);
  });

  it.each([1, 256])("begins at once with what comes while it looks for more, with room for %i", async (mostAtOnce) => {
    const [{ database }] = await openInstances(2);
    const bench = openWorkbench();
    let looked = (): void => undefined;
    const looking = new Promise<void>((resolve) => {
      looked = resolve;
    });
    let answer = (): void => undefined;
    let holding = false;
    const run: typeof database.run = async (work) => {
      const got = await database.run(work);
      if (!holding) return got;
      holding = false;
      looked();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return got;
    };
    // Its timers never run, so that it looks once, as it begins.
    const inbox = await openInbox({ ...database, run }, { mostAtOnce, timers: openHandTime().timers });
    holding = true;
    const beginning = inbox.begin(bench.work);
    await looking;
    await inbox.accept(delivery("a1", "a"));
    answer();
    await beginning;
    const { delivery: first, finish } = await bench.next();
    expect(first.key).toBe("a1");
    finish();
  });

  it("gives back what was claimed for it by a statement whose answer was lost", async () => {
    const [one] = await openInstances(2);
    const bench = openWorkbench();
    let losing = true;
    const run: typeof one.database.run = async (work) => {
      const answer = await one.database.run(work);
      if (!losing) return answer;
      losing = false;
      throw new OutsideError("The answer was lost", { where: "test", code: "ECONNRESET", answered: true });
    };
    losing = false;
    const inbox = await openInbox({ ...one.database, run });
    await inbox.begin(bench.work);
    losing = true;
    await expect(inbox.accept(delivery("a1", "a"))).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(await inbox.accept(delivery("a1", "a"))).toBe("repeated");
    const round = await bench.next();
    expect([round.delivery.key, round.again]).toEqual(["a1", false]);
    round.finish();
  });

  it("takes nothing while it gives such claims back, so that it gives nothing back that it works on", async () => {
    const [one, other] = await openInstances(2);
    const [bench, theirs, time] = [openWorkbench(), openWorkbench(), openHandTime()];
    let isLosing = false;
    let late: Promise<void> | undefined;
    const run: typeof one.database.run = async (work) => {
      const wait = late;
      late = undefined;
      await wait;
      const answer = await one.database.run(work);
      if (isLosing)
        throw new OutsideError("The answer was lost", { where: "test", code: "ECONNRESET", answered: true });
      return answer;
    };
    const inbox = await openInbox({ ...one.database, run }, { mostAtOnce: 1, timers: time.timers });
    await inbox.begin(bench.work);
    await inbox.accept(delivery("a1", "a"));
    const first = await bench.next();
    isLosing = true;
    await expect(inbox.accept(delivery("b1", "b"))).rejects.toMatchObject({ code: "ECONNRESET" });
    isLosing = false;
    await inbox.accept(delivery("c1", "c"));
    let goOn = (): void => undefined;
    late = new Promise((resolve) => {
      goOn = resolve;
    });
    // It looks what it has lost, which takes long; meanwhile there is room for more.
    time.advance(1_000);
    first.finish();
    await one.database.quiet();
    goOn();
    const second = await bench.next();
    await one.database.quiet();
    await other.inbox.begin(theirs.work);
    const third = await theirs.next();
    expect([...bench.begun, ...theirs.begun]).toEqual(["a1", "b1", "c1"]);
    for (const round of [second, third]) round.finish();
  });

  it("gives no claim back that is a later one than the one it saw", async () => {
    const [{ database }] = await openInstances(2);
    let before = async (): Promise<void> => undefined;
    const run: typeof database.run = async (work) => {
      await before();
      return database.run(work);
    };
    const rows = inboxRows({ database: { ...database, run }, platform: "slack", leaseMs: 30_000 });
    await rows.accept([delivery("a1", "a"), delivery("b1", "b")], 2);
    const renewed = "update inbox set claimed_until = claimed_until + interval '1 ms' where key = 'a1'";
    let statements = 0;
    before = async () => {
      statements += 1;
      if (statements === 2) await database.pool.query(renewed);
    };
    await rows.disown([]);
    const left = await database.pool.query("select key from inbox where claimed_by is not null");
    expect(left.rows).toEqual([{ key: "a1" }]);
  });

  it("hands over at once what it has not done when it closes", async () => {
    const [one, other] = await openInstances(2);
    const [left, bench] = [openWorkbench(), openWorkbench()];
    await one.inbox.begin(left.work);
    await one.inbox.accept(delivery("a1", "a"));
    await one.inbox.accept(delivery("b1", "b"));
    await left.next();
    (await left.next()).fail(new OutsideError("later", { where: "test", code: "EAGAIN", retryAfterMs: 60_000 }));
    await one.database.quiet();
    await one.inbox.close(0);
    await other.database.pool.query("update inbox set rests_until = now() where rests_until is not null");
    await other.inbox.begin(bench.work);
    const rounds = [await bench.next(), await bench.next()];
    expect(rounds.map((round) => [round.delivery.key, round.again])).toEqual([
      ["a1", true],
      ["b1", false],
    ]);
    for (const round of rounds) round.finish();
  });

  it("goes on working while its connections are cut, and keeps what is done once it has others", async () => {
    const [one, other] = await openInstances(2);
    const bench = openWorkbench();
    await one.inbox.begin(bench.work);
    await one.inbox.accept(delivery("a1", "a"));
    await one.inbox.accept(delivery("a2", "a"));
    const round = await bench.next();
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()";
    await other.database.pool.query(cut);
    round.finish();
    const next = await bench.next();
    expect([next.delivery.key, next.again]).toEqual(["a2", false]);
    next.finish();
    await one.database.quiet();
    expect(await other.inbox.accept(delivery("a1", "a"))).toBe("repeated");
  });

  it("sees in another what was accepted there, and forgets it a quarter of an hour after it is done", async () => {
    const [one, other] = await openInstances(2);
    const bench = openWorkbench();
    await one.inbox.accept(delivery("a1", "a"));
    expect(await other.inbox.accept(delivery("a1", "a"))).toBe("repeated");
    await one.inbox.begin(bench.work);
    (await bench.next()).finish();
    await one.database.quiet();
    const rows = await other.database.pool.query("select body, claimed_by, done_at is null as open from inbox");
    expect(rows.rows).toEqual([{ body: null, claimed_by: null, open: false }]);
    await other.database.pool.query("update inbox set done_at = done_at - interval '16 minutes'");
    // Whoever opens one sweeps.
    await openInbox(other.database);
    expect(await other.inbox.accept(delivery("a1", "a"))).toBe("accepted");
  });
});
