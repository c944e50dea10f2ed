import { fileURLToPath } from "node:url";
import { openAssistant } from "../../src/compose.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { readAct } from "../../src/platforms/terminal/pick-choice.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import { decodePress, encodePress } from "../../src/ports/press-value.ts";
import type { Dialogue, Turn } from "./read-dialogue.ts";

const quiet = { error: () => undefined, info: () => undefined };

/** A turn and the lines that were really answered. */
export interface Played {
  readonly turn: Turn;
  readonly lines: readonly string[];
}

/** Plays a transcript with the content as it ships and nothing kept; twenty seconds pass from one turn to the next. */
export async function* playDialogue(dialogue: Dialogue): AsyncGenerator<Played, void, undefined> {
  const { qualification, name, roles, centre } = dialogue;
  const centreFile = fileURLToPath(new URL(`../fixtures/centre/${centre}`, import.meta.url));
  const assistant = await openAssistant({ ...(centre === undefined ? {} : { centreFile }), log: quiet });
  const known = { ...(qualification === undefined ? {} : { qualification }), ...(name === undefined ? {} : { name }) };
  let before: Reply | undefined;
  let at = dialogue.at;
  try {
    for (const turn of dialogue.turns) {
      at += turn.wait * 60_000 + 20_000;
      const act = actOf(turn, before);
      const { reply } = await assistant.handle({ learner: someone, at, act, profile: { ...known, roles } });
      before = reply;
      yield { turn, lines: renderPlain(reply).split("\n") };
    }
  } finally {
    await assistant.close();
  }
}

const someone = "dialogue:someone" as LearnerId;

function actOf({ act, line }: Turn, before: Reply | undefined): Incoming["act"] {
  if (act.kind === "types") return readAct(act.text, before);
  const choice = [...(before?.choices ?? []), ...(before?.next ?? [])].find(({ label }) => label === act.text);
  const intent = choice === undefined ? undefined : decodePress(encodePress(choice.intent));
  if (intent === undefined) throw new Error(`line ${line}: the answer before offers no "${act.text}"`);
  return { kind: "pressed", intent };
}
