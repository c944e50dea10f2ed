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

/**
 * Plays a transcript on a screen, with the content as it ships and nothing kept; twenty seconds pass from one turn to the
 * next. Each answer is drawn into the platform's payload; what is read and what is pressed comes out of that payload.
 */
export async function* playDialogue(dialogue: Dialogue, screen: Screen): AsyncGenerator<Played, void, undefined> {
  const { qualification, name, roles, centre } = dialogue;
  const centreFile = fileURLToPath(new URL(`../fixtures/centre/${centre}`, import.meta.url));
  const assistant = await openAssistant({ ...(centre === undefined ? {} : { centreFile }), log: quiet });
  const known = { ...(qualification === undefined ? {} : { qualification }), ...(name === undefined ? {} : { name }) };
  let before: Shown | undefined;
  let at = dialogue.at;
  try {
    for (const turn of dialogue.turns) {
      at += turn.wait * 60_000 + 20_000;
      const act = actOf(turn, before);
      const { reply } = await assistant.handle({ learner: someone, at, act, profile: { ...known, roles } });
      before = screen.show(reply);
      yield { turn, reply, lines: before.lines };
    }
  } finally {
    await assistant.close();
  }
}

const someone = "dialogue:someone" as LearnerId;

function actOf({ act, line }: Turn, before: Shown | undefined): Incoming["act"] {
  if (act.kind === "types") return before?.type(act.text) ?? { kind: "said", text: act.text };
  const intent = before?.press(act.text);
  if (intent === undefined) throw new Error(`line ${line}: the answer before offers no "${act.text}"`);
  return { kind: "pressed", intent };
}
