import type { Readable, Writable } from "node:stream";
import type { Answer, Handle, Platform } from "../../ports/platform.ts";
import { encodePress } from "../../ports/press-value.ts";
import { makeInert } from "./inert.ts";
import { type JsonRequest, type JsonSetting, readJsonRequest } from "./json-request.ts";
import { OrderedWriter } from "./ordered-writer.ts";
import { type InputLine, readLines } from "./read-lines.ts";
import { renderPlain } from "./render-plain.ts";

/** Longest line that is read, in bytes. */
export const longestLine = 1_000_000;

const mostUnanswered = 256;

/** Where JSON lines come from and go to. */
export interface JsonLinesOptions extends JsonSetting {
  readonly input: Readable;
  readonly output: Writable;
}

/** One JSON object a line in, one a line out, in the same order; ends with its input, or when nobody reads any more. */
export function openJsonLines(options: JsonLinesOptions): Platform {
  let stopped = false;
  const stop = () => {
    stopped = true;
    options.input.destroy();
  };
  return {
    name: "json",
    stop: async () => stop(),
    async start(handle) {
      const writer = new OrderedWriter({ output: options.output, most: mostUnanswered, onOver: stop });
      const answer = inTurns((line) => answerLine(line, handle));
      try {
        for await (const lines of readLines(options.input, longestLine)) {
          for (const line of lines) {
            await writer.room();
            writer.add(answer(readLine(line, options)));
          }
        }
      } catch (error) {
        // Destroying the input, which is how we stop, ends the loop with an error of its own.
        if (!stopped) throw error;
      }
      await writer.finish();
    },
  };
}

/** One answer as the object that JSON mode writes. */
export function jsonAnswer(user: string, { intent, data, reply }: Answer): string {
  const choices = [...reply.choices, ...reply.next].map((choice) => ({
    label: makeInert(choice.label),
    value: encodePress(choice.intent),
  }));
  const files = reply.blocks.flatMap((block) =>
    block.kind === "file" ? [{ name: block.file.name, type: block.file.type, base64: block.file.base64 }] : [],
  );
  const more = files.length === 0 ? {} : { files };
  return JSON.stringify({ user, intent, data, reply: { text: renderPlain(reply), choices, ...more } });
}

function readLine(line: InputLine, setting: JsonSetting): JsonRequest {
  if (line === undefined) return { kind: "bad", problem: `longer than ${longestLine} bytes` };
  return readJsonRequest(line, setting);
}

async function answerLine(request: JsonRequest, handle: Handle): Promise<string> {
  if (request.kind === "bad") return JSON.stringify({ error: { code: "bad-request", message: request.problem } });
  return jsonAnswer(request.user, await handle(request.message));
}

/** Different users at the same time, one user's lines one after the other: the second may lean on the first. */
function inTurns(answer: (request: JsonRequest) => Promise<string>): (request: JsonRequest) => Promise<string> {
  const last = new Map<string, Promise<unknown>>();
  return (request) => {
    if (request.kind === "bad") return answer(request);
    const { user } = request;
    const before = last.get(user);
    const mine = before === undefined ? answer(request) : before.then(() => answer(request));
    last.set(user, mine);
    const leave = () => {
      if (last.get(user) === mine) last.delete(user);
    };
    mine.then(leave, leave);
    return mine;
  };
}
