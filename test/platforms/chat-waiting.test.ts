import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Reply } from "../../src/domain/reply.ts";
import { type ChatOptions, openChat } from "../../src/platforms/terminal/chat.ts";
import { saveFile } from "../../src/platforms/terminal/save-file.ts";
import type { Answer, Handle } from "../../src/ports/platform.ts";
import { openHandTimers } from "./hand-timers.ts";
import { replyWith } from "./sample-replies.ts";

const file = {
  name: "checklist-unit-6.pdf",
  type: "application/pdf",
  base64: Buffer.from("paper").toString("base64"),
  about: "Your checklist.",
};
const answerOf = (reply: Partial<Reply>): Answer => ({ intent: "test", data: {}, reply: replyWith(reply) });

/** A promise that the test keeps. */
function openLater<Value>() {
  const later: { resolve: (value: Value) => void; promise: Promise<Value> } = {
    resolve: () => undefined,
    promise: Promise.reject(new Error("not begun")),
  };
  later.promise.catch(() => undefined);
  later.promise = new Promise<Value>((resolve) => {
    later.resolve = resolve;
  });
  return later;
}

/** A chat whose second question is answered when the test says so. */
function openSlowChat(rest: Partial<ChatOptions> = {}) {
  const [input, output, notes] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const timers = openHandTimers();
  const [asked, finish] = [openLater<void>(), openLater<Answer>()];
  const handle: Handle = async ({ act }) => {
    if (act.kind !== "said" || act.text !== "slow") return answerOf({ title: `heard ${act.kind}` });
    asked.resolve();
    return finish.promise;
  };
  const working = { output: notes, timers };
  const options = { input, output, interactive: true, styled: false, clock: { now: () => 5 }, working, ...rest };
  const ended = openChat(options).start(handle);
  const [shown, noted] = [text(output), text(notes)];
  const close = async () => {
    input.end("exit\n");
    await ended;
    output.end();
    notes.end();
    return { shown: await shown, noted: await noted };
  };
  return { input, timers, asked: asked.promise, finish, close };
}

test("an answer that takes longer shows that it is worked on, beside the answers", async () => {
  const chat = openSlowChat();
  chat.input.write("slow\n");
  await chat.asked;
  await chat.timers.armed();
  expect([chat.timers.fire(), chat.timers.fire(), chat.timers.fire()]).toEqual([[1_000], [1_000], [1_000]]);
  chat.finish.resolve(answerOf({ title: "done at last" }));
  const { shown, noted } = await chat.close();
  expect(noted).toBe("Working on it (Ctrl-C stops the wait) ...\n");
  expect(shown).toContain("done at last");
  expect(chat.timers.fire()).toEqual([]);
});

test("Ctrl-C ends the wait and not the conversation; what comes later is not shown", async () => {
  const chat = openSlowChat();
  chat.input.write("slow\n");
  await chat.asked;
  chat.input.write("\u0003");
  chat.input.write("hi\n");
  const closing = chat.close();
  chat.finish.resolve(answerOf({ title: "too late" }));
  const { shown } = await closing;
  expect(shown).toMatch(/I have stopped waiting[\s\S]*heard said[\s\S]*Goodbye/);
  expect(shown).not.toContain("too late");
});

test("a file that comes with an answer is saved in the folder, and it is said where", async () => {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-chat-"));
  const chat = openSlowChat({ folder });
  chat.input.write("slow\n");
  await chat.asked;
  chat.finish.resolve(answerOf({ title: "Here it is.", blocks: [{ kind: "file", file }] }));
  const { shown } = await chat.close();
  expect(shown).toContain("Your checklist. (checklist-unit-6.pdf)\n\nSaved in this folder as checklist-unit-6.pdf.");
  expect(readFileSync(join(folder, file.name), "utf8")).toBe("paper");
  expect(statSync(join(folder, file.name)).mode & 0o777).toBe(0o600);
});

test("a folder that takes no files is said so, and the conversation goes on", async () => {
  const chat = openSlowChat({ folder: "/dev/null/nowhere" });
  chat.input.write("slow\n");
  await chat.asked;
  chat.finish.resolve(answerOf({ blocks: [{ kind: "file", file }] }));
  const { shown } = await chat.close();
  expect(shown).toMatch(/could not be saved in this folder[\s\S]*Goodbye/);
});

test("no file is ever written over, and no name leaves the folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-chat-"));
  writeFileSync(join(folder, file.name), "mine");
  const names = [file.name, file.name, "../../.profile", ".hidden", ""];
  const saved: string[] = [];
  for (const name of names) saved.push(await saveFile({ ...file, name }, folder));
  expect(saved).toEqual(["checklist-unit-6-2.pdf", "checklist-unit-6-3.pdf", "-..-.profile", "hidden", "file"]);
  expect(readFileSync(join(folder, file.name), "utf8")).toBe("mine");
  expect(readdirSync(folder)).toHaveLength(6);
});
