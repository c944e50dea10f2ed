import type { Intent } from "../domain/intent.ts";
import type { Learner } from "../domain/learner.ts";
import type { Reply } from "../domain/reply.ts";
import type { Answer, Incoming } from "../ports/platform.ts";
import { replySchema } from "../ports/reply-schema.ts";
import type { Say } from "../words/say.ts";
import { type GatheringDesk, respond } from "./respond.ts";
import { makeReply, offer } from "./scene.ts";

const mostHandled = 50;
/** A second press within so many milliseconds is the same press: a nervous finger, a delivery that came twice. */
const samePress = 10_000;
/** A longer reply is not kept. */
const longestReply = 50_000;

/** What changes nothing and may be asked again by the same button, days later. */
const harmless: ReadonlySet<Intent["kind"]> = new Set<Intent["kind"]>([
  "plan.check",
  "plan.suggest",
  "plan.show",
  "plan.edit",
  "unit.info",
  "unit.compare",
  "qualification.info",
  "knowledge.ask",
  "knowledge.read",
  "quiz.next",
  "quiz.hint",
  "daily.show",
  "progress.me",
  "progress.week",
  "progress.team",
  "progress.member",
  "team.list",
  "team.heat",
  "team.export",
  "team.cohort",
  "team.broken",
  "role.list",
  "whoami",
  "privacy.seen",
  "privacy.looks",
  "nudge.draft",
  "nudge.show",
  "digest.show",
  "evidence.queue",
  "evidence.sample",
  "evidence.print",
  "hours.show",
  "content.show",
  "dashboard",
  "home",
  "evidence.show",
  "privacy.export",
  "why",
  "help",
  "clarify",
  "smalltalk",
  "out-of-scope",
]);

/** What the same button may begin anew, or set again, days later: what was set may have changed since. */
function mayComeAgain(kind: Intent["kind"]): boolean {
  return harmless.has(kind) || kind === "quiz.start" || kind === "daily.set";
}

/** The answer to an event that was answered before; undefined where it is new, or may simply be answered again. */
export function repeatedAnswer(message: Incoming, learner: Learner, desk: GatheringDesk): Answer | undefined {
  const { event, act, at } = message;
  if (event === undefined || !learner.handled.includes(event)) return undefined;
  const { answered } = learner;
  const last = answered?.event === event ? answered : undefined;
  if (act.kind === "pressed" && at - (last?.at ?? 0) > samePress)
    return mayComeAgain(act.intent.kind) ? undefined : doneAlready(desk.say);
  const kept = last === undefined ? undefined : readReply(last.reply);
  if (last !== undefined && kept !== undefined) return { intent: last.intent, data: {}, reply: kept, repeated: true };
  // Answered before, but in which words is not known any more: what only asks is answered afresh, and nothing is kept.
  const { answer, meant, wants, paper } = respond(message, learner, desk);
  // What it takes to answer is not at hand here.
  if ((wants !== undefined || paper !== undefined) && harmless.has(meant.kind)) return undefined;
  const afresh = harmless.has(meant.kind) ? answer : doneAlready(desk.say);
  return { ...afresh, data: {}, repeated: true };
}

/**
 * The learner with this event remembered, so that its repetition changes nothing and is answered alike. Without an answer
 * none is kept: the repetition is answered afresh.
 */
export function withAnswered(learner: Learner, { event, at }: Incoming, answer: Answer | undefined): Learner {
  if (event === undefined) return learner;
  const reply = answer === undefined ? "" : textOf(answer.reply);
  return {
    ...learner,
    handled: [...learner.handled.filter((one) => one !== event), event].slice(-mostHandled),
    answered: answer === undefined || reply.length > longestReply ? null : { event, at, intent: answer.intent, reply },
  };
}

const texts = new WeakMap<Reply, string>();

/** Answers that are remembered are many learners' last answer: one text serves them all. */
function textOf(reply: Reply): string {
  const known = texts.get(reply);
  if (known !== undefined) return known;
  const text = JSON.stringify(reply);
  texts.set(reply, text);
  return text;
}

function doneAlready(say: Say): Answer {
  return {
    intent: "smalltalk",
    data: {},
    reply: makeReply(say("talk.done.already"), {
      next: [
        offer(say("choice.plan"), { kind: "plan.show" }),
        offer(say("choice.help"), { kind: "help", topic: null }),
      ],
    }),
  };
}

function readReply(text: string): Answer["reply"] | undefined {
  try {
    return replySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
