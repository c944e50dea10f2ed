import { expect, test } from "vitest";
import type { ReplyFile } from "../../../src/domain/reply.ts";
import { shelveFiles } from "../../../src/platforms/teams/card-file.ts";
import { renderTeams } from "../../../src/platforms/teams/render-card.ts";
import { replyWith } from "../sample-replies.ts";
import { elementsOf, readAloud, receiveCards } from "./teams-client.ts";

const file: ReplyFile = { name: "team.csv", type: "text/csv", base64: "YSxi", about: "Your team." };
const reply = replyWith({ title: "Here it is.", blocks: [{ kind: "file", file }] });

test("a file is a button that leads to our own server, and says that it works once", () => {
  const put: ReplyFile[] = [];
  const shelf = { put: (one: ReplyFile) => `https://study.example.org/files/${put.push(one)}` };
  const cards = receiveCards(renderTeams(reply, { nonce: "n1", pictures: shelveFiles(reply, shelf) }));
  const actions = elementsOf(cards.map(({ body }) => body)).filter(({ type }) => type === "Action.OpenUrl");
  expect(actions).toMatchObject([{ title: "Download it", url: "https://study.example.org/files/1" }]);
  expect(put).toEqual([file]);
  expect(readAloud(cards)).toMatch(/Your team. \(team.csv\)[\s\S]*https:\/\/study[\s\S]*works once, for ten minutes/);
});

test("without a shelf, or one that cannot be reached, it is said how the file can be had", () => {
  for (const shelf of [undefined, { put: () => undefined }]) {
    const cards = receiveCards(renderTeams(reply, { nonce: "n1", pictures: shelveFiles(reply, shelf) }));
    expect(readAloud(cards)).toMatch(/team.csv[\s\S]*Whoever runs me has to set an address/);
  }
});
