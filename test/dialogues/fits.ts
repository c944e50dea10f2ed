/** Whether an answer has these words in this order, however its lines fall; three dots stand for anything. */
export function fits(expected: readonly string[], lines: readonly string[]): boolean {
  return toPattern(expected, "$").test(fold(lines));
}

/** How far an answer fits: the index of the first expected line that does not; their number where only the end is too long. */
export function firstMisfit(expected: readonly string[], lines: readonly string[]): number {
  const answer = fold(lines);
  const wrong = expected.findIndex((_, index) => !toPattern(expected.slice(0, index + 1), "").test(answer));
  return wrong === -1 ? expected.length : wrong;
}

function toPattern(expected: readonly string[], end: "$" | ""): RegExp {
  const parts = fold(expected).split(/ ?\.\.\.(?!\.) ?/);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^]*?")}${end}`);
}

function fold(lines: readonly string[]): string {
  return lines.join(" ").replaceAll(/\s+/g, " ").trim();
}
