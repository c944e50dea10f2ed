/** Takes out of a map, whose entries stand in the order they came, those that do not count among the newest of their kind. */
export function keepNewest<K, V>(kept: Map<K, V>, most: number, counts: (value: V) => boolean = () => true): void {
  const among = [...kept].filter(([, value]) => counts(value));
  for (const [key] of among.slice(0, Math.max(0, among.length - most))) kept.delete(key);
}

/** Takes out the oldest until what is left has no more than so many bytes. */
export function keepBytes<K, V>(kept: Map<K, V>, most: number, sizeOf: (value: V) => number): void {
  let held = 0;
  for (const value of kept.values()) held += sizeOf(value);
  for (const [key, value] of kept) {
    if (held <= most) return;
    kept.delete(key);
    held -= sizeOf(value);
  }
}
