/** Gathers what is to be written while something else is. */
export interface Batches<T> {
  /** Resolves when it is written, rejects where it could not be: all of one batch together. */
  add(one: T): Promise<void>;
  /** What is added from now on comes after all that is asked for until then. */
  end(): void;
}

interface Batch<T> {
  readonly all: T[];
  readonly written: Promise<void>;
}

/** Batches that take their turn like other work; one grows until its turn has come. */
export function openBatches<T>(
  inTurn: (work: () => Promise<void>) => Promise<void>,
  write: (all: readonly T[]) => Promise<void>,
): Batches<T> {
  let growing: Batch<T> | undefined;
  const begin = (): Batch<T> => {
    const all: T[] = [];
    const written = inTurn(() => {
      if (growing?.all === all) growing = undefined;
      return write(all);
    });
    return { all, written };
  };
  return {
    add: (one) => {
      growing ??= begin();
      growing.all.push(one);
      return growing.written;
    },
    end: () => {
      growing = undefined;
    },
  };
}
