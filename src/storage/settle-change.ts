import type { z } from "zod";
import type { Learner } from "../domain/learner.ts";
import { learnerFields } from "./learner-schema.ts";

const keys = Object.keys(learnerFields).length;

/** A field that is new is parsed, which copies and freezes it; throws where it is not as it should be. */
function settle<Field>(schema: z.ZodType<Field>, now: Field, before: Field): Field {
  return now === before ? before : schema.parse(now);
}

function settleFields(next: Learner, was: Learner): Learner {
  const of = learnerFields;
  return Object.freeze({
    version: settle(of.version, next.version, was.version),
    id: was.id,
    name: settle(of.name, next.name, was.name),
    language: settle(of.language, next.language, was.language),
    timezone: settle(of.timezone, next.timezone, was.timezone),
    zoneChosen: settle(of.zoneChosen, next.zoneChosen, was.zoneChosen),
    locale: settle(of.locale, next.locale, was.locale),
    address: settle(of.address, next.address, was.address),
    qualification: settle(of.qualification, next.qualification, was.qualification),
    plans: settle(of.plans, next.plans, was.plans),
    tastes: settle(of.tastes, next.tastes, was.tastes),
    context: settle(of.context, next.context, was.context),
    undo: settle(of.undo, next.undo, was.undo),
    quizzes: settle(of.quizzes, next.quizzes, was.quizzes),
    quiz: settle(of.quiz, next.quiz, was.quiz),
    practice: settle(of.practice, next.practice, was.practice),
    daily: settle(of.daily, next.daily, was.daily),
    portfolio: settle(of.portfolio, next.portfolio, was.portfolio),
    letters: settle(of.letters, next.letters, was.letters),
    digest: settle(of.digest, next.digest, was.digest),
    post: settle(of.post, next.post, was.post),
    marks: settle(of.marks, next.marks, was.marks),
    dueAt: settle(of.dueAt, next.dueAt, was.dueAt),
    handled: settle(of.handled, next.handled, was.handled),
    answered: settle(of.answered, next.answered, was.answered),
    createdAt: settle(of.createdAt, next.createdAt, was.createdAt),
    updatedAt: settle(of.updatedAt, next.updatedAt, was.updatedAt),
  });
}

/**
 * The record with only those fields checked and copied that are not the very same as in `was`; undefined where anything
 * is not quite as it should be, and the whole record has to be looked at.
 */
export function settleChange(next: Learner, was: Learner): Learner | undefined {
  if (Object.keys(next).length !== keys) return undefined;
  try {
    return settleFields(next, was);
  } catch {
    return undefined;
  }
}
