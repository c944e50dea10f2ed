import { expect, test } from "vitest";
import { renderTeams } from "../../../src/platforms/teams/render-card.ts";
import { fits } from "../../dialogues/fits.ts";
import { dialogueNames, dialogueText, playDialogue } from "../../dialogues/play-dialogue.ts";
import { readDialogue } from "../../dialogues/read-dialogue.ts";
import type { Screen } from "../../dialogues/screens.ts";
import { pressesOf, readAloud, receiveCards } from "./teams-client.ts";

const teams: Screen = {
  name: "Teams",
  show(reply) {
    const cards = receiveCards(renderTeams(reply, { nonce: "dialogue" }));
    return {
      lines: readAloud(cards).split("\n"),
      press: (label) => pressesOf(cards).find((one) => one.label === label)?.intent,
      type: (text) => ({ kind: "said", text }),
    };
  },
};

test.each(dialogueNames)("%s goes as it is written in Teams", async (name) => {
  const misfits: string[] = [];
  for await (const { turn, lines } of playDialogue(readDialogue(dialogueText(name)), teams)) {
    if (!fits(turn.expected, lines))
      misfits.push(`${name}:${turn.line}\n${turn.expected.join("\n")}\n=> ${lines.join("\n=> ")}`);
  }
  expect(misfits.join("\n\n")).toBe("");
});
