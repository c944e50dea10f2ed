/** A piece of Block Kit as it comes: whatever it holds is looked at before it is used. */
export type Part = Readonly<Record<string, unknown>>;

/** The pieces under this name; none where there are none. */
export function partsOf(part: Part, name: string): readonly Part[] {
  const found = part[name];
  return Array.isArray(found) ? found.filter(isPart) : [];
}

/** The piece under this name. */
export function partOf(part: Part, name: string): Part | undefined {
  const found = part[name];
  return isPart(found) ? found : undefined;
}

/** The words under this name, be they words themselves or a text object. */
export function wordsOf(part: Part, name: string): string {
  const found = part[name];
  if (typeof found === "string") return found;
  return isPart(found) ? wordsOf(found, "text") : "";
}

/** Whether this is a piece at all. */
export function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
