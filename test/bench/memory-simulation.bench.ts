import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { BankQuestion, Card, Review } from "../../src/domain/practice.ts";
import { afterReview } from "../../src/memory/after-review.ts";
import { type Calibration, calibrate } from "../../src/memory/calibration.ts";
import { chooseNext, topicKey } from "../../src/memory/choose-next.ts";
import { day, recallAt } from "../../src/memory/forgetting.ts";
import { type Before, type Mind, makeMind, seededNumbers } from "./made-up-learners.ts";

// Three minutes a day at twenty seconds a question, for sixty days.
const perDay = 9;
const days = 60;
const learners = 24;
// The rules of choosing were settled with learners of other seeds than these.
const firstSeed = 50_000;
// A plan's questions, and answers a day; the last is the daily question twice.
const plans = [
  [100, perDay],
  [300, perDay],
  [450, perDay],
  [300, 2],
] as const;

interface Run {
  readonly mind: Mind;
  readonly bank: readonly BankQuestion[];
  readonly seed: number;
  readonly perDay: number;
}
interface Outcome {
  readonly log: readonly Review[];
  readonly recall: number;
  readonly later: number;
  readonly met: number;
}
interface Turn {
  readonly cards: ReadonlyMap<string, Card>;
  readonly now: number;
  readonly asked: number;
  readonly today: readonly Review[];
  readonly recentTopics: readonly string[];
}
type Policy = (run: Run) => (turn: Turn) => string | undefined;

// A unit has six topics, as the content has; a topic seven or eight questions, easy ones first.
function makeBank(size: number): readonly BankQuestion[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `q${index}`,
    version: 1,
    subject: `unit-${Math.floor(index / 45)}`,
    topic: `topic-${Math.floor((index % 45) / 7.5)}`,
    difficulty: ([1, 2, 3] as const)[index % 3] ?? 1,
  }));
}

const policies: Readonly<Record<string, Policy>> = {
  ours: ({ bank, seed, perDay: pace }) => {
    const plan = new Set(bank.map(({ subject }) => subject));
    return ({ cards, now, today, recentTopics }) => {
      const choice = chooseNext({
        cards,
        bank,
        plan,
        setAside: new Set(),
        now,
        askedToday: today.length,
        newToday: today.filter(({ recall }) => recall === null).length,
        limits: { newPerDay: 5, perDay: pace },
        recentTopics,
        early: true,
        seed: `${seed}`,
      });
      return choice.kind === "ask" ? choice.question : undefined;
    };
  },
  "fixed order":
    ({ bank }) =>
    ({ asked }) =>
      bank[asked % bank.length]?.id,
  random: ({ bank, seed }) => {
    const chance = seededNumbers(seed + 77);
    return () => bank[Math.floor(chance() * bank.length)]?.id;
  },
};

/** Sixty days of one learner under one policy. */
function live(policy: Policy, run: Run): Outcome {
  const pick = policy(run);
  const index = new Map(run.bank.map((question, at) => [question.id, { at, topic: topicKey(question) }]));
  const cards = new Map<string, Card>();
  const log: Review[] = [];
  let recentTopics: readonly string[] = [];
  for (let date = 0; date < days; date += 1) {
    const today: Review[] = [];
    while (today.length < run.perDay) {
      const now = date * day + today.length * 20_000;
      const question = pick({ cards, now, asked: log.length, today, recentTopics });
      const known = question === undefined ? undefined : index.get(question);
      if (question === undefined || known === undefined) break;
      const card = cards.get(question);
      const recall = card === undefined ? null : recallAt(card, now);
      const review = { question, version: 1, at: now, grade: run.mind.answer(known.at, now / day), recall };
      cards.set(question, afterReview(card, review));
      today.push(review);
      log.push(review);
      recentTopics = [known.topic, ...recentTopics].slice(0, 2);
    }
  }
  const recallOn = (date: number) => mean(run.bank.map((_, at) => run.mind.recall(at, date)));
  return { log, recall: recallOn(days), later: recallOn(days + 30), met: cards.size / run.bank.length };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

interface Trial {
  readonly model: "fsrs" | "exponential";
  readonly before: Before;
  readonly questions: number;
  readonly pace: number;
}

function outcomesOf({ model, before, questions, pace }: Trial, policy: Policy): readonly Outcome[] {
  const bank = makeBank(questions);
  return Array.from({ length: learners }, (_, index) => {
    const seed = firstSeed + index;
    return live(policy, { mind: makeMind({ model, before, seed, questions }), bank, seed, perDay: pace });
  });
}

function tryOut(trial: Trial): { readonly line: string; readonly log: readonly Review[] } {
  const [ours = [], ...others] = Object.values(policies).map((policy) => outcomesOf(trial, policy));
  const own = mean(ours.map((life) => life.recall));
  const told = others.map((lives) => {
    const recall = mean(lives.map((life) => life.recall));
    const better = lives.filter((life, index) => (ours[index]?.recall ?? 0) > life.recall).length;
    return `${tellOutcomes(lives)} x${(own / recall).toFixed(2)} ${`${better}`.padStart(2)}/${lives.length}`;
  });
  const head = `${trial.model.padEnd(11)} ${trial.before.padEnd(7)} ${trial.questions} at ${trial.pace}`;
  return { line: [head, tellOutcomes(ours), ...told].join(" | "), log: ours.flatMap((life) => life.log) };
}

function tellOutcomes(lives: readonly Outcome[]): string {
  const [recall, later, met] = [
    mean(lives.map((life) => life.recall)),
    mean(lives.map((life) => life.later)),
    mean(lives.map((life) => life.met)),
  ].map((part) => (100 * part).toFixed(1).padStart(5));
  return `${recall} ${later} ${met} ${mean(lives.map((life) => life.log.length)).toFixed(0)}`;
}

function tellCalibration(model: string, { bins, ...all }: Calibration): readonly string[] {
  const rows = bins
    .filter(({ answers }) => answers > 0)
    .map(
      ({ from, to, answers, predicted, actual }) =>
        `  ${from.toFixed(1)} to ${to.toFixed(1)}: predicted ${percent(predicted ?? 0)}, actual ${percent(actual ?? 0)} (${answers})`,
    );
  const head =
    `calibration, ${model} minds: ${all.answers} answers, log loss ${all.logLoss?.toFixed(3)} ` +
    `(always the mean: ${all.logLossOfMean?.toFixed(3)}), RMSE over bins ${all.rmse?.toFixed(3)}`;
  return [head, ...rows];
}

/** The slowest of kinds: everything met, everything due, every urgency to be reckoned. */
function timeChoice(size: number): string {
  const bank = makeBank(size);
  const cards = new Map(
    bank.map(({ id }, index) => {
      const grade = index % 4 === 0 ? "again" : "good";
      return [id, afterReview(undefined, { question: id, version: 1, at: index * 1000, grade, recall: null })];
    }),
  );
  const plan = new Set(bank.map(({ subject }) => subject));
  const times = Array.from({ length: 60 }, (_, run) => {
    const start = performance.now();
    chooseNext({
      cards,
      bank,
      plan,
      setAside: new Set(),
      now: (40 + run) * day,
      askedToday: 0,
      newToday: 0,
      limits: { newPerDay: 5, perDay: 20 },
      recentTopics: ["unit-0/topic-0"],
      early: true,
      seed: "x",
    });
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `choosing from ${size}, all due: median ${times[30]?.toFixed(2)} ms, 95th percentile ${times[56]?.toFixed(2)} ms`;
}

/** What practice by memory is worth against a fixed order and chance, how well it predicts, and how long a choice takes. */
export async function benchPractice(): Promise<readonly string[]> {
  const lines: string[] = [
    `${learners} made-up learners a line, ${days} days; "300 at 9": questions in the plan, answers a day (20 s each).`,
    "Recall on day 60 over the whole plan %, the same 30 idle days later %, questions met %, answers spent;",
    "then how many times theirs our recall is, and for how many learners ours is higher.",
    "Where time is too short to meet everything, a fixed order meets more (we ask two new ones of three, five a day);",
    "where what is met is soon forgotten, or there is time to repeat, memory tells.",
    "mind        before  plan     | ours               | fixed order                   | random",
  ];
  for (const model of ["fsrs", "exponential"] as const) {
    const log: Review[] = [];
    for (const before of ["lasts", "fades", "nothing"] as const) {
      for (const [questions, pace] of plans) {
        const trial = tryOut({ model, before, questions, pace });
        lines.push(trial.line);
        log.push(...trial.log);
      }
    }
    lines.push(...tellCalibration(model, calibrate(log)));
  }
  return [...lines, timeChoice(500), timeChoice(10_000)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const line of await benchPractice()) process.stdout.write(`${line}\n`);
}
