/** Enough to keep a disk busy. */
export const manyAtOnce = 8;

/** Does the work for each of them, so many at once; rejects with the first failure once everything has been tried. */
export async function forEachOf<One>(
  all: readonly One[],
  work: (one: One) => Promise<void>,
  atOnce: number = manyAtOnce,
): Promise<void> {
  const failures: unknown[] = [];
  const left = all.values();
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
}
