import type { Letter } from "../../domain/letter.ts";
import { type Block, inlineText, type Reply } from "../../domain/reply.ts";
import type { Say } from "../../words/say.ts";
import { makeReply, offer } from "../scene.ts";

/** A letter as its reader gets it: who it is from, that the assistant brings it, the words, and for a nudge three answers. */
export function letterReply({ id, kind, fromName, text }: Letter, say: Say): Reply {
  const name = fromName ?? say("post.your-manager");
  const lines: readonly Block[] = text.split("\n").map((line) => ({ kind: "text", text: [line] }));
  if (kind === "notice")
    return makeReply(fromName === null ? say("post.notice.own") : say("post.notice", { name }), {
      blocks: lines,
      next: [offer(say("choice.help"), { kind: "help", topic: null })],
    });
  return makeReply(say("post.nudge", { name }), {
    blocks: [...lines, { kind: "text", text: [say("post.nudge.brought", { name })], tone: "muted" }],
    choices: [
      offer(say("post.choice.on-it"), { kind: "nudge.answer", letter: id, answer: "on-it" }),
      offer(say("post.choice.help"), { kind: "nudge.answer", letter: id, answer: "help" }),
      offer(say("post.choice.not-now"), { kind: "nudge.answer", letter: id, answer: "not-now" }),
    ],
    next: [offer(say("post.choice.no-more"), { kind: "nudge.stop", on: false })],
  });
}

/** The words of a reply, line by line: what somebody is shown who lets it go out. */
export function linesOf({ title, blocks }: Reply): readonly string[] {
  return [title, ...blocks.flatMap((block) => (block.kind === "text" ? [inlineText(block.text)] : []))];
}
