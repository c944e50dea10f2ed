// In the form for comparing, as `plainForm` makes it.
const commands = new Set("next skip stop hint why more repeat help later thank yes no ok undo".split(" "));
const asks = new Set("what whats why how can could do doe did would".split(" "));

/** Whether it is one word that people say to a quiz: an answer only where it is the whole of one. */
export function isCommand(words: readonly string[]): boolean {
  return words.length === 1 && commands.has(words[0] ?? "");
}

/** Whether it begins like a question, and so is hardly an answer. */
export function isAsking(words: readonly string[]): boolean {
  return asks.has(words[0] ?? "");
}
