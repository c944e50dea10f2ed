/** What PostgreSQL can prepare; the rest (begin, listen, set) knows no tables. */
const preparable = /^\s*(?:select|insert|update|delete|with|merge)\b/i;
/** The queue's own schema is the queue's to bring up to date. */
const others = /\bfrom pgboss\./;

/** Statements that differ only in how many values or rows they carry are one: the shortest of each, sorted. */
export function oneOfEach(statements: readonly string[]): readonly string[] {
  const kinds = new Map<string, string>();
  for (const text of new Set(statements)) {
    if (!preparable.test(text) || others.test(text)) continue;
    const known = kinds.get(kindOf(text));
    if (known === undefined || text.length < known.length) kinds.set(kindOf(text), text);
  }
  return [...kinds.values()].sort();
}

function kindOf(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\$\d+/g, "$")
    .replaceAll(/(\([^()]*\))(?:, \1)+/g, "$1")
    .replaceAll(/\$(?:, \$)+/g, "$");
}
