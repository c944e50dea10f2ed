import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Choice, Form, Reply } from "../../../src/domain/reply.ts";
import { readPress } from "../../../src/platforms/teams/press.ts";
import { renderTeams } from "../../../src/platforms/teams/render-card.ts";
import { fullReply, replyWith } from "../sample-replies.ts";
import { type ClientCard, elementsOf, pressesOf, receiveCards } from "./teams-client.ts";

function cardOf(reply: Reply, more: object = {}): ClientCard {
  const [card, ...others] = receiveCards(renderTeams(reply, { nonce: "n1", ...more }));
  if (card === undefined || others.length > 0) throw new Error(`${others.length + 1} cards`);
  return card;
}

const typesOf = (card: ClientCard) => card.body.map(({ type }) => type);
const choicesOf = (count: number): readonly Choice[] =>
  Array.from({ length: count }, (_, at) => ({ label: `unit ${at}`, intent: { kind: "help", topic: `${at}` } }));

test("a reply is one card: title as a heading, words, list, table, choices, and offers apart from them", () => {
  const card = cardOf(fullReply);
  expect(typesOf(card)).toEqual([
    "TextBlock",
    "RichTextBlock",
    "RichTextBlock",
    "TextBlock",
    "RichTextBlock",
    "RichTextBlock",
    "TextBlock",
    "Table",
    "TextBlock",
    "ActionSet",
    "TextBlock",
    "ActionSet",
  ]);
  expect(card.body[0]).toMatchObject({ style: "heading", weight: "Bolder", wrap: true });
  expect(card.body[10]).toMatchObject({ separator: true, isSubtle: true });
  expect(card.speak).toBe(fullReply.title);
});

test("choices look different from offers", () => {
  const card = cardOf(fullReply);
  const [choices, offers] = card.body.filter(({ type }) => type === "ActionSet");
  expect(elementsOf(choices).filter(({ type }) => type === "Action.Execute")).toMatchObject([
    { style: "positive" },
    { style: "positive" },
  ]);
  expect(elementsOf(offers).some((one) => "style" in one)).toBe(false);
});

test("what was chosen and what is remarked come before the answer", () => {
  const card = cardOf(fullReply, { chosen: "Level 2", note: "Once more." });
  expect(card.body.slice(0, 2)).toMatchObject([{ text: "Once more." }, { text: "You chose: Level 2" }]);
});

test("a table says its words to clients that have no tables", () => {
  const [table] = cardOf(fullReply).body.filter(({ type }) => type === "Table");
  expect(JSON.stringify(table?.["fallback"])).toContain("Unit 6");
});

test.each([
  [6, "ActionSet"],
  [7, "Input.ChoiceSet"],
])("%i choices are drawn as %s", (count, type) => {
  const card = cardOf(replyWith({ choices: choicesOf(count) }));
  expect(typesOf(card)[1]).toBe(type);
  expect(pressesOf([card])).toHaveLength(count);
});

test("a button that needs nothing filled in sends nothing that is", () => {
  const form: Form = {
    kind: "form",
    title: "Plan",
    fields: [{ id: "planned", label: "Planned", pick: "many", options: [{ id: "1", label: "1" }], chosen: [] }],
    submit: "Save",
    means: { kind: "plan.fill", planned: [], achieved: [] },
  };
  const card = cardOf(replyWith({ blocks: [form], next: choicesOf(1) }));
  const sent = elementsOf(card.body).filter(({ type }) => type === "Action.Execute");
  expect(sent.map(({ title, associatedInputs }) => [title, associatedInputs])).toEqual([
    ["Save", "auto"],
    ["unit 0", "none"],
  ]);
});

test("two things to fill in stand on two cards, as a button sends all inputs of its card", () => {
  const cards = receiveCards(renderTeams(replyWith({ choices: choicesOf(200) }), { nonce: "n1" }));
  expect(cards.length).toBeGreaterThan(1);
  expect(pressesOf(cards)).toHaveLength(200);
});

test("no card has a colour of its own, so that it is readable in the dark and in high contrast", () => {
  expect(JSON.stringify(renderTeams(fullReply, { nonce: "n1" }))).not.toMatch(/#[0-9a-f]{3,8}"|backgroundImage|rgb\(/i);
});

describe("a button's data read back", () => {
  test("names each button of a card differently, and the same one always alike", () => {
    const cards = () => receiveCards(renderTeams(fullReply, { nonce: "n1" }));
    const events = (all: readonly ClientCard[]) =>
      elementsOf(all).flatMap(({ type, data }) => (type === "Action.Execute" ? [readPress(data)?.event] : []));
    expect(new Set(events(cards())).size).toBe(3);
    expect(events(cards())).toEqual(events(cards()));
  });

  test("never throws, whatever somebody sends", () => {
    const keys = fc.constantFrom("n", "i", "v", "l", "f", "p", "picked", "field:planned", "__proto__");
    const values = fc.oneof(fc.jsonValue(), fc.constantFrom('{"kind":"why"}', "{", ["planned"], true));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(keys, values)), (data) => {
        const press = readPress(data);
        expect(press === undefined || typeof press.event === "string").toBe(true);
      }),
      { seed: 10266, numRuns: 500 },
    );
  });
});
