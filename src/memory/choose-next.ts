import type { Instant } from "../domain/learner.ts";
import type { BankQuestion, Card, PracticeLimits } from "../domain/practice.ts";
import { fitToVersion } from "./after-review.ts";
import { bestOf } from "./best-of.ts";
import { day } from "./forgetting.ts";
import { urgencyOf } from "./urgency.ts";

/** All that the choice depends on: the same input gives the same question. */
export interface Situation {
  readonly cards: ReadonlyMap<string, Card>;
  /** All questions there are. */
  readonly bank: readonly BankQuestion[];
  /** The subjects of the saved plan; the questions of all others are asleep, whatever is remembered of them. */
  readonly plan: ReadonlySet<string>;
  /** Ids not to be asked now: skipped today, reported as wrong, already in this quiz. */
  readonly setAside: ReadonlySet<string>;
  readonly now: Instant;
  /** How many were asked since the learner's midnight, and how many of them for the first time. */
  readonly askedToday: number;
  readonly newToday: number;
  readonly limits: PracticeLimits;
  /** `topicKey` of the last one or two questions; they are avoided where anything else can be asked. */
  readonly recentTopics: readonly string[];
  /** Whether something not yet due may be asked rather than nothing: the learner asked for a question. */
  readonly early: boolean;
  /** Questions chosen already and not yet answered; they count as answers where it goes by turns. */
  readonly ahead?: number;
  /** The learner's id, or that and a quiz's; decides between equals. */
  readonly seed: string;
}

/** `urgent`: most about to be forgotten. `waiting`: due the longest. `limit`: the day has brought enough. */
export type Choice =
  | { readonly kind: "ask"; readonly question: string; readonly why: "new" | "urgent" | "waiting" | "early" }
  | {
      readonly kind: "rest";
      readonly because: "limit" | "nothing-due" | "nothing-awake";
      readonly next: Instant | null;
    };

// A day's question comes at half past eight and is answered at nine; tomorrow at half past eight it is due all the same.
const leeway = day / 2;
// Of three answers two may be new while the day's limit lets them. Reviews before all else left most of a plan of 300 unmet
// by made-up learners in 60 days; new ones before all else would, at a question or two a day, never look at anything again.
const newOfThree = 2;
// Every eighth answer goes to what has waited longest, so that nothing due waits for ever.
const turnOfWaiting = 8;
// Urgency is reckoned for so many at most, those due the longest: more are due only after a very long absence.
const shortlist = 500;

/** The name under which a question's topic is passed back as recent. */
export function topicKey({ subject, topic }: Pick<BankQuestion, "subject" | "topic">): string {
  return `${subject}/${topic}`;
}

interface Seen {
  readonly question: BankQuestion;
  readonly card: Card;
}

/**
 * The next question, or why there is none. Two of three answers bring something new up to the day's limit; the others, and
 * all once it is reached, what is most about to be forgotten of what is due; but every eighth takes what has waited longest.
 * What a day's limit leaves over stays due and so spreads over the days after. A question due is asked after at most eight
 * answers for itself and each question due before it.
 */
export function chooseNext(situation: Situation): Choice {
  const { limits, now, cards, early } = situation;
  const { fresh, seen } = sortAwake(situation);
  if (fresh.length + seen.length === 0) return { kind: "rest", because: "nothing-awake", next: null };
  const next = firstDue(seen);
  if (situation.askedToday >= limits.perDay) return { kind: "rest", because: "limit", next };

  const due = seen.filter(({ card }) => card.due <= now + leeway);
  const turn = countAnswers(cards) + (situation.ahead ?? 0);
  const isTurnOfWaiting = turn % turnOfWaiting === turnOfWaiting - 1;
  const isTurnOfNew = situation.newToday < limits.newPerDay && (due.length === 0 || turn % 3 < newOfThree);
  return (
    (isTurnOfWaiting ? pickWaiting(due, situation) : undefined) ??
    (isTurnOfNew ? pickNew(fresh, seen, situation) : undefined) ??
    pickUrgent(due, situation, "urgent") ??
    (early ? pickUrgent(rested(seen, now), situation, "early") : undefined) ?? {
      kind: "rest",
      because: "nothing-due",
      next,
    }
  );
}

function sortAwake({ bank, plan, setAside, cards }: Situation): { fresh: BankQuestion[]; seen: Seen[] } {
  const fresh: BankQuestion[] = [];
  const seen: Seen[] = [];
  for (const question of bank) {
    if (!plan.has(question.subject) || setAside.has(question.id)) continue;
    const card = cards.get(question.id);
    if (card === undefined) fresh.push(question);
    else seen.push({ question, card: fitToVersion(card, question.version) });
  }
  return { fresh, seen };
}

function firstDue(seen: readonly Seen[]): Instant | null {
  return seen.reduce<Instant | null>((least, { card }) => Math.min(least ?? card.due, card.due), null);
}

// All answers ever, asleep or not, so that the turn moves on by one with each.
function countAnswers(cards: ReadonlyMap<string, Card>): number {
  let answers = 0;
  for (const { reps } of cards.values()) answers += reps;
  return answers;
}

function pickNew(fresh: readonly BankQuestion[], seen: readonly Seen[], situation: Situation): Choice | undefined {
  const begun = new Map<string, number>();
  for (const { question } of seen) begun.set(topicKey(question), (begun.get(topicKey(question)) ?? 0) + 1);
  const one = bestOf(
    avoidRecent(fresh, situation, (question) => question),
    {
      // The topic least begun, its easiest question first: difficulty is 1 to 3.
      score: (question) => -4 * (begun.get(topicKey(question)) ?? 0) - question.difficulty,
      name: ({ id }) => id,
      seed: situation.seed,
    },
  );
  return one && { kind: "ask", question: one.id, why: "new" };
}

function pickWaiting(due: readonly Seen[], { seed }: Situation): Choice | undefined {
  const one = bestOf(due, { score: ({ card }) => -card.due, name: ({ question }) => question.id, seed });
  return one && { kind: "ask", question: one.question.id, why: "waiting" };
}

function pickUrgent(seen: readonly Seen[], situation: Situation, why: "urgent" | "early"): Choice | undefined {
  const longest = seen.length > shortlist ? seen.toSorted((a, b) => a.card.due - b.card.due).slice(0, shortlist) : seen;
  const one = bestOf(
    avoidRecent(longest, situation, ({ question }) => question),
    {
      score: ({ card }) => urgencyOf(card, situation.now),
      name: ({ question }) => question.id,
      seed: situation.seed,
    },
  );
  return one && { kind: "ask", question: one.question.id, why };
}

// What was answered within the last half day would only be an echo.
function rested(seen: readonly Seen[], now: Instant): readonly Seen[] {
  return seen.filter(({ card }) => now - card.last > leeway);
}

function avoidRecent<T>(
  items: readonly T[],
  { recentTopics }: Situation,
  questionOf: (one: T) => BankQuestion,
): readonly T[] {
  const others = items.filter((one) => !recentTopics.includes(topicKey(questionOf(one))));
  return others.length > 0 ? others : items;
}
