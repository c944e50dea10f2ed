import type { Intent } from "../../src/domain/intent.ts";
import type { Reply } from "../../src/domain/reply.ts";
import type { Answer, Handle, Incoming } from "../../src/ports/platform.ts";

export const choose266: Intent = { kind: "qualification.choose", qualification: "10266" };
export const choose267: Intent = { kind: "qualification.choose", qualification: "10267" };

/** A reply with nothing but a title, and what is given. */
export function replyWith(parts: Partial<Reply>): Reply {
  return { title: "Done.", blocks: [], choices: [], next: [], audience: "learner", ...parts };
}

/** Every kind of block, strong words in the middle of a word, choices and offers. */
export const fullReply: Reply = replyWith({
  title: "No: units 6 and 8 bar each other.",
  blocks: [
    { kind: "text", text: ["Take ", { strong: "one" }, " of them, not both", { strong: "!" }] },
    { kind: "list", items: [["Unit 6: ", { strong: "Selling" }], ["Unit 8"]] },
    { kind: "list", items: [["Shout “fire”."], ["Get ", { strong: "out" }, "."]], numbered: true },
    {
      kind: "table",
      caption: "Credits",
      head: ["Unit", "Credits", "Level"],
      rows: [
        ["6", "5", "2"],
        ["8", "", "3", "as inferred"],
      ],
    },
    { kind: "text", text: ["Source: the brochure."], tone: "muted" },
  ],
  choices: [
    { label: "Level 2 certificate", intent: choose266 },
    { label: "Level 3 certificate", intent: choose267 },
  ],
  next: [{ label: "show my plan", intent: { kind: "plan.show" } }],
});

/** A reply with one offer, so that a test can press it. */
export const asking: Reply = replyWith({ title: "Which certificate?", choices: fullReply.choices });

/** A plan to fill in: one field to tick, one to pick from a menu. */
export const formReply: Reply = replyWith({
  title: "Change your plan.",
  blocks: [
    {
      kind: "form",
      title: "Your plan",
      fields: [
        {
          id: "planned",
          label: "Units I plan to take",
          pick: "many",
          options: Array.from({ length: 14 }, (_, at) => ({ id: String(at + 1), label: `${at + 1} Unit & so on` })),
          chosen: ["1", "6"],
        },
        {
          id: "achieved",
          label: "Units I have achieved",
          pick: "many",
          options: [
            { id: "1", label: "1 Selling" },
            { id: "6", label: "6 Calls" },
          ],
          chosen: [],
        },
      ],
      submit: "Save my plan",
      means: { kind: "plan.fill", planned: [], achieved: [], qualification: "10266" },
    },
    { kind: "text", text: ["Or say it in words."], tone: "muted" },
  ],
  next: [{ label: "Show my plan", intent: { kind: "plan.show" } }],
});

/** Figures to be drawn: one bar in two parts, one of which nothing is known. */
export const pictureReply: Reply = replyWith({
  title: "Two units.",
  blocks: [
    {
      kind: "picture",
      picture: {
        kind: "bars",
        title: "Practice so far",
        key: { share: "expected right now", reach: "met, may be forgotten" },
        bars: [
          { label: "Unit 2, Health and safety", share: 0.4, reach: 0.6, note: "67 % of 24 met, of 40" },
          { label: "Unit 6, Selling", share: null, note: "none of 38 met" },
        ],
      },
      alt: "Bars: unit 2: 40 % expected right now, 60 % met. One bar is empty.",
    },
  ],
});

/** A reply and what is special about it. */
export interface NamedReply {
  readonly name: string;
  readonly reply: Reply;
}

/** One reply of each shape that a renderer has to draw. */
export const sampleReplies: readonly NamedReply[] = [
  { name: "a title alone", reply: replyWith({}) },
  { name: "every kind of block", reply: fullReply },
  { name: "a question", reply: asking },
  { name: "a form", reply: formReply },
  { name: "a picture", reply: pictureReply },
  { name: "words for everybody", reply: replyWith({ audience: "channel" }) },
  {
    name: "seven choices",
    reply: replyWith({
      choices: Array.from({ length: 7 }, (_, at) => ({
        label: `Unit ${at + 1}`,
        intent: { kind: "unit.info", units: [at + 1], topic: "summary", qualification: "10266" },
      })),
    }),
  },
];

/** An assistant that answers each message with what it heard, and keeps all messages. */
export function openEcho(reply: (message: Incoming) => Partial<Reply> = () => ({})): {
  readonly heard: Incoming[];
  readonly handle: Handle;
} {
  const heard: Incoming[] = [];
  const handle = async (message: Incoming): Promise<Answer> => {
    heard.push(message);
    const { act } = message;
    const title = act.kind === "said" ? `said ${act.text}` : `pressed ${act.intent.kind}`;
    return { intent: "help", data: { topics: [] }, reply: replyWith({ title, ...reply(message) }) };
  };
  return { heard, handle };
}
