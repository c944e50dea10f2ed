const known = new Map<string, boolean>();
/** More names than there are zones are somebody's game; they are not remembered. */
const mostKnown = 1_000;

/** The name where it is an IANA time zone that this machine knows, else undefined. Asking costs, so answers are kept. */
export function knownZone(name: string | undefined): string | undefined {
  if (name === undefined || name.length > 64) return undefined;
  const found = known.get(name);
  if (found !== undefined) return found ? name : undefined;
  const isZone = /^[A-Za-z]/.test(name) && tryZone(name);
  if (known.size < mostKnown) known.set(name, isZone);
  return isZone ? name : undefined;
}

function tryZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
