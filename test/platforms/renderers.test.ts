import { stripVTControlCharacters } from "node:util";
import type { Block, Reply } from "../../src/domain/reply.ts";
import { renderSlack } from "../../src/platforms/slack/render-slack.ts";
import { renderTeams } from "../../src/platforms/teams/render-card.ts";
import { letterOf, readAct } from "../../src/platforms/terminal/pick-choice.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { renderTerminal } from "../../src/platforms/terminal/render-terminal.ts";
import { textWidth } from "../../src/platforms/terminal/text-width.ts";
import { renderReplyHtml } from "../../src/platforms/web/reply-html.tsx";
import { type DrawnPress, describeRenderer } from "../contracts/renderer.ts";
import { collectReplies } from "./collect-replies.ts";
import { drawnWords, formsOf, pressesOf, readAloud, receive } from "./slack/slack-client.ts";
import { slackProblems } from "./slack/slack-problems.ts";
import * as teamsClient from "./teams/teams-client.ts";
import { teamsProblems } from "./teams/teams-problems.ts";
import { webForms, webPresses, webProblems, webWordsOf } from "./web/web-client.ts";

/** What a terminal has of a reply: its text, and the reply itself, from which typed letters and labels are read. */
interface OnTerminal {
  readonly text: string;
  readonly reply: Reply;
}

/** Every picture as if it could be drawn. */
function picturesOf({ blocks }: Reply, place: string): ReadonlyMap<Block, string> {
  return new Map(blocks.filter(({ kind }) => kind === "picture").map((block) => [block, place]));
}

function terminalPresses({ reply }: OnTerminal): readonly DrawnPress[] {
  const typed = [...reply.choices.map((_, index) => letterOf(index)), ...reply.next.map(({ label }) => label)];
  return typed.flatMap((label) => {
    const act = readAct(label, reply);
    return act.kind === "pressed" && label.trim() !== "" ? [{ label, intent: act.intent }] : [];
  });
}

function terminalProblems(text: string, width: number): readonly string[] {
  const bare = stripVTControlCharacters(text);
  return [
    ...(bare.replaceAll("\n", "").match(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu) ?? []),
    ...text.split("\n").filter((line) => textWidth(line) > width),
  ];
}

describeRenderer<OnTerminal>(
  {
    name: "the terminal's plain form",
    render: (reply) => ({ text: renderPlain(reply), reply }),
    problems: ({ text }) => terminalProblems(text, Number.POSITIVE_INFINITY),
    plainText: ({ text }) => text,
    drawn: ({ text }) => text,
    presses: terminalPresses,
    byTyping: true,
  },
  collectReplies,
);

const look = { width: 80, styled: true, letters: true };

describeRenderer<OnTerminal>(
  {
    name: "the terminal as it is drawn",
    // Columns of a table break long words, so the words are looked for where there is room for all of them.
    render: (reply) => ({
      text: stripVTControlCharacters(renderTerminal(reply, { ...look, width: 1_000_000 })),
      reply,
    }),
    problems: ({ reply }) => terminalProblems(renderTerminal(reply, look), look.width),
    // A picture is drawn with characters: who wants its words has the plain form.
    plainText: ({ reply }) => renderPlain(reply),
    drawn: ({ text }) => text,
    presses: terminalPresses,
    byTyping: true,
  },
  collectReplies,
);

describeRenderer(
  {
    name: "Slack",
    render: (reply) => receive(renderSlack(reply, { nonce: "a1b2", files: picturesOf(reply, "F1") })),
    problems: (messages) => [
      ...messages.flatMap(slackProblems),
      ...(messages.length === 0 ? ["no message"] : []),
      ...(JSON.stringify(messages).match(/"block_id":"(?!uw:a1b2:[tcnf])[^"]*"/g) ?? []),
    ],
    plainText: readAloud,
    drawn: drawnWords,
    presses: pressesOf,
    forms: formsOf,
  },
  collectReplies,
);

describeRenderer(
  {
    name: "Teams",
    render: (reply) => renderTeams(reply, { nonce: "a1b2", pictures: picturesOf(reply, "data:image/png;base64,AAAA") }),
    problems: teamsProblems,
    plainText: (messages) => teamsClient.readAloud(teamsClient.receiveCards(messages)),
    drawn: (messages) => teamsClient.drawnWords(teamsClient.receiveCards(messages)),
    presses: (messages) => teamsClient.pressesOf(teamsClient.receiveCards(messages)),
    forms: (messages) => teamsClient.formsOf(teamsClient.receiveCards(messages)),
  },
  collectReplies,
);

describeRenderer<string>(
  {
    name: "a web page",
    render: (reply) =>
      renderReplyHtml(reply, {
        drawSvg: () => '<svg width="8" height="8"></svg>',
        fileHref: () => "/file",
        press: { action: "/do", hidden: () => ({ token: "t" }) },
        level: 1,
      }),
    problems: webProblems,
    plainText: webWordsOf,
    drawn: webWordsOf,
    presses: webPresses,
    forms: webForms,
  },
  collectReplies,
);
