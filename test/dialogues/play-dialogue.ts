import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openAssistant } from "../../src/compose.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Reply } from "../../src/domain/reply.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import type { Dialogue, Turn } from "./read-dialogue.ts";
import type { Screen, Shown } from "./screens.ts";

const quiet = { error: () => undefined, info: () => undefined };

/** The transcripts there are: the names of their files. */
export const dialogueNames: readonly string[] = readdirSync(import.meta.dirname).filter((name) =>
  name.endsWith(".txt"),
);

/** The text of one transcript. */
export function dialogueText(name: string): string {
  return readFileSync(`${import.meta.dirname}/${name}`, "utf8");
}

/** A turn, what was answered, and the lines that people read. */
export interface Played {
  readonly turn: Turn;
  readonly reply: Reply;
  readonly lines: readonly string[];
}

const opened = new Map<string, ReturnType<typeof openAssistant>>();

/** One assistant for every play with the same values; it keeps nothing but in memory, so there is nothing to close. */
function assistantFor(centre: string | undefined): ReturnType<typeof openAssistant> {
  const before = opened.get(centre ?? "");
  if (before !== undefined) return before;
  const centreFile = fileURLToPath(new URL(`../fixtures/centre/${centre}`, import.meta.url));
  const made = openAssistant({ ...(centre === undefined ? {} : { centreFile }), log: quiet });
  opened.set(centre ?? "", made);
  return made;
}

let plays = 0;

/**
 * Plays a transcript on a screen, with the content as it ships, as somebody who was never there before; twenty seconds pass from one turn to the
 * next. Each answer is drawn into the platform's payload; what is read and what is pressed comes out of that payload.
 */
export async function* playDialogue(dialogue: Dialogue, screen: Screen): AsyncGenerator<Played, void, undefined> {
  const { qualification, name, roles, centre } = dialogue;
  const assistant = await assistantFor(centre);
  const learner = `dialogue:someone-${++plays}` as LearnerId;
  const known = { ...(qualification === undefined ? {} : { qualification }), ...(name === undefined ? {} : { name }) };
  let before: Shown | undefined;
  let at = dialogue.at;
  for (const turn of dialogue.turns) {
    at += turn.wait * 60_000 + 20_000;
    const act = actOf(turn, before);
    const { reply } = await assistant.handle({ learner, at, act, profile: { ...known, roles } });
    before = screen.show(reply);
    yield { turn, reply, lines: before.lines };
  }
}

function actOf({ act, line }: Turn, before: Shown | undefined): Incoming["act"] {
  if (act.kind === "types") return before?.type(act.text) ?? { kind: "said", text: act.text };
  const intent = before?.press(act.text);
  if (intent === undefined) throw new Error(`line ${line}: the answer before offers no "${act.text}"`);
  return { kind: "pressed", intent };
}
