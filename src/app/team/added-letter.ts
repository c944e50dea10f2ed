import type { Instant, Learner, LearnerId } from "../../domain/learner.ts";
import { postLetter } from "../../domain/post-letter.ts";
import type { Team } from "../../domain/roster.ts";
import { newLetter } from "../post/new-letter.ts";
import type { Act, Scene } from "../scene.ts";
import { seenLetter } from "./seen-words.ts";

const idOf = (team: string, at: Instant): string => `team-${team}-${at}`;

/** Tells somebody that they were put into a team and what is seen of them; who never wrote is told when they ask. */
export function letterAct(who: LearnerId, team: Team, scene: Scene): Act {
  const { learner, at } = scene;
  const letter = newLetter({
    id: idOf(team.id, at),
    kind: "notice",
    from: learner.id,
    fromName: learner.name,
    text: seenLetter(team, scene),
    at,
  });
  return { kind: "record", who, change: (was) => postLetter(was, letter) };
}

/** Somebody was put in by mistake: a letter about it that still waits is not to come. */
export function noLetterAct(who: LearnerId, team: string, added: Instant): Act {
  return { kind: "record", who, change: (was) => withoutLetter(was, idOf(team, added)) };
}

function withoutLetter(was: Learner, id: string): Learner {
  const letters = was.letters.filter((one) => one.id !== id || one.state !== "waiting");
  return letters.length === was.letters.length ? was : { ...was, letters };
}
