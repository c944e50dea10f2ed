import { fileURLToPath } from "node:url";
import { openAssistant } from "../../src/compose.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { renderTerminal } from "../../src/platforms/terminal/render-terminal.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import { decodePress, encodePress } from "../../src/ports/press-value.ts";
import type { Dialogue, Turn } from "./read-dialogue.ts";

const quiet = { error: () => undefined, info: () => undefined };

/** Plays a transcript with the content as it ships; yields each turn with the lines that were really answered. */
export async function* play(
  dialogue: Dialogue,
): AsyncGenerator<{ readonly turn: Turn; readonly lines: readonly string[] }> {
  const centreFile = fileURLToPath(new URL(`../fixtures/centre/${dialogue.centre}`, import.meta.url));
  const assistant = await openAssistant({ ...(dialogue.centre === undefined ? {} : { centreFile }), log: quiet });
  const { qualification, name, roles } = dialogue;
  const profile = {
    ...(qualification === undefined ? {} : { qualification }),
    ...(name === undefined ? {} : { name }),
    roles,
  };
  let before: Reply | undefined;
  let at = dialogue.at;
  try {
    for (const turn of dialogue.turns) {
      at += turn.wait * 60_000 + 20_000;
      const { reply } = await assistant.handle({
        learner: "json:you" as LearnerId,
        at,
        act: actOf(turn, before),
        profile,
      });
      before = reply;
      for (const width of [40, 80]) renderTerminal(reply, { width, styled: false, letters: true });
      yield { turn, lines: renderPlain(reply).split("\n") };
    }
  } finally {
    await assistant.close();
  }
}

function actOf({ act, line }: Turn, before: Reply | undefined): Incoming["act"] {
  if (act.kind === "types") return { kind: "said", text: act.text };
  const choice = [...(before?.choices ?? []), ...(before?.next ?? [])].find((one) => one.label === act.text);
  const intent = choice === undefined ? undefined : decodePress(encodePress(choice.intent));
  if (intent === undefined) throw new Error(`line ${line}: the answer before offers no "${act.text}"`);
  return { kind: "pressed", intent };
}
