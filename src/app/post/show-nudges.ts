import { accountsOf } from "../../domain/forget-person.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { Letter } from "../../domain/letter.ts";
import { nameIn } from "../../domain/roster.ts";
import { type Command, makeReply, type Scene } from "../scene.ts";
import { momentWords } from "../team/when-words.ts";
import { membersWithin } from "./find-members.ts";

const mostRows = 20;

interface Sent {
  readonly who: LearnerId;
  readonly letter: Letter;
}

/** What became of the nudges that whoever asks has sent: delivered, seen and answered apart. */
export const showNudges: Command<"nudge.show"> = (_, scene) => {
  const { gathered, say, learner, roster } = scene;
  if (gathered === null)
    return { intent: "nudge.show", data: {}, reply: makeReply(""), wants: { learners: membersWithin(scene) } };
  // A word sent before two accounts were linked is of the same person.
  const mine = accountsOf(roster, learner.id);
  const sent = [...gathered.learners]
    .flatMap(([who, { letters }]) => letters.map((letter): Sent => ({ who, letter })))
    .filter(({ letter }) => letter.kind === "nudge" && mine.includes(letter.from))
    .toSorted((a, b) => b.letter.at - a.letter.at);
  if (sent.length === 0) return { intent: "nudge.show", data: { sent: 0 }, reply: makeReply(say("nudge.show.none")) };
  const count = (is: (letter: Letter) => boolean) => sent.filter(({ letter }) => is(letter)).length;
  const sums = {
    sent: sent.length,
    delivered: count(({ state }) => state === "sent"),
    seen: count(({ seenAt }) => seenAt !== null),
    answered: count(({ answer }) => answer !== null),
  };
  return {
    intent: "nudge.show",
    data: sums,
    reply: makeReply(say("nudge.show.title", sums), {
      blocks: [
        {
          kind: "table",
          caption: say("nudge.show.caption"),
          head: [say("nudge.head.name"), say("nudge.head.when"), say("nudge.head.state"), say("nudge.head.answer")],
          rows: sent.slice(0, mostRows).map((one) => rowOf(one, scene)),
        },
        {
          kind: "text",
          text: [sums.seen === 0 ? say("nudge.show.unseen") : say("nudge.show.seen", { count: sums.seen })],
          tone: "muted",
        },
      ],
    }),
  };
};

function rowOf({ who, letter }: Sent, { say, roster, learner, gathered }: Scene): readonly string[] {
  const { state, answer, sentAt, at } = letter;
  const when = sentAt ?? at;
  return [
    nameIn(roster, who) ?? gathered?.learners.get(who)?.name ?? say("post.somebody"),
    momentWords(when, learner.timezone),
    say(`nudge.state.${state}`),
    say(`nudge.answer.${answer?.what ?? "none"}`),
  ];
}
