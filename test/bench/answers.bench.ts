import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createHandle } from "../../src/app/handle.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { packCard, packReview } from "../../src/domain/pack-practice.ts";
import type { Review } from "../../src/domain/practice.ts";
import { afterReview, rebuild } from "../../src/memory/after-review.ts";
import type { Handle } from "../../src/ports/platform.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { speak } from "../../src/words/say.ts";
import { idOf } from "../storage/sample-learners.ts";

const sizes = [10, 100_000] as const;
const rounds = 2_000;
const warmUp = 300;
const day = 86_400_000;
const now = Date.UTC(2026, 10, 25, 9);
const idAt = (at: number): LearnerId => idOf(`slack:T0${at % 50}/U${at.toString(36).padStart(9, "0")}`);

interface Rig {
  readonly learners: number;
  readonly handle: Handle;
  readonly close: () => Promise<void>;
  readonly begins: number[];
  readonly answers: number[];
}

/** A learner some weeks into a plan: forty questions met, sixty answers. */
function practisedLearner(id: LearnerId, questions: readonly string[], seed: number): Learner {
  const log = Array.from({ length: 60 }, (_, at): Review => {
    const question = questions[(seed * 7 + (at % 40)) % questions.length] ?? "";
    const grade = (seed + at) % 5 === 0 ? "again" : "good";
    return { question, version: 1, at: now - (60 - at) * 0.7 * day, grade, recall: at < 40 ? null : 0.9 };
  });
  return {
    ...newLearner(id, now - 60 * day),
    qualification: "10266",
    plans: [{ qualification: "10266", planned: [1, 2, 3, 6], achieved: [], exceptions: [] }],
    practice: {
      cards: [...rebuild(log).values()].map(packCard),
      reviews: log.map(packReview),
      filed: 0,
      days: [{ date: "2026-11-20", answered: 20, right: 16, fresh: 0 }],
      setAside: [],
    },
  };
}

/** Written without a sync for each, as nobody waits for them. */
function prepareFolder(dir: string, learners: number, questions: readonly string[]): void {
  for (let room = 0; room < 256; room += 1)
    mkdirSync(join(dir, "learners", room.toString(16).padStart(2, "0")), { recursive: true, mode: 0o700 });
  for (let at = 0; at < learners; at += 1) {
    const hash = learnerHash(idAt(at));
    const text = JSON.stringify(practisedLearner(idAt(at), questions, at % 500));
    writeFileSync(join(dir, "learners", hash.slice(0, 2), `${hash}.json`), text, { mode: 0o600 });
  }
}

/** From 0 up to 1, the same in every run. */
function openDice(): () => number {
  let state = 10_266;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function openRig(dir: string, learners: number, content: ReturnType<typeof openContent>): Promise<Rig> {
  const quiet = { error: () => undefined, info: () => undefined };
  const store = await openFileStore({ dir, clock: { now: () => now }, log: quiet });
  const desk = openDesk(content, { today: "2026-11-25", say: speak("en") });
  desk.library.warm();
  const handle = createHandle({ ...desk, store, log: quiet, makeReference: () => "ref" });
  return { learners, handle, close: () => store.close(), begins: [], answers: [] };
}

/** "quiz me", and five answers by letter or "don't know" where the question takes none; each is one message. */
async function oneQuiz(rig: Rig, learner: LearnerId, turn: number): Promise<void> {
  const say = async (text: string, times: number[]) => {
    const start = performance.now();
    await rig.handle({
      learner,
      at: now + turn * 60_000,
      act: { kind: "said", text },
      profile: { roles: [] },
      event: `e${turn}-${text}-${times.length}`,
    });
    if (turn >= 0) times.push(performance.now() - start);
  };
  await say("quiz me", rig.begins);
  for (const answer of ["b", "a", "no idea", "c", "true"]) await say(answer, rig.answers);
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

function lines(rigs: readonly Rig[]): readonly string[] {
  const least = rigs[0];
  return rigs.flatMap((rig) =>
    (["answers", "begins"] as const).map((which) => {
      const name = which === "answers" ? "answering a question" : "beginning a quiz of five";
      const ratio = at(rig[which], 0.5) / at(least?.[which] ?? [], 0.5);
      const figures = `median ${at(rig[which], 0.5).toFixed(2)} ms (x${ratio.toFixed(2)}), p99 ${at(rig[which], 0.99).toFixed(2)} ms`;
      return `${name}, understood, marked, scheduled, durable, among ${rig.learners} learners: ${figures}`;
    }),
  );
}

/** What one more answer costs memory alone, for comparison: FSRS and nothing else. */
function timeReview(): string {
  const times: number[] = [];
  let card = afterReview(undefined, { question: "q", version: 1, at: 0, grade: "good", recall: null });
  for (let turn = 1; turn <= 5_000; turn += 1) {
    const start = performance.now();
    card = afterReview(card, { question: "q", version: 1, at: turn * day, grade: "good", recall: 0.9 });
    times.push(performance.now() - start);
  }
  return `the memory of one answer alone: median ${(1_000 * at(times, 0.5)).toFixed(1)} us`;
}

/**
 * One answer end to end in process at 10 and at 100,000 learners, by turns: understood, marked, scheduled and durable in
 * the file store. Answers lines to print. Needs about 1 GB in the folder for temporary files and two minutes.
 */
export async function benchAnswers(): Promise<readonly string[]> {
  const parent = mkdtempSync(join(tmpdir(), "unitwise-bench-"));
  try {
    const content = openContent({ dir: contentDir(), study: "now" });
    const questions = content.study().questions.map(({ id }) => id);
    for (const size of sizes) prepareFolder(join(parent, String(size)), size, questions);
    spawnSync("sync");
    const rigs: Rig[] = [];
    for (const size of sizes) rigs.push(await openRig(join(parent, String(size)), size, content));
    const dice = openDice();
    for (let turn = -warmUp; turn < rounds; turn += 5) {
      const order = turn % 2 === 0 ? rigs : rigs.toReversed();
      for (const rig of order) await oneQuiz(rig, idAt(Math.floor(dice() * rig.learners)), turn);
    }
    for (const rig of rigs) await rig.close();
    return [...lines(rigs), timeReview()];
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
