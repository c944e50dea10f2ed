import type { CriterionPlace, Move, Mover, NotMoved } from "../../domain/evidence-changes.ts";
import { moveCriterion } from "../../domain/evidence-changes.ts";
import { accountsOf } from "../../domain/forget-person.ts";
import type { Learner, LearnerId } from "../../domain/learner.ts";
import type { Letter } from "../../domain/letter.ts";
import { postLetter } from "../../domain/post-letter.ts";
import { aliasLength, aliasOf, withAlias } from "../../domain/pseudonyms.ts";
import { nameIn } from "../../domain/roster.ts";
import type { Act, Scene } from "../scene.ts";
import { hashWords } from "./hash-words.ts";

/** What is to be done to one learner's criteria, as their record stands. */
export interface Moves {
  readonly learner: Learner;
  readonly places: readonly CriterionPlace[];
  readonly move: Move;
  /** What the learner is told of those that are moved. */
  readonly tell?: (moved: readonly CriterionPlace[]) => string;
}

/** What will be moved and what not, with the acts that do it. */
export interface Tried {
  readonly moved: readonly CriterionPlace[];
  readonly not: readonly { readonly place: CriterionPlace; readonly why: NotMoved }[];
  /** The learner as they will be. */
  readonly learner: Learner;
  readonly acts: readonly Act[];
}

/** Tries the moves and gives the acts that make them; both names for the log come first. */
export function tryMoves(moves: Moves, scene: Scene): Tried {
  const { learner, places, move, tell } = moves;
  const names = namesFor(learner.id, scene);
  const mover = { ...move, ...moverOf(learner.id, names, scene) };
  const tried = moveAll(learner, places, mover);
  if (tried.moved.length === 0) return { ...tried, acts: [] };
  const text = tell?.(tried.moved);
  const change = (was: Learner): Learner => {
    const made = moveAll(was, places, mover);
    if (made.moved.length === 0) return was;
    return text === undefined ? made.learner : postLetter(made.learner, noticeOf(text, was, mover));
  };
  return { ...tried, acts: [...names.acts, { kind: "record", who: learner.id, change }] };
}

interface Names {
  readonly alias: string;
  readonly learnerAlias: string;
  readonly acts: readonly Act[];
}

/** The names of both in the log; those that are missing are made up, and put into the roster first. */
function namesFor(learner: LearnerId, { roster, makeCode, learner: by }: Scene): Names {
  const acts: Act[] = [];
  const nameOf = (who: LearnerId): string => {
    const known = aliasOf(roster, who);
    if (known !== undefined) return known;
    const alias = makeCode(aliasLength);
    acts.push({ kind: "roster", change: (was) => withAlias(was, who, alias) });
    return alias;
  };
  const learnerAlias = nameOf(learner);
  return { learnerAlias, alias: learner === by.id ? learnerAlias : nameOf(by.id), acts };
}

function moverOf(learner: LearnerId, { alias, learnerAlias }: Names, { learner: by, roster, at }: Scene): Mover {
  return {
    by: by.id,
    accounts: accountsOf(roster, by.id),
    learner,
    byName: by.name ?? nameIn(roster, by.id),
    at,
    alias,
    learnerAlias,
    hash: hashWords,
  };
}

function moveAll(learner: Learner, places: readonly CriterionPlace[], mover: Move & Mover): Omit<Tried, "acts"> {
  const moved: CriterionPlace[] = [];
  const not: Tried["not"][number][] = [];
  let { portfolio } = learner;
  for (const place of places) {
    const made = moveCriterion(portfolio, place, mover);
    if (made.kind === "not") not.push({ place, why: made.why });
    else {
      moved.push(place);
      portfolio = made.portfolio;
    }
  }
  return { moved, not, learner: { ...learner, portfolio } };
}

function noticeOf(text: string, was: Learner, { by, byName, at }: Mover): Letter {
  return noticeTo({ id: `evidence-${was.portfolio.changes + 1}`, from: by, fromName: byName, text, at });
}

/** A letter that says what was done, and wants no answer. */
export function noticeTo(letter: Pick<Letter, "id" | "from" | "fromName" | "text" | "at">): Letter {
  return { ...letter, kind: "notice", state: "waiting", sentAt: null, seenAt: null, answer: null };
}
