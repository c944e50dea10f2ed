/** What became of the answers of one bot. */
export interface AnswerCounts {
  readonly right: number;
  /** Did not say what it must say. */
  readonly wrong: number;
  /** Nobody was waiting for it: sent twice, or too late. */
  readonly surplus: number;
  /** Did not come in time. */
  readonly missing: number;
}

/** Pairs the questions of a place (a channel, a chat) with the answers that arrive there, in their order. */
export interface AnswerBook {
  /** Resolves with true once the answer is there, with false when it does not come in time. */
  expect(place: string): Promise<boolean>;
  arrived(place: string, text: string): void;
  counts(): AnswerCounts;
  reset(): void;
}

interface Waiting {
  readonly resolve: (came: boolean) => void;
  readonly late: NodeJS.Timeout;
}

const waitMs = 15_000;

/** An answer is right that holds these words. */
export function openAnswerBook(words: string): AnswerBook {
  const places = new Map<string, Waiting[]>();
  let counts = { right: 0, wrong: 0, surplus: 0, missing: 0 };
  return {
    expect: (place) =>
      new Promise((resolve) => {
        const waiting = places.get(place) ?? [];
        const late = setTimeout(() => {
          counts.missing += 1;
          waiting.splice(waiting.indexOf(entry), 1);
          resolve(false);
        }, waitMs);
        const entry = { resolve, late };
        waiting.push(entry);
        places.set(place, waiting);
      }),
    arrived(place, text) {
      if (text.includes(words)) counts.right += 1;
      else counts.wrong += 1;
      const first = places.get(place)?.shift();
      if (first === undefined) {
        counts.surplus += 1;
        return;
      }
      clearTimeout(first.late);
      first.resolve(true);
    },
    counts: () => counts,
    reset() {
      counts = { right: 0, wrong: 0, surplus: 0, missing: 0 };
    },
  };
}
