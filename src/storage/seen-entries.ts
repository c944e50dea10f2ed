/** Remembers which entries of the log there are, in little memory: of each person, up to which number. */
export interface SeenEntries {
  has(id: string): boolean;
  add(id: string): void;
}

interface Numbers {
  /** All up to this one. */
  upTo: number;
  /** Single ones after it. */
  readonly beyond: Set<number>;
}

/** For ids of the form "alias/12"; others are remembered as they are. */
export function openSeenEntries(): SeenEntries {
  const numbered = new Map<string, Numbers>();
  const others = new Set<string>();
  return {
    has(id) {
      const found = partsOf(id);
      if (found === undefined) return others.has(id);
      const numbers = numbered.get(found.alias);
      return numbers !== undefined && (found.number <= numbers.upTo || numbers.beyond.has(found.number));
    },
    add(id) {
      const found = partsOf(id);
      if (found === undefined) {
        others.add(id);
        return;
      }
      const numbers = numbered.get(found.alias) ?? { upTo: 0, beyond: new Set() };
      numbered.set(found.alias, numbers);
      numbers.beyond.add(found.number);
      while (numbers.beyond.delete(numbers.upTo + 1)) numbers.upTo += 1;
    },
  };
}

function partsOf(id: string): { readonly alias: string; readonly number: number } | undefined {
  const [, alias, digits] = /^(.+)\/([1-9]\d{0,14})$/.exec(id) ?? [];
  return alias === undefined || digits === undefined ? undefined : { alias, number: Number(digits) };
}
