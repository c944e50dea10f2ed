import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newLetter } from "../../src/app/post/new-letter.ts";
import { usualDaily } from "../../src/domain/daily.ts";
import { type Instant, type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { postLetter } from "../../src/domain/post-letter.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { dueLearner } from "../schedule/toy-prompter.ts";
import { idOf } from "../storage/sample-learners.ts";
import { keepLog, removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { runChild, type StoreChild } from "./run-child.ts";
import { openStandIn, type StandIn } from "./stand-in-platform.ts";

removeTempFolders();

/** A Wednesday, 9 o'clock in London. */
const nine = Date.UTC(2026, 10, 25, 9);
const running: StoreChild[] = [];
afterAll(async () => {
  await Promise.all(running.splice(0).map((child) => child.kill()));
});

interface FanOut {
  readonly people: number;
  readonly kills: number;
  readonly looks: boolean;
  readonly whose: "toy" | "real" | "letters";
  /** How far the clock goes on while a killed process is away. */
  readonly away: number;
  /** From when a process was told to begin to its end, at most. */
  readonly lives: number;
}

type Make = (id: LearnerId, dueAt: Instant) => Learner;

const makers: Readonly<Record<FanOut["whose"], Make>> = {
  toy: dueLearner,
  real: (id, dueAt) => ({
    ...dueLearner(id, dueAt),
    qualification: "10266",
    daily: { ...dueLearner(id, dueAt).daily, settings: { ...usualDaily, time: "09:00" } },
  }),
  letters: (id, dueAt) =>
    postLetter(
      { ...dueLearner(id, dueAt), dueAt: null },
      newLetter({ id: "n1", kind: "nudge", from: idOf("stand-in:0"), fromName: "Mira", text: "Hello", at: dueAt }),
    ),
};

const openAt = (dir: string) => openFileStore({ dir, clock: { now: () => nine }, log: keepLog() });

async function makePeople(dir: string, { people, whose }: FanOut): Promise<readonly LearnerId[]> {
  const store = await openAt(dir);
  const ids = Array.from({ length: people }, (_, at) => idOf(`stand-in:${at + 1}`));
  await Promise.all(ids.map((id) => store.update(id, () => makers[whose](id, nine))));
  await store.close();
  return ids;
}

/** Kills process after process, lets a last one come to its end, and answers how each person's record ended. */
async function runFanOut(fanOut: FanOut, platform: StandIn): Promise<ReadonlyMap<LearnerId, string>> {
  const dir = tempFolder({ quick: true });
  const ids = await makePeople(dir, fanOut);
  const start = (round: number): StoreChild => {
    const begins = nine + 1_000 + round * fanOut.away;
    const words = [dir, platform.origin, fanOut.looks ? "yes" : "no", fanOut.whose, String(begins)];
    const child = runChild("prompt-child.ts", words);
    running.push(child);
    return child;
  };
  // Those to come load their modules meanwhile.
  const waiting = [start(0), start(1)];
  for (let round = 0; round <= fanOut.kills; round += 1) {
    const child = waiting.shift() ?? start(round);
    if (round + 2 <= fanOut.kills) waiting.push(start(round + 2));
    await child.hear("ready");
    child.tell("open");
    if (round < fanOut.kills) await liveAWhile(child, { fanOut, platform, round });
    else {
      await child.hear("opened");
      await quietly(platform, ids);
    }
    await child.kill();
  }
  return statesIn(dir, ids);
}

const requests = ({ did }: StandIn): number => Object.values(did).reduce((all, one) => all + one, 0);

/** Every third may be killed at any moment from its start, the others a little after they began to send. */
async function liveAWhile(
  child: StoreChild,
  { fanOut, platform, round }: { readonly fanOut: FanOut; readonly platform: StandIn; readonly round: number },
): Promise<void> {
  if (round % 3 === 0) return wait(Math.random() * fanOut.lives);
  await child.hear("opened");
  const before = requests(platform);
  for (let tries = 0; tries < 200 && requests(platform) === before; tries += 1) await wait(10);
  await wait(Math.random() * 100);
}

/** Nothing has come in for so long that nothing is to come: while people are left, longer than a lane rests after several faults. */
async function quietly(platform: StandIn, ids: readonly LearnerId[]): Promise<void> {
  const isLeft = (id: LearnerId) => !platform.got.has(id) && !platform.isGone(id);
  for (let [before, calm] = [-1, 0]; calm < (ids.some(isLeft) ? 250 : 8); ) {
    await wait(100);
    calm = requests(platform) === before ? calm + 1 : 0;
    before = requests(platform);
  }
}

async function statesIn(dir: string, ids: readonly LearnerId[]): Promise<ReadonlyMap<LearnerId, string>> {
  const store = await openAt(dir);
  const states = new Map<LearnerId, string>();
  for (const id of ids) {
    const { daily, letters } = (await store.read(id)) ?? newLearner(id, 0);
    states.set(id, [...daily.prompts, ...letters].map(({ state }) => state).join(" "));
  }
  await store.close();
  return states;
}

interface Totals {
  people: number;
  kills: number;
  twice: number;
  forgotten: number;
  sent: number;
  unsure: number;
  unreachable: number;
  wrong: number;
}

function judge(states: ReadonlyMap<LearnerId, string>, platform: StandIn): Omit<Totals, "kills"> {
  const totals = { people: states.size, twice: 0, forgotten: 0, sent: 0, unsure: 0, unreachable: 0, wrong: 0 };
  for (const [id, state] of states) {
    const got = platform.got.get(id) ?? 0;
    if (got > 1) totals.twice += 1;
    if (got === 0 && !platform.isGone(id) && state !== "unsure") totals.forgotten += 1;
    if (state === "sent") totals.sent += 1;
    else if (state === "unsure") totals.unsure += 1;
    else if (state === "unreachable") totals.unreachable += 1;
    else totals.wrong += 1;
  }
  return totals;
}

async function run(fanOuts: readonly FanOut[]): Promise<Totals & { readonly inDoubt: number; readonly cut: number }> {
  const all = {
    people: 0,
    kills: 0,
    twice: 0,
    forgotten: 0,
    sent: 0,
    unsure: 0,
    unreachable: 0,
    wrong: 0,
    inDoubt: 0,
    cut: 0,
  };
  for (const fanOut of fanOuts) {
    const platform = await openStandIn();
    const found = judge(await runFanOut(fanOut, platform), platform);
    await platform.close();
    const { failed, takenAndFailed, dropped, takenAndDropped } = platform.did;
    all.inDoubt += failed + takenAndFailed + dropped + takenAndDropped;
    all.cut += platform.cut();
    all.kills += fanOut.kills;
    for (const key of ["people", "twice", "forgotten", "sent", "unsure", "unreachable", "wrong"] as const)
      all[key] += found[key];
  }
  return all;
}

const many = (count: number, fanOut: FanOut): readonly FanOut[] => Array.from({ length: count }, () => fanOut);
const atOnce = 8;
/** By hand: CRASH_FULL=1. */
const isFull = process.env["CRASH_FULL"] === "1";
const rounds = isFull ? 5 : 1;

describe("A scheduler that is killed again and again in the middle of sending", () => {
  const toy = { people: 500, kills: 20, whose: "toy", away: 0, lives: 350 } as const;
  const everybody = { people: rounds * toy.people, kills: rounds * toy.kills };
  let asked: Awaited<ReturnType<typeof run>>;
  let unasked: Awaited<ReturnType<typeof run>>;

  // Side by side: most of the time either waits.
  beforeAll(async () => {
    [asked, unasked] = await Promise.all([
      run(many(rounds, { ...toy, looks: true })),
      run(many(rounds, { ...toy, looks: false })),
    ]);
  }, 600_000);

  it("asks nobody twice and forgets nobody where the platform can be asked, killed 20 times in each fan-out", () => {
    console.log(`kill -9, with a look-up: ${JSON.stringify(asked)}`);
    expect(asked).toMatchObject({ ...everybody, twice: 0, forgotten: 0, unsure: 0, wrong: 0 });
  });

  it("asks nobody twice where it cannot, and writes down each of whom nobody can be sure, killed as often", () => {
    console.log(`kill -9, without a look-up: ${JSON.stringify(unasked)}`);
    expect(unasked).toMatchObject({ ...everybody, twice: 0, forgotten: 0, wrong: 0 });
    expect(unasked.unsure).toBeLessThanOrEqual(unasked.inDoubt + atOnce * unasked.kills);
  });

  it("does so with the daily question itself", async () => {
    const six = 6 * 60_000;
    const totals = await run([
      { people: 120, kills: isFull ? 8 : 4, whose: "real", away: six, lives: 1_200, looks: true },
    ]);
    console.log(`kill -9, the daily question: ${JSON.stringify(totals)}`);
    expect(totals).toMatchObject({ people: 120, twice: 0, forgotten: 0, unsure: 0, wrong: 0 });
  }, 600_000);
});

it("A scheduler that is killed 5 times brings every letter, and none twice", async () => {
  const six = 6 * 60_000;
  const totals = await run([{ people: 80, kills: 5, whose: "letters", away: six, lives: 400, looks: true }]);
  console.log(`kill -9, letters: ${JSON.stringify(totals)}`);
  expect(totals).toMatchObject({ people: 80, kills: 5, twice: 0, forgotten: 0, unsure: 0, wrong: 0 });
}, 120_000);
