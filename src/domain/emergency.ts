import type { Upkeep } from "./study.ts";

/** Something that cannot wait: what to do first, and whom to tell. Shown before any other answer. */
export interface Emergency extends Upkeep {
  readonly id: string;
  readonly title: string;
  /** The safe first step. */
  readonly first: string;
  /** Whom to tell, and what else. */
  readonly tell: string;
  /** Each is a list of words that must all stand in a message; a word is a list of alternatives, "smell*" a beginning, "=gas" the whole message. */
  readonly signs: readonly Sign[];
  /** A message with one of these is about something else, unless it has one of `always`. */
  readonly unless: readonly Sign[];
  readonly always: readonly Sign[];
  /** Whether what the notes say about it may follow. */
  readonly teaches: boolean;
}

/** Words that must all be there. */
export type Sign = readonly (readonly string[])[];
