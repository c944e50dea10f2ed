import { expect, test } from "vitest";
import { type Block, inlineText, type Reply } from "../../../src/domain/reply.ts";
import { drawHome } from "../../../src/platforms/slack/home-view.ts";
import { chosenMessage } from "../../../src/platforms/slack/render-chosen.ts";
import { renderSlack, type SlackMessage } from "../../../src/platforms/slack/render-slack.ts";
import { tryOut } from "../../app/try-out.ts";
import { hostileReplies } from "../hostile-replies.ts";
import { formReply, fullReply, pictureReply, replyWith } from "../sample-replies.ts";
import { drawnWords, pressesOf, receive } from "./slack-client.ts";
import { slackProblems } from "./slack-problems.ts";

const home = (reply: Reply, files?: ReadonlyMap<Block, string>) =>
  drawHome(reply, { nonce: "h", ...(files === undefined ? {} : { files }) });
const shown = (view: SlackMessage) => drawnWords(receive([view]));
const problems = (view: SlackMessage) => slackProblems({ type: "home", blocks: view.blocks });

test("a home shows the reply to “home” word for word, with its buttons, and says what is kept", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  const { reply } = await talk.says("home");
  const view = home(reply);
  expect(problems(view)).toEqual([]);
  expect(view.blocks.length).toBeLessThan(30);
  const words = shown(view);
  const lines = reply.blocks.flatMap((block) => (block.kind === "text" ? [inlineText(block.text)] : []));
  for (const each of [reply.title, ...lines, "delete my data"]) expect(words).toContain(each);
  const presses = pressesOf(receive([view]));
  expect(presses.map(({ intent }) => intent)).toEqual(reply.next.map(({ intent }) => intent));
});

test("its picture is an image where it could be uploaded, with the same in words beside it", () => {
  const [block] = pictureReply.blocks;
  const view = home(pictureReply, new Map(block === undefined ? [] : [[block, "F1"] as const]));
  expect(problems(view)).toEqual([]);
  expect(JSON.stringify(view.blocks)).toContain('"slack_file":{"id":"F1"}');
  expect(JSON.stringify(view.plain)).toContain("One bar is empty.");
  expect(JSON.stringify(home(pictureReply).blocks)).toContain("One bar is empty.");
});

test("whatever the reply holds, a home stays within limits and says what it leaves out", () => {
  for (const { reply } of hostileReplies) expect(problems(home(reply))).toEqual([]);
  const many = replyWith({ blocks: Array.from({ length: 199 }, (_, at) => ({ kind: "text", text: [`Line ${at}.`] })) });
  const view = home(many);
  expect(view.blocks).toHaveLength(100);
  expect(shown(view)).toMatch(/Shortened here: \d+ more lines/);
});

test("forms are left out of a home, buttons are not", () => {
  expect(home(formReply).blocks.filter(({ type }) => type === "input")).toEqual([]);
  expect(home(fullReply).blocks.filter(({ type }) => type === "actions")).toHaveLength(2);
});

test("after a press the choices give way to what was chosen, and all else stays", () => {
  const blocks = renderSlack(fullReply, { nonce: "n1" })[0]?.blocks ?? [];
  const after = chosenMessage(blocks, { blockPrefix: "uw:n1:c", label: "Level 2 certificate" });
  const chosen = { type: "plain_text", text: "You chose: Level 2 certificate", emoji: false };
  expect(after).toEqual(
    blocks.map((block) =>
      block.block_id === "uw:n1:c0" ? { type: "context", block_id: "uw:n1:c0", elements: [chosen] } : block,
    ),
  );
  expect(slackProblems({ text: "a", blocks: after })).toEqual([]);
});

test("several rows of choices leave one such line", () => {
  const { reply } = hostileReplies.find(({ name }) => name === "60 choices that no menu can carry") ?? {
    reply: fullReply,
  };
  const blocks = renderSlack(reply, { nonce: "n1" }).flatMap((message) => message.blocks);
  const after = chosenMessage(blocks, { blockPrefix: "uw:n1:c", label: "<!channel> ".repeat(99) });
  expect(after.filter(({ type }) => type === "actions")).toEqual([]);
  expect(after.filter(({ type }) => type === "context")).toHaveLength(1);
  expect(slackProblems({ text: "a", blocks: after })).toEqual([]);
});

test("blocks of others, and blocks without a name, stay as they are", () => {
  const blocks = [{ type: "section" }, { type: "actions", block_id: "other" }];
  expect(chosenMessage(blocks, { blockPrefix: "uw:n1:c", label: "a" })).toEqual(blocks);
});
