/** One line of a transcript that the learner says, and what has to come back. */
export interface DialogueTurn {
  readonly line: number;
  readonly said: string;
  /** Lines of the answer; "..." alone or within a line stands for anything. */
  readonly answer: readonly string[];
}

/** A transcript a trainer can read and write. */
export interface Dialogue {
  readonly title: string;
  /** From "@ name value" lines: qualification, at, role, centre, name. */
  readonly settings: ReadonlyMap<string, string>;
  readonly turns: readonly DialogueTurn[];
}

/** Reads a transcript; an error names the line. */
export function readDialogue(title: string, text: string): Dialogue {
  const settings = new Map<string, string>();
  const turns: { line: number; said: string; answer: string[] }[] = [];
  for (const [at, raw] of text.split("\n").entries()) {
    const line = raw.trimEnd();
    const setting = /^@ (\w+) (.+)$/.exec(line);
    if (line.startsWith("#") || (line === "" && turns.length === 0)) continue;
    if (setting?.[1] !== undefined && setting[2] !== undefined) settings.set(setting[1], setting[2]);
    else if (line.startsWith("> ")) turns.push({ line: at + 1, said: line.slice(2), answer: [] });
    else if (turns.length === 0)
      throw new Error(`${title}:${at + 1}: expected "> ", "@ name value" or "#", not "${line}"`);
    else if (line !== "") turns.at(-1)?.answer.push(line);
  }
  if (turns.length === 0) throw new Error(`${title}: nobody says anything`);
  return { title, settings, turns };
}

/** Whether an answer fits what the transcript demands; white space is folded, "..." is anything. */
export function fitsAnswer(wanted: readonly string[], got: string): boolean {
  const fold = (text: string) => text.replace(/\s+/g, " ").trim();
  const pattern = fold(wanted.join("\n"))
    .split("...")
    .map((piece) => fold(piece).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^]*?");
  return new RegExp(`^\\s*${pattern}\\s*$`).test(fold(got));
}
