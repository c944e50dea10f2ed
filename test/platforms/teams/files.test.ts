import { expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { ReplyFile } from "../../../src/domain/reply.ts";
import { shelveFiles } from "../../../src/platforms/teams/card-file.ts";
import { renderTeams } from "../../../src/platforms/teams/render-card.ts";
import { replyWith } from "../sample-replies.ts";
import { elementsOf, readAloud, receiveCards } from "./teams-client.ts";

const file: ReplyFile = { name: "team.csv", type: "text/csv", base64: "YSxi", about: "Your team." };
const learner = "teams:t:u" as LearnerId;
const reply = replyWith({ title: "Here it is.", blocks: [{ kind: "file", file }] });

test("a file is a button that leads to our own server, and says that it works once", async () => {
  const put: ReplyFile[] = [];
  const shelf = { put: async (one: ReplyFile) => `https://study.example.org/files/${put.push(one)}` };
  const pictures = await shelveFiles(reply, { shelf, learner });
  const cards = receiveCards(renderTeams(reply, { nonce: "n1", pictures }));
  const actions = elementsOf(cards.map(({ body }) => body)).filter(({ type }) => type === "Action.OpenUrl");
  expect(actions).toMatchObject([{ title: "Download it", url: "https://study.example.org/files/1" }]);
  expect(put).toEqual([file]);
  expect(readAloud(cards)).toMatch(/Your team. \(team.csv\)[\s\S]*https:\/\/study[\s\S]*works once, for ten minutes/);
});

test("without a shelf, or one that cannot be reached, it is said how the file can be had", async () => {
  for (const shelf of [undefined, { put: async () => undefined }]) {
    const pictures = await shelveFiles(reply, { learner, ...(shelf === undefined ? {} : { shelf }) });
    const cards = receiveCards(renderTeams(reply, { nonce: "n1", pictures }));
    expect(readAloud(cards)).toMatch(/team.csv[\s\S]*Whoever runs me has to set an address/);
  }
});
