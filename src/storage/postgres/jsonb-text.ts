/** Text as PostgreSQL can hold it: NUL goes, halves of characters become U+FFFD. */
export function storableText(text: string): string {
  return Buffer.from(text.replaceAll("\u0000", "")).toString();
}

const clean = (_key: string, value: unknown): unknown => (typeof value === "string" ? storableText(value) : value);

/** A value as the text of a jsonb, its strings made storable. */
export function jsonbText(value: unknown): string {
  return JSON.stringify(value, clean);
}
