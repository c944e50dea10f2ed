/** Those whose id an earlier one has already. */
export function findAgain<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return all.filter(({ id }) => seen.has(id) || !seen.add(id));
}
