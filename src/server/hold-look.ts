/**
 * Looks at something that costs something, for many who ask: what was seen is told again to whoever takes it so many
 * milliseconds old, and who asks while somebody looks is told what they see. `look` must not reject.
 */
export function holdLook<Seen>(look: () => Promise<Seen>, time: () => number): (oldestMs: number) => Promise<Seen> {
  let last: { readonly at: number; readonly seen: Promise<Seen> } | undefined;
  return (oldestMs) => {
    const at = time();
    if (last === undefined || at - last.at > oldestMs) last = { at, seen: look() };
    return last.seen;
  };
}
