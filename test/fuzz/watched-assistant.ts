import { OutsideError } from "../../src/domain/outside-error.ts";
import type { Inbox } from "../../src/ports/inbox.ts";
import type { Answer, Assistant } from "../../src/ports/platform.ts";
import { hold } from "./target.ts";

/** Puts another assistant in the place of the one that a target makes. */
export type Around = (assistant: Assistant) => Assistant;

/** What becomes of inputs behind an endpoint, which answers before they are worked off. */
export interface Watch {
  /** Makes an assistant one that is watched. */
  readonly around: Around;
  /** Makes an inbox one that is watched: what its work throws. */
  readonly inbox: (inbox: Inbox) => Inbox;
  /** How often the assistant was asked. */
  reached(): number;
  /** Throws with what went wrong since it was last asked: an error of ours, an answer or a note to operators that tells of a bug. */
  holdNoBug(notes: readonly string[]): void;
}

export function openWatch(other: Around = (assistant) => assistant): Watch {
  const bugs: string[] = [];
  let reached = 0;
  const watched =
    <Asked extends object, Said extends Answer | undefined>(ask: (asked: Asked) => Promise<Said>) =>
    async (asked: Asked): Promise<Said> => {
      reached += 1;
      const said = await noted(() => ask(asked), bugs);
      if (said !== undefined && isBug(said)) bugs.push(`a bug while answering ${JSON.stringify(asked).slice(0, 600)}`);
      return said;
    };
  return {
    around: (given) => {
      const { handle, look, presence } = other(given);
      return { handle: watched(handle), look: watched(look), presence: watched(presence) };
    },
    inbox: (inbox) => ({
      ...inbox,
      begin: (work) => inbox.begin((...delivery) => noted(() => work(...delivery), bugs)),
    }),
    reached: () => reached,
    holdNoBug: (notes) => {
      const found = [...bugs.splice(0), ...notes.filter(tellsOfBug)];
      hold(found.length === 0, found.join("\n"));
    },
  };
}

async function noted<Value>(work: () => Promise<Value>, bugs: string[]): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OutsideError))
      bugs.push(error instanceof Error ? (error.stack ?? error.message) : `${error}`);
    throw error;
  }
}

/** Refusals and failures of the world are told in `data` too. */
function isBug({ data }: Answer): boolean {
  return JSON.stringify(data["error"] ?? null).includes('"internal"');
}

const tellsOfBug = (note: string): boolean => /"code":"E?BUG"|"bug":|TypeError|RangeError|\bbug\b/.test(note);
