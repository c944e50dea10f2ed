import type { Reply } from "../../domain/reply.ts";
import type { Incoming } from "../../ports/platform.ts";
import { makeInert } from "./inert.ts";

/** The letter under which a choice is offered: a, b, ... z, then aa, ab and so on. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/**
 * What a typed line means beside the reply before it: a letter on offer, or the label of a choice or an offer, presses it;
 * everything else was said. A bare number is never taken as a place in the list, for it may be a unit or a level.
 */
export function readAct(line: string, before: Reply | undefined): Incoming["act"] {
  const said = fold(line);
  const letter = /^([a-z]{1,2})[).]?$/.exec(said)?.[1];
  const picked =
    before?.choices.find((_, index) => letterOf(index) === letter) ??
    [...(before?.choices ?? []), ...(before?.next ?? [])].find((choice) => fold(choice.label) === said);
  return picked === undefined ? { kind: "said", text: line } : { kind: "pressed", intent: picked.intent };
}

function fold(text: string): string {
  return makeInert(text).toLowerCase();
}
