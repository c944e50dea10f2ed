import { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { OrderedWriter } from "../../src/platforms/terminal/ordered-writer.ts";

function openSink(write: (text: string, done: (error?: Error | null) => void) => void, highWaterMark = 1_000_000) {
  const onOver = { called: 0 };
  const output = new Writable({
    highWaterMark,
    decodeStrings: false,
    write: (chunk: string, _, done) => write(chunk, done),
  });
  const writer = new OrderedWriter({ output, most: 2, onOver: () => onOver.called++ });
  return { writer, onOver };
}

function promised() {
  let keep = (_: string) => {};
  const promise = new Promise<string>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

test("lines leave in the order they were promised, together where they are ready together", async () => {
  const written: string[] = [];
  const { writer } = openSink((text, done) => {
    written.push(text);
    done();
  });
  const [first, second] = [promised(), promised()];
  writer.add(first.promise);
  writer.add(second.promise);
  second.keep("2");
  await nextTurn();
  expect(written).toEqual([]);
  first.keep("1");
  await writer.finish();
  expect(written).toEqual(["1\n2\n"]);
});

test("there is no room while as many lines as allowed are waiting", async () => {
  const { writer } = openSink((_, done) => done());
  const [first, second] = [promised(), promised()];
  writer.add(first.promise);
  writer.add(second.promise);
  let room = false;
  const waiting = writer.room().then(() => {
    room = true;
  });
  await nextTurn();
  expect(room).toBe(false);
  first.keep("1");
  await waiting;
  second.keep("2");
  await writer.finish();
});

test("a reader who takes nothing holds back the next lines", async () => {
  const held: (() => void)[] = [];
  const { writer } = openSink((_, done) => held.push(done), 1);
  writer.add(Promise.resolve("1"));
  await nextTurn();
  await nextTurn();
  let room = false;
  const waiting = writer.room().then(() => {
    room = true;
  });
  await nextTurn();
  expect([room, held.length]).toEqual([false, 1]);
  held.pop()?.();
  await waiting;
  await writer.finish();
});

test("a reader who went away ends it quietly", async () => {
  const gone = Object.assign(new Error("gone"), { code: "EPIPE" });
  const { writer, onOver } = openSink((_, done) => done(gone));
  writer.add(Promise.resolve("1"));
  await writer.finish();
  writer.add(Promise.resolve("2"));
  await writer.room();
  expect([writer.over, onOver.called]).toEqual([true, 1]);
});

test.each([
  ["the output fails", (writer: OrderedWriter) => writer.add(Promise.resolve("1"))],
  ["a line fails", (writer: OrderedWriter) => writer.add(Promise.reject(new Error("broken")))],
])("finishing rejects where %s", async (_, act) => {
  const { writer } = openSink((__, done) => done(new Error("broken")));
  act(writer);
  await expect(writer.finish()).rejects.toThrow("broken");
});
