import type { Intent } from "../../src/domain/intent.ts";
import type { Block, Choice, Field, Form, Reply } from "../../src/domain/reply.ts";
import { type NamedReply, replyWith } from "./sample-replies.ts";

const long = "unit six and eight & <more> ".repeat(360);
const oneWord = "x".repeat(10_000);
const pictures = "😀".repeat(4_900) + "👩🏽‍💻".repeat(20);

/** What each platform would read as more than words, in one line. */
const markup = [
  "<!channel> <!here> <!everyone> <@U1> <@U012AB3CD|ann> <#C1> <!subteam^S1> <!date^1392734382^{date}|x> <http://e|x> <mailto:a@b.c>",
  "*b* _i_ ~s~ `c` ```k``` > q - l 1. n # h",
  "[x](http://e) ![x](http://e/x.png) **b** <at>x</at> <at>Ann Other</at> {{DATE(2026-11-23, SHORT)}}",
  "@everyone @here @channel &amp; &lt;!channel&gt; :smile: <script>alert(1)</script> <b>b</b>",
].join(" ");
const turned = "\u202eevil\u202c \u2066l\u2069 \u200fr\u200e \u061ca שלום";
const controls = "\u0000a\u0007b\u001b[2Jc\u001b]0;owned\u0007d\u009b31me\r\nf\tg\u2028h\ud800i\udfff";

function intentOf(units: readonly number[]): Intent {
  return { kind: "unit.info", units, topic: "summary" };
}

function choicesOf(labels: readonly string[]): readonly Choice[] {
  return labels.map((label, index) => ({ label, intent: intentOf([index]) }));
}

function everywhere(text: string): Reply {
  return replyWith({
    title: text,
    blocks: [
      { kind: "text", text: [text, { strong: text }] },
      { kind: "text", text: [text], tone: "muted" },
      { kind: "text", text: [text], tone: "bad" },
      { kind: "list", items: [[text], [{ strong: text }]] },
      { kind: "table", caption: text, head: [text, text], rows: [[text, text]] },
      {
        kind: "picture",
        picture: { kind: "bars", title: text, bars: [{ label: text, share: Number.NaN, reach: 7, note: text }] },
        alt: text,
      },
    ],
    choices: choicesOf([text, `${text} two`, "a short one"]),
    next: choicesOf([`${text} three`, `${text} four`]),
  });
}

const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function fieldOf(id: string, count: number, label = (at: number) => `${at} unit`): Field {
  return {
    id,
    label: `Pick ${id}`,
    pick: "many",
    options: many(count).map((at) => ({ id: String(at), label: label(at) })),
    chosen: ["1", "2", "no such option"],
  };
}

function formOf(fields: readonly Field[]): Form {
  const means: Intent = { kind: "plan.fill", planned: [], achieved: [], qualification: "10266" };
  return { kind: "form", title: "Your plan", fields, submit: "Save", means };
}

const table: Block = {
  kind: "table",
  caption: "Far too much",
  head: many(30).map((at) => `column ${at}`),
  rows: many(200).map((row) => many(30).map((at) => `r${row}c${at}`)),
};

const tooLongToPress = intentOf(many(480).map((at) => 1_000_000 + at));

/** Replies that no assistant of ours gives and that still have to come out well. */
export const hostileReplies: readonly NamedReply[] = [
  { name: "10,000 characters everywhere", reply: everywhere(long) },
  { name: "10,000 characters without a blank", reply: everywhere(oneWord) },
  { name: "10,000 characters of pictures", reply: everywhere(pictures) },
  { name: "markup of every platform", reply: everywhere(markup) },
  { name: "turned writing", reply: everywhere(turned) },
  { name: "control characters and halves of characters", reply: everywhere(controls) },
  { name: "nothing but markup that closes something", reply: everywhere("</at>``` *** ~~ __ )]}>") },
  { name: "nothing at all", reply: replyWith({ title: "" }) },
  { name: "blanks and what nobody sees", reply: everywhere(" \u200b\t\u2060\u00ad ") },
  { name: "empty strings", reply: everywhere("") },
  { name: "empty blocks", reply: replyWith({ blocks: emptyBlocks() }) },
  { name: "60 choices", reply: replyWith({ choices: choicesOf(many(60).map((at) => `choice ${at}`)) }) },
  {
    name: "60 choices with labels of 300 characters",
    reply: replyWith({ choices: choicesOf(many(60).map((at) => `${"word ".repeat(60)}${at}`)) }),
  },
  {
    name: "60 choices that no menu can carry",
    reply: replyWith({
      choices: many(60).map((at) => ({ label: `choice ${at}`, intent: intentOf([...many(80), at]) })),
    }),
  },
  { name: "250 choices and 60 offers", reply: replyWith({ choices: choicesOf(many(250).map(String)), next: sixty() }) },
  {
    name: "choices that no button can carry",
    reply: replyWith({
      choices: [{ label: "these many units", intent: tooLongToPress }, ...choicesOf(["one of them"])],
      next: [{ label: "those many units", intent: tooLongToPress }],
    }),
  },
  {
    name: "a table of 200 rows and 30 columns",
    reply: replyWith({ blocks: [table, { kind: "text", text: ["End."] }] }),
  },
  {
    name: "120 short blocks",
    reply: replyWith({ blocks: many(120).map((at) => ({ kind: "text", text: [`${at}.`] })) }),
  },
  { name: "a form with 300 options", reply: replyWith({ blocks: [formOf([fieldOf("planned", 300)])] }) },
  {
    name: "a form with labels of 10,000 characters, in two fields",
    reply: replyWith({
      blocks: [formOf([fieldOf("planned", 3, () => long), fieldOf("achieved", 12, (at) => `${at} ${markup}`)])],
    }),
  },
  {
    name: "a form without options, between words",
    reply: replyWith({ blocks: [{ kind: "text", text: ["a"] }, formOf([fieldOf("planned", 0)])] }),
  },
  {
    name: "a form of blank words",
    reply: replyWith({ blocks: [{ ...formOf([fieldOf("planned", 4, () => " ")]), title: "", submit: "\u200b" }] }),
  },
];

function sixty(): readonly Choice[] {
  return many(60).map((at) => ({ label: `offer ${at}`, intent: intentOf([at]) }));
}

function emptyBlocks(): readonly Block[] {
  return [
    { kind: "text", text: [] },
    { kind: "text", text: ["", { strong: "" }], tone: "muted" },
    { kind: "list", items: [] },
    { kind: "list", items: [[], [""]] },
    { kind: "table", caption: "", head: [], rows: [] },
    { kind: "table", caption: "", head: [""], rows: [[], ["", ""]] },
    { ...formOf([]), title: "", submit: "" },
  ];
}
