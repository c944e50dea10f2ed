import { expect, test } from "vitest";
import { homeView } from "../../../src/platforms/slack/home-view.ts";
import { chosenMessage } from "../../../src/platforms/slack/render-chosen.ts";
import { renderSlack } from "../../../src/platforms/slack/render-slack.ts";
import { tryOut } from "../../app/try-out.ts";
import { hostileReplies } from "../hostile-replies.ts";
import { formReply, fullReply, replyWith } from "../sample-replies.ts";
import { drawnWords, pressesOf } from "./slack-client.ts";
import { slackProblems } from "./slack-problems.ts";

const shown = (view: ReturnType<typeof homeView>) => drawnWords([{ text: "", blocks: view.blocks }]);

test("a home greets, shows the plan as it is saved, says what can be asked and what is kept", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("save 1 2 3 and 6");
  const plan = (await talk.presses({ kind: "plan.show" })).reply;
  const help = (await talk.presses({ kind: "help", topic: null })).reply;
  const view = homeView(plan, help, { nonce: "h" });
  expect(slackProblems(view)).toEqual([]);
  expect(view.blocks.length).toBeLessThan(25);
  const words = shown(view);
  for (const each of [plan.title, help.title, "what do you store about me?", "delete my data"])
    expect(words).toContain(each);
});

test("each of its buttons does what it says", async () => {
  const view = homeView(replyWith({}), replyWith({}), { nonce: "h" });
  const presses = pressesOf([{ text: "", blocks: view.blocks }]);
  expect(presses.map(({ label }) => label)).toEqual([
    "Show my plan",
    "What do I still need?",
    "Change my plan",
    "Help",
  ]);
  const talk = tryOut({ qualification: "10266" });
  const intents: string[] = [];
  for (const { intent } of presses) if (intent !== undefined) intents.push((await talk.presses(intent)).intent);
  expect(intents).toEqual(["plan.show", "plan.suggest", "plan.edit", "help"]);
});

test("whatever the plan and the help hold, a home stays within limits and says what it leaves out", () => {
  for (const { reply } of hostileReplies) expect(slackProblems(homeView(reply, reply, { nonce: "h" }))).toEqual([]);
  const many = replyWith({ blocks: Array.from({ length: 99 }, (_, at) => ({ kind: "text", text: [`Line ${at}.`] })) });
  const view = homeView(many, many, { nonce: "h" });
  expect(view.blocks).toHaveLength(100);
  expect(shown(view).match(/Shortened here: \d+ more lines/g)).toHaveLength(2);
});

test("forms, choices and offers of the replies are left to the buttons of the home", () => {
  const view = homeView(formReply, fullReply, { nonce: "h" });
  expect(view.blocks.filter(({ type }) => type === "input")).toEqual([]);
  expect(view.blocks.filter(({ type }) => type === "actions")).toHaveLength(1);
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
