import { isTime } from "../../domain/daily/local-day.ts";
import { type Weekday, weekdays } from "../../domain/intent.ts";
import type { Digest } from "../../domain/letter.ts";
import { teamsUnder } from "../../domain/roster.ts";
import { dateWords } from "../daily-words.ts";
import { localDate } from "../local-date.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { nextDigest } from "./digest-due.ts";

const usual = { day: "mon", time: "09:00" } as const;

/** When the weekly digest comes and what is in it. */
export const showDigest: Command<"digest.show"> = (_, scene) => told("digest.show", scene.learner.digest, scene);

/** Begins, moves or ends the weekly digest; off unless somebody asks for it. */
export const setDigest: Command<"digest.set"> = (intent, scene) => {
  const { learner, say, at } = scene;
  if (!intent.on) {
    const title = say(learner.digest === null ? "digest.is-off" : "digest.stopped");
    return {
      intent: "digest.set",
      data: { on: false },
      reply: makeReply(title),
      learner: { ...learner, digest: null },
    };
  }
  const { day = learner.digest?.day ?? usual.day, time = learner.digest?.time ?? usual.time } = intent;
  if (!isWeekday(day) || !isTime(time)) return only("digest.which-day", scene);
  if (learner.address === null) return only("digest.no-address", scene);
  if (teamsUnder(scene.roster, learner.id, scene.roles).length === 0) return only("digest.teamless", scene);
  const { timezone } = learner;
  const digest: Digest = { day, time, next: nextDigest({ day, time, timezone }, at), sending: null };
  return { ...told("digest.set", digest, scene), learner: { ...learner, digest } };
};

function only(key: "digest.which-day" | "digest.no-address" | "digest.teamless", { say }: Scene): Outcome {
  return { intent: "digest.set", data: { on: false }, reply: makeReply(say(key)) };
}

function told(intent: string, digest: Digest | null, scene: Scene): Outcome {
  const { say, learner } = scene;
  const what = { kind: "text", text: [say("digest.what")], tone: "muted" } as const;
  if (digest === null)
    return {
      intent,
      data: { on: false },
      reply: makeReply(say("digest.is-off"), {
        blocks: [what],
        next: [offer(say("digest.choice.on"), { kind: "digest.set", on: true, ...usual })],
      }),
    };
  const { day, time, next } = digest;
  const date = dateWords(localDate(next, learner.timezone), scene);
  return {
    intent,
    data: { on: true, day, time, next: new Date(next).toISOString() },
    reply: makeReply(say("digest.is-on", { day: say(`day.${day}`), time, date }), {
      blocks: [what],
      next: [offer(say("digest.choice.stop"), { kind: "digest.set", on: false })],
    }),
  };
}

function isWeekday(day: string): day is Weekday {
  return weekdays.some((one) => one === day);
}
