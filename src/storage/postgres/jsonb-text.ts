const clean = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? Buffer.from(value.replaceAll("\u0000", "")).toString() : value;

/** A value as the text of a jsonb, which holds neither NUL nor halves of characters: the first go, the others are U+FFFD. */
export function jsonbText(value: unknown): string {
  return JSON.stringify(value, clean);
}
