import type { Learner } from "../../domain/learner.ts";
import type { Letter } from "../../domain/letter.ts";
import { postLetter } from "../../domain/post-letter.ts";
import { mainAccount, nameIn } from "../../domain/roster.ts";
import { type Act, type Command, makeReply, offer, type Scene } from "../scene.ts";
import { newLetter } from "./new-letter.ts";
import { cleanWords } from "./nudge-text.ts";

/** One press under a nudge. Whoever could use help lets their manager be told; otherwise it is only written down. */
export const answerNudge: Command<"nudge.answer"> = (intent, scene) => {
  const { learner, say, at } = scene;
  const letter = letterMeant(intent.letter, learner);
  if (letter === undefined) return { intent: "nudge.answer", data: {}, reply: makeReply(say("nudge.answered.gone")) };
  const { answer } = intent;
  const name = letter.fromName ?? say("post.your-manager");
  const practise = offer(say("nudge.choice.practise"), {
    kind: "quiz.start",
    units: [],
    subjects: [],
    of: 5,
    pick: "any",
  });
  const change = (was: Learner): Learner => ({
    ...was,
    letters: was.letters.map((one) => (one.id === letter.id ? { ...one, answer: { what: answer, at } } : one)),
  });
  return {
    intent: "nudge.answer",
    data: { answer },
    reply: makeReply(say(`nudge.answered.${answer}`, { name }), { next: answer === "on-it" ? [practise] : [] }),
    ...(answer === "help"
      ? { acts: [{ kind: "record", who: learner.id, change }, tellOf(letter, scene)] }
      : { learner: change(learner) }),
  };
};

/** The one that is named, or where none is, the last that nobody answered. */
function letterMeant(id: string, { letters }: Learner): Letter | undefined {
  const nudges = letters.filter(({ kind }) => kind === "nudge");
  return id === "" ? nudges.findLast(({ answer }) => answer === null) : nudges.find((one) => one.id === id);
}

function tellOf(letter: Letter, { learner, roster, say, at }: Scene): Act {
  const name = cleanWords(nameIn(roster, learner.id) ?? learner.name ?? "") || say("post.somebody");
  const notice = newLetter({
    id: `help-${letter.id}`.slice(0, 100),
    kind: "notice",
    from: learner.id,
    fromName: name,
    text: say("nudge.help.notice", { name }),
    at,
  });
  return { kind: "record", who: mainAccount(roster, letter.from), change: (was) => postLetter(was, notice) };
}

/** "No more nudges", and back. */
export const stopNudges: Command<"nudge.stop"> = ({ on }, { learner, say }) => ({
  intent: "nudge.stop",
  data: { on },
  reply: makeReply(say(on ? "nudge.resumed" : "nudge.stopped"), {
    next: on ? [] : [offer(say("nudge.choice.resume"), { kind: "nudge.stop", on: true })],
  }),
  learner: { ...learner, post: { ...learner.post, refuses: !on } },
});
