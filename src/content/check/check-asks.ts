import type { Bank, Path, UnitFiles } from "./bank.ts";
import type { Finding } from "./finding.ts";

interface Ask {
  readonly text: string;
  /** The topic it leads to, by itself or by one of its answers. */
  readonly topic: string;
  readonly id: string;
  readonly path: Path;
}

/** Ways to ask that lead to two topics of one unit, or to two of its answers: which one comes is left to chance. */
export function checkAsks(bank: Bank): readonly Finding[] {
  return bank.units.flatMap((unit) => {
    const first = new Map<string, Ask>();
    return asksOf(unit).flatMap((ask): readonly Finding[] => {
      const key = plain(ask.text);
      const before = first.get(key);
      if (before === undefined) first.set(key, ask);
      // A topic and the answer to a question within it say the same in more or fewer words.
      if (before === undefined || (before.topic === ask.topic && isTopic(before))) return [];
      const problem = `"${ask.text}" leads to "${before.id}" and to "${ask.id}".`;
      const where = unit.notes?.where(ask.path) ?? unit.subject;
      return [{ where, problem, fix: "Leave it with the one that answers it.", severity: "warning", check: "asks" }];
    });
  });
}

function isTopic({ id, topic }: Ask): boolean {
  return id === topic;
}

function asksOf({ notes }: UnitFiles): readonly Ask[] {
  if (notes === undefined) return [];
  const { topics, answers } = notes.content;
  const list = (piece: { readonly id: string; readonly asks: readonly string[] }, topic: string, path: Path) =>
    piece.asks.map((text, place) => ({ text, topic, id: piece.id, path: [...path, "asks", place] }));
  return [
    ...topics.flatMap((topic, at) => list(topic, topic.id, ["topics", at])),
    ...answers.flatMap((answer, at) => list(answer, answer.topic, ["answers", at])),
  ];
}

function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).join(" ");
}
