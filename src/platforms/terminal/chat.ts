import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Intent } from "../../domain/intent.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Handle, Incoming, Platform } from "../../ports/platform.ts";
import { readAct } from "./pick-choice.ts";
import { readableWidth, renderTerminal } from "./render-terminal.ts";
import { terminalWords } from "./terminal-words.ts";

/** Whom a terminal talks with: the one person in front of it. */
export const terminalLearner = "terminal:you" as LearnerId;

/** Where a chat takes place. */
export interface ChatOptions {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** A person sits at both ends: greet, prompt and say goodbye. False: answers only. */
  readonly interactive: boolean;
  readonly styled: boolean;
  readonly clock: Clock;
  readonly qualification?: string | undefined;
}

/** A conversation with one person, line by line, until exit, quit, Ctrl-C, Ctrl-D or the end of the input. */
export function openChat(options: ChatOptions): Platform {
  let lines: Interface | undefined;
  return {
    name: "terminal",
    start(handle) {
      lines = openLines(options);
      return converse({ options, lines, handle });
    },
    stop: async () => lines?.close(),
  };
}

interface Conversation {
  readonly options: ChatOptions;
  readonly lines: Interface;
  readonly handle: Handle;
}

function openLines({ input, output, interactive }: ChatOptions): Interface {
  const lines = createInterface({
    input,
    output,
    terminal: interactive,
    prompt: terminalWords.prompt,
    historySize: 500,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  // Nobody reads any more: whoever started us decides whether that is a failure.
  output.once("error", () => lines.close());
  return lines.on("SIGINT", () => lines.close());
}

async function converse(chat: Conversation): Promise<void> {
  const { interactive, output } = chat.options;
  let open = true;
  chat.lines.once("close", () => {
    open = false;
  });
  // Before anything is awaited, for a line that comes while nobody iterates is lost.
  const typed = chat.lines[Symbol.asyncIterator]();
  let before = interactive ? await greet(chat) : undefined;
  for (;;) {
    // The learner may have left while the answer was being made, and what is closed refuses to prompt.
    if (interactive && open) chat.lines.prompt();
    const next = await typed.next();
    if (next.done === true || leaving.test(next.value)) break;
    if (next.value.trim() !== "") before = await answer(chat, readAct(next.value, before));
  }
  chat.lines.close();
  if (interactive) output.write(`\n${terminalWords.goodbye}\n`);
}

const leaving = /^\s*(?:exit|quit)\s*$/i;

const hello: Intent = { kind: "smalltalk", tone: "hello" };

async function greet(chat: Conversation): Promise<Reply> {
  const reply = await answer(chat, { kind: "pressed", intent: hello });
  chat.options.output.write(`${terminalWords.leave}\n\n`);
  return reply;
}

async function answer({ options, handle }: Conversation, act: Incoming["act"]): Promise<Reply> {
  const { reply } = await handle({
    learner: terminalLearner,
    at: options.clock.now(),
    act,
    profile: { ...(options.qualification === undefined ? {} : { qualification: options.qualification }), roles: [] },
  });
  const look = { width: readableWidth(options.output), styled: options.styled, letters: true };
  options.output.write(`${renderTerminal(reply, look)}\n\n`);
  return reply;
}
