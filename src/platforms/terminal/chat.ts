import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Intent } from "../../domain/intent.ts";
import type { LearnerId } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Reply, ReplyFile } from "../../domain/reply.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Handle, Incoming, Platform } from "../../ports/platform.ts";
import { makeInert } from "./inert.ts";
import { readAct } from "./pick-choice.ts";
import { readableWidth, renderTerminal } from "./render-terminal.ts";
import { saveFile } from "./save-file.ts";
import { showWorking, type WorkingOptions } from "./show-working.ts";
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
  /** Where files that come with an answer are saved; absent: in the folder the process runs in. */
  readonly folder?: string;
  /** Shows that an answer takes long; absent, or where no person sits there: nothing is shown. */
  readonly working?: WorkingOptions;
}

/**
 * A conversation with one person, line by line, until exit, quit, Ctrl-C, Ctrl-D or the end of the input. While an answer
 * is waited for, Ctrl-C ends the wait and not the conversation.
 */
export function openChat(options: ChatOptions): Platform {
  let lines: Interface | undefined;
  return {
    name: "terminal",
    start(handle) {
      const wait: Wait = {};
      lines = openLines(options, wait);
      return converse({ options, lines, handle, wait });
    },
    stop: async () => lines?.close(),
  };
}

interface Conversation {
  readonly options: ChatOptions;
  readonly lines: Interface;
  readonly handle: Handle;
  readonly wait: Wait;
}

/** What ends the wait for an answer; absent while none is waited for. */
interface Wait {
  stop?: (() => void) | undefined;
}

function openLines({ input, output, interactive }: ChatOptions, wait: Wait): Interface {
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
  return lines.on("SIGINT", () => (wait.stop === undefined ? lines.close() : wait.stop()));
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
    if (next.value.trim() !== "") before = await answerTyped(chat, readAct(next.value, before));
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

/** Undefined where the wait was ended: nothing of what comes later is shown. */
async function answerTyped(chat: Conversation, act: Incoming["act"]): Promise<Reply | undefined> {
  const { options, wait } = chat;
  const stopped = new Promise<undefined>((resolve) => {
    wait.stop = () => resolve(undefined);
  });
  const work = Promise.race([ask(chat, act), stopped]);
  const shown = options.interactive && options.working !== undefined;
  const answered = await (shown ? showWorking(work, options.working) : work);
  wait.stop = undefined;
  if (answered === undefined) options.output.write(`${terminalWords.stopped}\n\n`);
  else await show(answered, options);
  return answered;
}

async function answer(chat: Conversation, act: Incoming["act"]): Promise<Reply> {
  const reply = await ask(chat, act);
  await show(reply, chat.options);
  return reply;
}

async function ask({ options, handle }: Conversation, act: Incoming["act"]): Promise<Reply> {
  const { reply } = await handle({
    learner: terminalLearner,
    at: options.clock.now(),
    act,
    profile: { ...(options.qualification === undefined ? {} : { qualification: options.qualification }), roles: [] },
  });
  return reply;
}

async function show(reply: Reply, options: ChatOptions): Promise<void> {
  const look = { width: readableWidth(options.output), styled: options.styled, letters: true };
  options.output.write(`${renderTerminal(reply, look)}\n\n`);
  for (const block of reply.blocks) {
    if (block.kind === "file") options.output.write(`${await savedWords(block.file, options)}\n\n`);
  }
}

async function savedWords(file: ReplyFile, { folder = "." }: ChatOptions): Promise<string> {
  try {
    return terminalWords.saved(await saveFile(file, folder));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return terminalWords.notSaved(makeInert(file.name));
  }
}
