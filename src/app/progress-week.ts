import { addDays, dayNumber, weekdayOf } from "../domain/daily/local-day.ts";
import { streakOf } from "../domain/daily/streak.ts";
import type { PracticeDay } from "../domain/practice.ts";
import type { Block } from "../domain/reply.ts";
import { localDate } from "./local-date.ts";
import { dayOf, practisedIn } from "./practised.ts";
import { findQuestion } from "./quiz-ask.ts";
import { startOffer } from "./quiz-summary.ts";
import { type Command, makeReply, offer, type Scene } from "./scene.ts";

const daysShown = 7;
/** Topics named one by one; of more only the number is told. */
const mostTopics = 8;

/** "What did I do this week?", "what's my streak?": the last seven local days, today among them. */
export const myWeek: Command<"progress.week"> = (_intent, scene) => {
  const { say, today, learner } = scene;
  const practised = practisedIn(scene);
  const days = Array.from({ length: daysShown }, (_, at) => dayOf(practised, addDays(today, at + 1 - daysShown)));
  const sum = totalOf(days);
  const streak = streakOf({ daily: learner.daily, days: practised.days, today });
  const topics = topicsSince(days[0]?.date ?? today, scene);
  const blocks: readonly Block[] =
    sum.answered === 0
      ? []
      : [
          dayTable(
            days.filter(({ answered }) => answered > 0),
            scene,
          ),
          ...topicBlocks(topics, scene),
        ];
  return {
    intent: "progress.week",
    data: { from: days[0]?.date ?? today, to: today, ...sum, streak, topics: topics.map(({ id }) => id), days },
    reply: makeReply(say("week.title", { ...sum }), {
      blocks: [
        ...blocks,
        { kind: "text", text: [say("week.streak", { streak })] },
        { kind: "text", text: [cheer(sum.active, scene)] },
      ],
      next: [
        startOffer(say("quiz.choice.start"), "any"),
        offer(say("week.choice.progress"), { kind: "progress.me", units: [] }),
      ],
    }),
  };
};

function totalOf(days: readonly PracticeDay[]): Readonly<Record<"answered" | "right" | "fresh" | "active", number>> {
  const total = (pick: (day: PracticeDay) => number) => days.reduce((sum, day) => sum + pick(day), 0);
  return {
    answered: total(({ answered }) => answered),
    right: total(({ right }) => right),
    fresh: total(({ fresh }) => fresh),
    active: days.filter(({ answered }) => answered > 0).length,
  };
}

function dayTable(days: readonly PracticeDay[], { say, today }: Scene): Block {
  const rows = days.map(({ date, answered, right, fresh }) => [
    date === today ? say("week.today") : say(`day.${weekdayOf(date)}`),
    ...[answered, right, fresh].map(String),
  ]);
  const head = [say("week.head.day"), say("week.head.answered"), say("week.head.right"), say("week.head.new")];
  return { kind: "table", caption: say("week.caption"), head, rows };
}

interface Practised {
  readonly id: string;
  readonly title: string;
}

/** The topics of the answers since a local date, the one practised most first. */
function topicsSince(date: string, scene: Scene): readonly Practised[] {
  const counts = new Map<string, { readonly title: string; count: number }>();
  for (const { question, at } of practisedIn(scene).reviews) {
    if (localDate(at, scene.learner.timezone) < date) continue;
    const found = findQuestion(question, scene);
    const id = `${found?.subject}/${found?.topic}`;
    const read = scene.library.read(id);
    if (read?.kind !== "topic") continue;
    const tally = counts.get(id) ?? { title: read.topic.title, count: 0 };
    counts.set(id, { ...tally, count: tally.count + 1 });
  }
  return [...counts].toSorted(([, a], [, b]) => b.count - a.count).map(([id, { title }]) => ({ id, title }));
}

function topicBlocks(topics: readonly Practised[], { say }: Scene): readonly Block[] {
  if (topics.length === 0) return [];
  const shown = topics.slice(0, mostTopics).map(({ title }) => [title]);
  const count = topics.length - shown.length;
  const more: readonly Block[] =
    count === 0 ? [] : [{ kind: "text", text: [say("week.topics.more", { count })], tone: "muted" }];
  return [{ kind: "text", text: [say("week.topics")] }, { kind: "list", items: shown }, ...more];
}

/** One honest line; another each day, and the same for a replay. */
function cheer(active: number, { say, today }: Scene): string {
  const kind = active === 0 ? "none" : active < 4 ? "some" : "most";
  const turn = (["one", "two", "three"] as const)[dayNumber(today) % 3] ?? "one";
  return say(`week.cheer.${kind}.${turn}`);
}
