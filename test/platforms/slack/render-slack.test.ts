import { expect, test } from "vitest";
import type { Intent } from "../../../src/domain/intent.ts";
import type { Choice } from "../../../src/domain/reply.ts";
import { renderSlack } from "../../../src/platforms/slack/render-slack.ts";
import { hostileReplies } from "../hostile-replies.ts";
import { choose266, fullReply, replyWith } from "../sample-replies.ts";
import { pressesOf, readAloud, receive } from "./slack-client.ts";
import { slackProblems } from "./slack-problems.ts";

const nonce = "n1";
const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const run = (text: string, bold = false) => ({ type: "text", text, ...(bold ? { style: { bold: true } } : {}) });
const section = (...elements: readonly object[]) => ({ type: "rich_text_section", elements });
const list = (...elements: readonly object[]) => ({ type: "rich_text_list", style: "bullet", elements });
const button = (at: number, label: string, value: string) => ({
  type: "button",
  action_id: `uw:${at}`,
  text: plain(label),
  value,
  accessibility_label: label,
});

test("a reply is a bold title, paragraphs, lists, rows, quiet lines, buttons that settle it and offers under a line of their own", () => {
  const [message, ...more] = renderSlack(fullReply, { nonce });
  expect(more).toEqual([]);
  expect(message?.blocks).toEqual([
    {
      type: "rich_text",
      block_id: "uw:n1:t0",
      elements: [section(run("No: units 6 and 8 bar each other.", true))],
    },
    {
      type: "rich_text",
      block_id: "uw:n1:t1",
      elements: [section(run("Take "), run("one", true), run(" of them, not both"), run("!", true))],
    },
    {
      type: "rich_text",
      block_id: "uw:n1:t2",
      elements: [list(section(run("Unit 6: "), run("Selling", true)), section(run("Unit 8")))],
    },
    {
      type: "rich_text",
      block_id: "uw:n1:t3",
      elements: [
        {
          type: "rich_text_list",
          style: "ordered",
          offset: 0,
          elements: [section(run("Shout “fire”.")), section(run("Get "), run("out", true), run("."))],
        },
      ],
    },
    {
      type: "rich_text",
      block_id: "uw:n1:t4",
      elements: [
        section(run("Credits.", true)),
        list(
          section(run("Unit 6:", true), run(" Credits 5; Level 2.")),
          section(run("Unit 8:", true), run(" Level 3; as inferred.")),
        ),
      ],
    },
    { type: "context", block_id: "uw:n1:t5", elements: [plain("Source: the brochure.")] },
    {
      type: "actions",
      block_id: "uw:n1:c0",
      elements: [
        button(0, "Level 2 certificate", '{"kind":"qualification.choose","qualification":"10266"}'),
        button(1, "Level 3 certificate", '{"kind":"qualification.choose","qualification":"10267"}'),
      ],
    },
    { type: "context", block_id: "uw:n1:t6", elements: [plain("You can also say:")] },
    { type: "actions", block_id: "uw:n1:n0", elements: [button(0, "show my plan", '{"kind":"plan.show"}')] },
  ]);
});

test("its text is all of it in plain words", () => {
  expect(renderSlack(fullReply, { nonce })[0]?.text.split("\n")).toEqual([
    "No: units 6 and 8 bar each other.",
    "Take one of them, not both!",
    "- Unit 6: Selling",
    "- Unit 8",
    "1. Shout “fire”.",
    "2. Get out.",
    "Credits.",
    "Unit 6: Credits 5; Level 2.",
    "Unit 8: Level 3; as inferred.",
    "Source: the brochure.",
    "- Level 2 certificate",
    "- Level 3 certificate",
    "You can also say: show my plan",
  ]);
});

test("nobody is pinged and nothing is linked by what somebody wrote", () => {
  const said = "<!channel> <@U1> <http://e|x> & *b*";
  const [message] = renderSlack(replyWith({ title: said, next: [{ label: said, intent: choose266 }] }), { nonce });
  expect(message?.text.split("\n")[0]).toBe("&lt;!channel&gt; &lt;@U1&gt; &lt;http://e|x&gt; &amp; *b*");
  expect(JSON.stringify(message?.blocks)).not.toMatch(/<[!@h]|mrkdwn/);
  expect(JSON.stringify(message?.blocks)).toContain("<\u2060!channel>");
});

test("what a button carries passes through a platform that escapes it for HTML", () => {
  const intent: Intent = { kind: "knowledge.ask", about: "<!channel> & so on", subjects: [] };
  const messages = receive(renderSlack(replyWith({ next: [{ label: "ask", intent }] }), { nonce }));
  expect(JSON.stringify(messages)).not.toContain("<!channel>");
  expect(pressesOf(messages)).toEqual([{ label: "ask", intent }]);
});

const unit = (at: number): Intent => ({ kind: "unit.info", units: [at], topic: "summary" });
const choices = (count: number, intent = unit): readonly Choice[] =>
  Array.from({ length: count }, (_, at) => ({ label: `choice ${at}`, intent: intent(at) }));
const kinds = (parts: Parameters<typeof replyWith>[0]) =>
  renderSlack(replyWith(parts), { nonce }).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === "actions" ? [block.elements.map((element) => element.type)] : [])),
  );

test("five choices are buttons, six are a menu, and six that no menu can carry are buttons again", () => {
  const wide = (at: number): Intent => ({ kind: "unit.info", units: Array(60).fill(at), topic: "summary" });
  expect(kinds({ choices: choices(5) })).toEqual([Array(5).fill("button")]);
  expect(kinds({ choices: choices(6) })).toEqual([["static_select"]]);
  expect(kinds({ choices: choices(6, wide) })).toEqual([Array(6).fill("button")]);
});

test("choices that mean the same stay apart, as buttons", () => {
  expect(kinds({ choices: choices(6, () => choose266) })).toEqual([Array(6).fill("button")]);
});

test("offers are never hidden in a menu", () => {
  expect(kinds({ next: choices(30) })).toEqual([Array(25).fill("button"), Array(5).fill("button")]);
});

test("a label that is longer than a button is shortened there, numbered, and stands above in full", () => {
  const label = `Leave out ${"a very long title of a unit ".repeat(4)}now`;
  const [message] = renderSlack(replyWith({ choices: [...choices(1), { label, intent: choose266 }] }), { nonce });
  const [, full, actions] = message?.blocks ?? [];
  expect(JSON.stringify(full)).toContain(`2. ${label}`);
  expect(JSON.stringify(actions)).toContain(
    '"text":"2. Leave out a very long title of a unit a very long title of a unit a…"',
  );
  expect(message?.text).toContain(`- ${label}`);
});

test("a choice that no button can carry says how to type it", () => {
  const intent: Intent = { kind: "knowledge.ask", about: "calls ".repeat(400), subjects: [] };
  const messages = receive(renderSlack(replyWith({ choices: [{ label: "about calls", intent }] }), { nonce }));
  expect(pressesOf(messages)).toEqual([]);
  expect(readAloud(messages)).toContain("To choose “about calls”, type it.");
});

test("a long reply becomes several messages, with no block_id twice and nothing left out", () => {
  const paragraphs = Array.from({ length: 90 }, (_, at) => `Paragraph ${at} of ninety, of some length.`);
  const reply = replyWith({ blocks: paragraphs.map((text) => ({ kind: "text", text: [text] })), choices: choices(2) });
  const messages = renderSlack(reply, { nonce });
  expect(messages.map(({ blocks }) => blocks.length)).toEqual([50, 42]);
  const ids = messages.flatMap(({ blocks }) => blocks.map((block) => block.block_id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(readAloud(messages).split("\n").slice(1, 91)).toEqual(paragraphs);
  expect(messages.at(-1)?.blocks.at(-1)).toMatchObject({ type: "actions", block_id: "uw:n1:c0" });
});

test("what is too long for a chat is shortened, and says by how much", () => {
  const blocks = Array.from({ length: 20 }, (_, at) => ({
    kind: "text" as const,
    text: [`${at} ${"word ".repeat(250)}`],
  }));
  const messages = renderSlack(replyWith({ blocks, choices: choices(2) }), { nonce });
  expect(messages.length).toBeLessThan(7);
  expect(readAloud(messages)).toContain(
    "… Shortened here: 8 more lines do not fit. Ask for one part of it to read the rest.",
  );
  expect(pressesOf(messages)).toHaveLength(2);
});

test("a reply of nothing says so, as a message has to have words", () => {
  const [message] = renderSlack(replyWith({ title: " " }), { nonce });
  expect(message?.text).toBe("There is nothing to show here.");
});

test("the same reply gives the same messages, and another nonce other names", () => {
  for (const { reply } of hostileReplies) {
    const messages = renderSlack(reply, { nonce: "a" });
    expect(renderSlack(reply, { nonce: "a" })).toEqual(messages);
    const renamed = JSON.stringify(messages).replaceAll('"block_id":"uw:a:', '"block_id":"uw:b:');
    expect(JSON.stringify(renderSlack(reply, { nonce: "b" }))).toBe(renamed);
  }
});

test("what is posted passes the checker of Slack's limits, and what is wrong does not", () => {
  const [message] = renderSlack(fullReply, { nonce });
  expect(slackProblems(message)).toEqual([]);
  const blocks = message?.blocks ?? [];
  const long = "x".repeat(76);
  const act = (element: object) => ({ text: "a", blocks: [{ type: "actions", block_id: "b", elements: [element] }] });
  const wrong: readonly object[] = [
    { ...message, text: "" },
    { ...message, text: "x".repeat(4_001) },
    { ...message, text: "<!channel>" },
    { ...message, text: "a & b" },
    { ...message, blocks: [] },
    { ...message, blocks: [...blocks, ...blocks] },
    { ...message, blocks: Array.from({ length: 51 }, (_, at) => ({ ...blocks[0], block_id: `b${at}` })) },
    { text: "a", blocks: [{ type: "section", block_id: "b", text: { type: "mrkdwn", text: "*b*" } }] },
    { text: "a", blocks: [{ type: "section", block_id: "b", text: plain("<@U1> hello") }] },
    { text: "a", blocks: [{ type: "context", block_id: "b", elements: Array(11).fill(plain("a")) }] },
    { text: "a", blocks: [{ type: "nonsense", block_id: "b" }] },
    act(button(0, long, "v")),
    act({ ...button(0, "a", "v"), text: plain("") }),
    act({ ...button(0, "a", "v"), text: plain("&".repeat(16)) }),
    act(button(0, "a", "v".repeat(2_001))),
    act(button(0, "a", "")),
    act({ type: "static_select", action_id: "a", placeholder: plain("p"), options: [] }),
    act({ type: "static_select", action_id: "a", placeholder: plain("p") }),
    act({ type: "radio_buttons", action_id: "a", options: Array(2).fill({ text: plain("o"), value: "same" }) }),
    { type: "modal", title: plain("x".repeat(25)), blocks },
    { type: "home", blocks: [] },
  ];
  for (const each of wrong) expect(slackProblems(each), JSON.stringify(each).slice(0, 200)).not.toEqual([]);
});
