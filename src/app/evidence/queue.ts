import { dayNumber } from "../../domain/daily/local-day.ts";
import { accountsOf } from "../../domain/forget-person.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { Block, Choice, Inline } from "../../domain/reply.ts";
import type { EvidenceItem } from "../../domain/standing.ts";
import { localDate } from "../local-date.ts";
import { nameUnit } from "../name-units.ts";
import { type Act, type Command, makeReply, type Outcome, offer, qualificationOf, type Scene } from "../scene.ts";
import { criterionName, knownAbout } from "./evidence-words.ts";
import { nameFor, withinReach } from "./find-learner.ts";

/** Shown at once: each has two buttons. */
const shownAtOnce = 5;

/** A criterion of somebody's. */
export interface Waiting {
  readonly who: LearnerId;
  readonly item: EvidenceItem;
}

/** "What is waiting for me": what is ready, the longest first, with what was noted. */
export const evidenceQueue: Command<"evidence.queue"> = (intent, scene) => {
  const { gathered, say } = scene;
  if (gathered === null) return wanting("evidence.queue", { standings: "everybody" });
  const waiting = waitingFor(scene, (item) => item.state === "ready").sort((a, b) => a.item.at - b.item.at);
  const shown = waiting.slice(intent.skip, intent.skip + shownAtOnce);
  const people = [...new Set(shown.map(({ who }) => who))];
  const left = waiting.length - intent.skip - shown.length;
  const title = say("evidence.queue.title", { count: waiting.length });
  const blocks = shown.length === 0 ? [muted(say("evidence.queue.none"))] : blocksOf(shown, scene);
  return {
    intent: "evidence.queue",
    data: { waiting: waiting.length, items: shown.map(({ who, item }) => dataOf(who, item)) },
    reply: makeReply(title, {
      blocks,
      next: [...shown.flatMap((one) => offersOf(one, scene)), ...more(left, intent.skip, scene)],
    }),
    acts: people.map((who) => lookAt(who, scene)),
  };
};

/** An outcome that only asks for more. */
export function wanting(intent: string, wants: NonNullable<Outcome["wants"]>): Outcome {
  return { intent, data: {}, reply: makeReply(""), wants };
}

/** Everybody's evidence that fits, but never that of whoever asks. */
export function waitingFor(scene: Scene, fits: (item: EvidenceItem, who: LearnerId) => boolean): Waiting[] {
  const reach = withinReach(scene);
  const own = new Set(accountsOf(scene.roster, scene.learner.id));
  return [...(scene.gathered?.standings.values() ?? [])].flatMap(({ who, evidence }) =>
    reach.has(who) && !own.has(who) ? evidence.filter((item) => fits(item, who)).map((item) => ({ who, item })) : [],
  );
}

/** The look that whoever's evidence was shown can see. */
export function lookAt(who: LearnerId, { at, learner }: Scene): Act {
  const whom = { kind: "person", who } as const;
  return { kind: "look", look: { at, by: learner.id, byName: learner.name, whom, what: "evidence" } };
}

function dataOf(who: LearnerId, { qualification, unit, criterion, state, at }: EvidenceItem): object {
  return { who, qualification, unit, criterion, state, since: new Date(at).toISOString() };
}

function blocksOf(shown: readonly Waiting[], scene: Scene): readonly Block[] {
  const { say } = scene;
  return [{ kind: "list", items: shown.map((one) => lineOf(one, scene)) }, muted(say("evidence.queue.look"))];
}

function muted(words: string): Block {
  return { kind: "text", text: [words], tone: "muted" };
}

function lineOf({ who, item }: Waiting, scene: Scene): readonly Inline[] {
  const { say, at, learner } = scene;
  const qualification = qualificationOf(item.qualification, scene);
  const days = dayNumber(localDate(at, learner.timezone)) - dayNumber(localDate(item.at, learner.timezone));
  const head = say("evidence.queue.line", {
    name: nameFor(who, scene),
    unit: nameUnit(item.unit, qualification, say),
    criterion: criterionName(item.criterion, scene),
    wait: say("evidence.queue.wait", { days }),
  });
  const known = knownAbout(item, qualification);
  const about = known === undefined ? "" : `${say("evidence.queue.about", { about: known })} `;
  return [{ strong: head }, ` ${about}${notesLine(item, say)}`];
}

/** What was noted for a criterion, oldest first. */
export function notesLine({ notes }: EvidenceItem, say: Scene["say"]): string {
  return notes.length === 0 ? say("evidence.queue.no-note") : say("evidence.queue.note", { notes: notes.join("; ") });
}

function offersOf({ who, item }: Waiting, scene: Scene): readonly Choice[] {
  const { say } = scene;
  const { unit, qualification, newest: seen } = item;
  const of = { who, units: [unit], criteria: [item.criterion], seen, qualification };
  const fill = { criterion: criterionName(item.criterion, scene), name: nameFor(who, scene) };
  return [
    offer(say("evidence.choice.sign", fill), { kind: "evidence.sign", ...of }),
    offer(say("evidence.choice.return", fill), { kind: "evidence.return", words: "", ...of }),
  ];
}

function more(left: number, skip: number, { say }: Scene): readonly Choice[] {
  if (left <= 0) return [];
  const count = Math.min(left, shownAtOnce);
  return [offer(say("evidence.queue.more", { count }), { kind: "evidence.queue", skip: skip + shownAtOnce })];
}
