import type { Block, Inline } from "../domain/reply.ts";
import type { Nations, StudySource } from "../domain/study.ts";
import { nameUnit, startSentence } from "./name-units.ts";
import type { Scene } from "./scene.ts";

/** A text in its first sentence and the rest: the answer in one line, then what belongs to it. */
export function firstSentence(text: string): readonly [string, string] {
  const end = /[.!?](?=\s+["“]?[A-Z0-9“"])/.exec(text.slice(0, 400));
  // An initial or "e.g." ends no sentence; too short a beginning is no answer.
  const at =
    end === null || end.index < 12 || /\b(?:e\.g|i\.e|etc|No|s|St|vs)$/.test(text.slice(0, end.index))
      ? -1
      : end.index + 1;
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at).trim()];
}

/** Steps with their numbers. */
export function stepBlocks(steps: readonly string[] | undefined): readonly Block[] {
  if (steps === undefined) return [];
  return [{ kind: "list", items: steps.map((step): readonly Inline[] => [step]), numbered: true }];
}

/** How the law differs outside England. */
export function nationBlocks(nations: Nations | undefined, { say }: Scene): readonly Block[] {
  const found = (["wales", "scotland", "northernIreland"] as const).flatMap((nation) => {
    const text = nations?.[nation];
    return text === undefined ? [] : [[{ strong: say(`study.nation.${nation}`) }, ` ${text}`]];
  });
  return found.length === 0 ? [] : [{ kind: "list", items: found }];
}

/** Which unit something belongs to, by the learner's numbers where they have chosen a certificate. */
export function unitWords(subject: string | undefined, scene: Scene): string | undefined {
  const mine = scene.offered.filter((one) => scene.own === null || one.code === scene.own);
  const homes = [...mine, ...scene.offered].flatMap((one) =>
    one.units.filter((unit) => unit.subject === subject).map((unit) => ({ one, unit })),
  );
  const [home] = homes;
  if (home === undefined) return undefined;
  if (scene.own === null || home.one.code !== scene.own)
    return `${home.unit.shortTitle}${scene.own === null ? "" : `, ${home.one.shortTitle}`}`;
  return startSentence(nameUnit(home.unit.number, home.one, scene.say));
}

/** Sources in one line; a text is a source named already. */
export function sourceNames(sources: readonly (StudySource | string)[]): string {
  return sources.map((one) => (typeof one === "string" ? one : one.name)).join("; ");
}

/** The unit and the source, below an answer. */
export function placeBlock(
  { subjects, sources }: { readonly subjects: readonly string[]; readonly sources: readonly (StudySource | string)[] },
  scene: Scene,
): Block {
  const unit = subjects.map((subject) => unitWords(subject, scene)).find((words) => words !== undefined);
  const named = sourceNames(sources);
  const text = unit === undefined ? scene.say("study.source", { named }) : scene.say("study.place", { unit, named });
  return { kind: "text", text: [text], tone: "muted" };
}
