import { checkPlan } from "../domain/check-plan.ts";
import { planUnits } from "../domain/plan.ts";
import { usualLimits } from "../domain/practice.ts";
import type { Block, Choice } from "../domain/reply.ts";
import { spreadDue } from "../memory/spread-due.ts";
import { joinWords } from "./name-units.ts";
import {
  type Ground,
  groundOf,
  progressOf,
  sumOf,
  type TopicProgress,
  type UnitProgress,
  weakest,
} from "./progress-figures.ts";
import { type Part, percent, pictureBlock } from "./progress-picture.ts";
import { type Command, makeReply, type Outcome, offer, type Scene, savedPlan } from "./scene.ts";

/** How many weak topics are named, each with a button. */
const mostWeak = 3;

/** "How am I doing?", "how far have I got with unit 4?": practice only, always said with how much of it there was. */
export const myProgress: Command<"progress.me"> = (intent, scene) => {
  const ground = groundOf(intent, scene);
  const units = progressOf(ground.units, scene);
  const all = sumOf(units);
  const [one, ...more] = units;
  const single = one !== undefined && more.length === 0 ? one : undefined;
  return {
    intent: "progress.me",
    data: progressData(units, { ground, scene }),
    reply: all.seen === 0 ? nothingYet({ ground, single }, scene) : progressReply({ ground, units, single }, scene),
    about: { ...intent, qualification: ground.qualification.code },
  };
};

function progressData(
  units: readonly UnitProgress[],
  { ground, scene }: { readonly ground: Ground; readonly scene: Scene },
): Outcome["data"] {
  return {
    qualification: ground.qualification.code,
    basis: ground.basis,
    units: units.map(({ unit, mastery, dueToday, topics }) => ({
      unit: unit.number,
      seen: mastery.seen,
      of: mastery.questions,
      mastery: mastery.recall === null ? null : percent(mastery.recall) / 100,
      due: dueToday,
      topics: { seen: topicsMet(topics), of: topics.length },
    })),
    weakest: weakTopics(units).map(({ topic }) => `${topic.subject}/${topic.id}`),
    ahead: ahead(units, scene),
  };
}

interface Shown {
  readonly ground: Ground;
  readonly units: readonly UnitProgress[];
  readonly single: UnitProgress | undefined;
}

function progressReply({ ground, units, single }: Shown, scene: Scene): ReturnType<typeof makeReply> {
  const { say } = scene;
  const { qualification } = ground;
  const { seen, questions, recall } = sumOf(units);
  const where = single === undefined ? qualification.shortTitle : unitLabel(single, scene);
  const fill = { where, recall: percent(recall ?? 0), seen, of: questions };
  const parts = single === undefined ? units.map((one) => partOf(one, scene)) : single.topics.map(topicPart);
  const weak = weakTopics(units);
  // Where no plan says which units matter, only those with something in them are shown.
  const listed = ground.basis === "certificate" ? units.filter(({ mastery }) => mastery.seen > 0) : units;
  const rest = units.length - listed.length;
  const drawn = ground.basis === "certificate" ? parts.filter(({ mastery }) => mastery.seen > 0) : parts;
  return makeReply(say("progress.title", fill), {
    blocks: [
      ...groundBlocks(ground, scene),
      pictureBlock(drawn, say("progress.picture", { where }), say),
      single === undefined ? unitTable(listed, scene) : topicTable(single.topics, scene),
      ...(rest > 0 ? [text(say("progress.rest", { count: rest }), "muted")] : []),
      ...weakBlocks(units, { weak, single, scene }),
      text(aheadLine(units, scene)),
      ...(single === undefined || ground.basis !== "asked" ? [text(planLine(ground, scene))] : []),
      text(say("progress.practice"), "muted"),
    ],
    next: [...weak.map((one) => practise(one, ground, scene)), ...planSteps(ground, scene)],
  });
}

function nothingYet({ ground, single }: Pick<Shown, "ground" | "single">, scene: Scene): ReturnType<typeof makeReply> {
  const { say } = scene;
  const asked = ground.basis === "asked" ? ground.units.map(({ number }) => number) : [];
  const intent = {
    kind: "quiz.start",
    units: asked,
    subjects: [],
    of: null,
    pick: "any",
    qualification: ground.qualification.code,
  } as const;
  const title =
    single === undefined ? say("progress.none") : say("progress.none.unit", { where: unitLabel(single, scene) });
  return makeReply(title, {
    blocks: [
      ...absentBlocks(ground, scene),
      text(say("progress.none.how")),
      ...(asked.length > 0 ? [] : [text(planLine(ground, scene))]),
    ],
    next: [offer(say("progress.choice.begin"), intent), ...planSteps(ground, scene)],
  });
}

function text(words: string, tone?: "muted"): Block {
  return tone === undefined ? { kind: "text", text: [words] } : { kind: "text", text: [words], tone };
}

function absentBlocks({ absent, qualification }: Ground, { say }: Scene): readonly Block[] {
  const certificate = qualification.shortTitle;
  const numbers = joinWords(absent.map(String), say("list.and"));
  return absent.length === 0 ? [] : [text(say("progress.absent", { certificate, numbers }))];
}

function groundBlocks(ground: Ground, scene: Scene): readonly Block[] {
  const { basis, guessed, qualification } = ground;
  const { say } = scene;
  const certificate = qualification.shortTitle;
  return [
    ...absentBlocks(ground, scene),
    ...(guessed ? [text(say("progress.guessed", { certificate }), "muted")] : []),
    ...(basis === "certificate" ? [text(say("progress.no-plan", { certificate }), "muted")] : []),
  ];
}

function unitLabel({ unit }: UnitProgress, { say }: Scene): string {
  return say("progress.unit", { number: unit.number, title: unit.shortTitle });
}

function partOf(one: UnitProgress, scene: Scene): Part {
  return { label: unitLabel(one, scene), mastery: one.mastery };
}

function topicPart({ topic, mastery }: TopicProgress): Part {
  return { label: topic.title, mastery };
}

function topicsMet(topics: readonly TopicProgress[]): number {
  return topics.filter(({ mastery }) => mastery.seen > 0).length;
}

function unitTable(units: readonly UnitProgress[], scene: Scene): Block {
  const { say } = scene;
  const rows = units.map((one) => [
    unitLabel(one, scene),
    say("progress.of", { seen: topicsMet(one.topics), of: one.topics.length }),
    ...figureCells(one, scene),
  ]);
  const head = [say("progress.head.unit"), say("progress.head.topics"), ...figureHeads(scene)];
  return { kind: "table", caption: say("progress.caption"), head, rows };
}

function topicTable(topics: readonly TopicProgress[], scene: Scene): Block {
  const { say } = scene;
  const rows = topics.map((one) => [one.topic.title, ...figureCells(one, scene)]);
  const head = [say("progress.head.topic"), ...figureHeads(scene)];
  return { kind: "table", caption: say("progress.caption"), head, rows };
}

function figureHeads({ say }: Scene): readonly string[] {
  return [say("progress.head.met"), say("progress.head.recall"), say("progress.head.due")];
}

function figureCells({ mastery, dueToday }: Omit<TopicProgress, "topic">, { say }: Scene): readonly string[] {
  const { seen, questions, recall } = mastery;
  return [
    say("progress.of", { seen, of: questions }),
    recall === null ? say("progress.recall.none") : say("progress.recall", { recall: percent(recall) }),
    String(dueToday),
  ];
}

function weakTopics(units: readonly UnitProgress[]): readonly TopicProgress[] {
  return weakest(
    units.flatMap(({ topics }) => topics),
    mostWeak,
  );
}

interface Weak {
  readonly weak: readonly TopicProgress[];
  readonly single: UnitProgress | undefined;
  readonly scene: Scene;
}

function weakBlocks(units: readonly UnitProgress[], { weak, single, scene }: Weak): readonly Block[] {
  const { say } = scene;
  const met = weakest(units, 2);
  const [worst] = met;
  const line =
    worst === undefined || met.length < 2 || single !== undefined
      ? []
      : [text(say("progress.worst", { unit: unitLabel(worst, scene), ...fillOf(worst) }))];
  const items = weak.map((one) => [say("progress.weak.topic", { topic: one.topic.title, ...fillOf(one) })]);
  return [...line, text(say("progress.weak", { count: items.length })), { kind: "list", items }];
}

function fillOf({ mastery }: Pick<TopicProgress, "mastery">): { readonly recall: number; readonly seen: number } {
  return { recall: percent(mastery.recall ?? 0), seen: mastery.seen };
}

function practise({ topic }: TopicProgress, { qualification }: Ground, { say }: Scene): Choice {
  return offer(say("progress.choice.practise", { topic: topic.title }), {
    kind: "quiz.start",
    units: [],
    subjects: [topic.subject],
    of: null,
    pick: "any",
    topic: `${topic.subject}/${topic.id}`,
    qualification: qualification.code,
  });
}

/** Reviews of the next seven days, of these units alone: the others stay asleep. */
function ahead(units: readonly UnitProgress[], { at }: Scene): readonly number[] {
  const cards = units.flatMap(({ cards }) => cards);
  return spreadDue({ cards, now: at, perDay: usualLimits.perDay, days: 7 });
}

function aheadLine(units: readonly UnitProgress[], scene: Scene): string {
  const { say } = scene;
  const days = ahead(units, scene);
  const count = days.reduce((sum, one) => sum + one, 0);
  const today = units.reduce((sum, { dueToday }) => sum + dueToday, 0);
  return say("progress.ahead", { count, most: Math.max(...days), today });
}

/** What the certificate still needs, by the plan checker alone: practice counts for nothing in it. */
function planLine({ qualification }: Ground, { learner, say }: Scene): string {
  const saved = savedPlan(qualification.code, learner);
  const certificate = qualification.shortTitle;
  if (planUnits(saved).length === 0) return say("progress.plan.none", { certificate });
  const { verdict } = checkPlan(saved, qualification, "sufficient");
  return `${say("progress.plan", { certificate })} ${say(`show.verdict.${verdict}`)}`;
}

function planSteps({ qualification }: Ground, { learner, say }: Scene): readonly Choice[] {
  const units = planUnits(savedPlan(qualification.code, learner));
  const finish = { kind: "plan.suggest", want: "finish", units, without: [], skip: 0 } as const;
  return [offer(say("choice.finish"), { ...finish, qualification: qualification.code })];
}
