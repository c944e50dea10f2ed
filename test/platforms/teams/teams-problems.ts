import type { OutgoingActivity } from "../../../src/platforms/teams/channel.ts";
import { buttonsOf, type ClientCard, elementsOf, type Part, receiveCards } from "./teams-client.ts";

const known: readonly string[] = [
  "Image",
  "TextBlock",
  "RichTextBlock",
  "TextRun",
  "Table",
  "TableRow",
  "TableCell",
  "ActionSet",
  "Action.Execute",
  "Input.ChoiceSet",
];

/** What Teams would refuse in these messages, and what of the content would do something there. */
export function teamsProblems(messages: readonly OutgoingActivity[]): readonly string[] {
  const sizes = messages.flatMap((message) => {
    const json = JSON.stringify(message);
    const large = Buffer.byteLength(json, "utf16le") > 80_000 ? [`${json.length * 2} bytes in UTF-16`] : [];
    const card = Buffer.byteLength(json) > 28_000 ? [`${Buffer.byteLength(json)} bytes in UTF-8`] : [];
    return [...large, ...card];
  });
  const cards = receiveCards(messages);
  return [...sizes, ...(cards.length === 0 ? ["no message"] : []), ...cards.flatMap(cardProblems)];
}

function cardProblems(card: ClientCard): readonly string[] {
  const elements = elementsOf(card.body);
  const ids = elements.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  return [
    ...(card.body.length === 0 ? ["an empty card"] : []),
    ...(card.fallbackText.trim() === "" ? ["no words for clients without cards"] : []),
    ...elements.filter(({ type }) => !known.includes(String(type))).map(({ type }) => `element ${type}`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two inputs ${id}`),
    ...elements.flatMap(elementProblems),
    ...buttonsOf(card).flatMap(({ title, verb }) => [
      ...(verb === "unitwise" ? [] : [`verb ${verb}`]),
      ...(title.length > 120 ? [`a button of ${title.length} characters`] : []),
    ]),
    ...activeMarks(JSON.stringify(card)),
  ];
}

function elementProblems(element: Part): readonly string[] {
  const { type, text, actions, wrap } = element;
  if (type === "ActionSet" && Array.isArray(actions) && (actions.length > 6 || actions.length === 0))
    return [`${actions.length} buttons in a row`];
  if (type !== "TextBlock" && type !== "TextRun") return [];
  const words = String(text);
  return [
    ...(words === "" ? ["an empty text"] : []),
    ...(type === "TextBlock" && wrap !== true && words.trim() !== "" ? [`cut off: ${words.slice(0, 40)}`] : []),
    ...(type === "TextBlock" && readsAsMarkdown(words) ? [`read as markdown: ${words.slice(0, 80)}`] : []),
    ...(/[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u.test(words) ? ["control characters"] : []),
  ];
}

// What the clients' markdown knows: emphasis, links, lists, code; text runs are taken literally.
function readsAsMarkdown(words: string): boolean {
  return /[*_`~]|\[.*\]|^\s*(?:[-+#>]|\d+[.)])\s/m.test(words);
}

/** Mentions, tags, date functions and links work wherever a client finds them. */
function activeMarks(json: string): readonly string[] {
  return json.match(/<(?:at|\/at|script|b|!|@|#)|\{\{|\]\(/gi) ?? [];
}
