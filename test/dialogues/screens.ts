import type { Intent } from "../../src/domain/intent.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { renderSlack } from "../../src/platforms/slack/render-slack.ts";
import { renderTeams } from "../../src/platforms/teams/render-card.ts";
import { readAct } from "../../src/platforms/terminal/pick-choice.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import { decodePress, encodePress } from "../../src/ports/press-value.ts";
import { pressesOf, readAloud, receive } from "../platforms/slack/slack-client.ts";
import * as teamsClient from "../platforms/teams/teams-client.ts";

/** What a person has before them after an answer. */
export interface Shown {
  /** The words as they are read out, line by line. */
  readonly lines: readonly string[];
  /** What the payload's own button means; undefined where there is no button of this label. */
  press(label: string): Intent | undefined;
  /** What typed words are to the platform. */
  type(text: string): Incoming["act"];
}

/** A platform as a dialogue sees it: it draws a reply into its payload and reads presses back out of that. */
export interface Screen {
  readonly name: string;
  show(reply: Reply): Shown;
}

const said = (text: string): Incoming["act"] => ({ kind: "said", text });

const terminal: Screen = {
  name: "terminal",
  show: (reply) => ({
    lines: renderPlain(reply).split("\n"),
    press(label) {
      const choice = [...reply.choices, ...reply.next].find((one) => one.label === label);
      return choice === undefined ? undefined : decodePress(encodePress(choice.intent));
    },
    type: (text) => readAct(text, reply),
  }),
};

const slack: Screen = {
  name: "Slack",
  show(reply) {
    const messages = receive(renderSlack(reply, { nonce: "dialogue" }));
    return {
      lines: readAloud(messages).split("\n"),
      press: (label) => pressesOf(messages).find((one) => one.label === label)?.intent,
      type: said,
    };
  },
};

const teams: Screen = {
  name: "Teams",
  show(reply) {
    const cards = teamsClient.receiveCards(renderTeams(reply, { nonce: "dialogue" }));
    return {
      lines: teamsClient.readAloud(cards).split("\n"),
      press: (label) => teamsClient.pressesOf(cards).find((one) => one.label === label)?.intent,
      type: said,
    };
  },
};

/** What every transcript is played on. */
export const screens: readonly Screen[] = [terminal, slack, teams];
