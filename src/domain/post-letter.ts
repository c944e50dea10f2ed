import type { Learner } from "./learner.ts";
import type { Letter } from "./letter.ts";
import { earliest, hasPost, withPostAt } from "./post-due.ts";

const mostLetters = 20;
const longestLetter = 4_000;

/**
 * The learner with a letter that waits for them; it is due at once. The same letter brought again changes nothing. A notice
 * joins one of the same sender that still waits, so that a morning's signatures are one message.
 */
export function postLetter(learner: Learner, letter: Letter): Learner {
  if (learner.letters.some((one) => one.id === letter.id)) return learner;
  const due = (letters: readonly Letter[]): Learner =>
    withPostAt({ ...learner, letters }, learner, earliest(hasPost(learner) ? learner.post.at : null, letter.at));
  const waiting = learner.letters.find((one) => mayJoin(one, letter));
  if (waiting === undefined) return due([...withRoom(learner.letters), letter]);
  const joined = { ...letter, text: `${waiting.text}\n${letter.text}` };
  return due(learner.letters.map((one) => (one === waiting ? joined : one)));
}

function mayJoin(one: Letter, { kind, from, text }: Letter): boolean {
  return (
    kind === "notice" &&
    one.kind === kind &&
    one.state === "waiting" &&
    one.from === from &&
    one.text.length + text.length < longestLetter
  );
}

/** Room for one more: what is out goes first, oldest first. */
function withRoom(letters: readonly Letter[]): readonly Letter[] {
  if (letters.length < mostLetters) return letters;
  const out = letters.findIndex((one) => one.state !== "waiting" && one.state !== "sending");
  const goes = out === -1 ? 0 : out;
  return letters.filter((_, at) => at !== goes);
}
