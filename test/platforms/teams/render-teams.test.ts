import { renderTeams } from "../../../src/platforms/teams/render-card.ts";
import { describeRenderer } from "../../contracts/renderer.ts";
import { collectReplies } from "../collect-replies.ts";
import { drawnWords, formsOf, pressesOf, readAloud, receiveCards } from "./teams-client.ts";
import { teamsProblems } from "./teams-problems.ts";

describeRenderer(
  {
    name: "Teams",
    render: (reply) => renderTeams(reply, { nonce: "a1b2" }),
    problems: teamsProblems,
    plainText: (messages) => readAloud(receiveCards(messages)),
    drawn: (messages) => drawnWords(receiveCards(messages)),
    presses: (messages) => pressesOf(receiveCards(messages)),
    forms: (messages) => formsOf(receiveCards(messages)),
  },
  collectReplies,
);
