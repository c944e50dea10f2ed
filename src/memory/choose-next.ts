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
// Of those who miss more than this share of reviews, new questions are only every eighth answer, else every second.
const muchMissed = 0.3;
// Every fourth answer goes to what has waited longest, so that nothing due waits for ever.
const turnOfWaiting = 4;

/** The name under which a question's topic is passed back as recent. */
export function topicKey({ subject, topic }: Pick<BankQuestion, "subject" | "topic">): string {
  return `${subject}/${topic}`;
}

interface Seen {
  readonly question: BankQuestion;
  readonly card: Card;
}

/**
 * The next question, or why there is none. New ones come at every second answer up to the day's limit (every eighth for
 * somebody who misses much); of what is due, every fourth answer takes what has waited longest, the others what is most
 * about to be forgotten. What a day's limit leaves over stays due, so it spreads over the days after: a question due is
 * asked after at most four answers for each one that was due before it.
 */
export function chooseNext(situation: Situation): Choice {
  const { limits, now } = situation;
  const { fresh, seen } = sortAwake(situation);
  if (fresh.length + seen.length === 0) return { kind: "rest", because: "nothing-awake", next: null };
  const next = firstDue(seen);
  if (situation.askedToday >= limits.perDay) return { kind: "rest", because: "limit", next };

  const due = seen.filter(({ card }) => card.due <= now + leeway);
  const history = sumUp(situation.cards);
  const mayBeNew = situation.newToday < limits.newPerDay;
  const isTurnOfNew = due.length === 0 || history.answers % (history.missesMuch ? 8 : 2) === 0;
  const isTurnOfWaiting = history.answers % turnOfWaiting === turnOfWaiting - 1;
  return (
    (mayBeNew && isTurnOfNew ? pickNew(fresh, seen, situation) : undefined) ??
    (isTurnOfWaiting ? pickWaiting(due, situation) : undefined) ??
    pickUrgent(due, situation, "urgent") ??
    (situation.early ? pickUrgent(rested(seen, now), situation, "early") : undefined) ?? {
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

// All answers ever, asleep or not, so that the turn moves on by one with each. Missed: as if one of four reviews had been
// before the first.
function sumUp(cards: ReadonlyMap<string, Card>): { readonly answers: number; readonly missesMuch: boolean } {
  let answers = 0;
  let lapses = 0;
  for (const card of cards.values()) {
    answers += card.reps;
    lapses += card.lapses;
  }
  return { answers, missesMuch: (lapses + 1) / (answers - cards.size + 4) > muchMissed };
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
  const one = bestOf(
    avoidRecent(seen, situation, ({ question }) => question),
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
