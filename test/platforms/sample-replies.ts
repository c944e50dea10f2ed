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
