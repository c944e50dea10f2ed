import { expect, test } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { sendToStore } from "../../src/records-store/send-statements.ts";
import { actorName, statementId } from "../../src/records-store/statement-ids.ts";
import { type Mood, openStandIn } from "./stand-in.ts";

const body = JSON.stringify({ id: statementId("one") });

async function sentIn(mood: Mood, patienceMs = 5_000) {
  const store = await openStandIn({ mood: () => mood });
  const send = sendToStore({ store: { url: store.url, key: "key", secret: "secret" }, fetch, patienceMs });
  const sent = await send([body]);
  await store.close();
  return { sent, store };
}

test("a store that is well has them, under the version of the standard and with our key", async () => {
  const { sent, store } = await sentIn("well");
  expect(sent).toEqual({ kind: "kept" });
  expect(store.counts).toMatchObject({ wrongHeaders: 0, largest: 1 });
});

test.each<readonly [Mood, object]>([
  ["busy", { kind: "later", reason: "429", retryAfterMs: 0 }],
  ["broken", { kind: "later", reason: "503", retryAfterMs: undefined }],
  ["drops after taking", { kind: "later", retryAfterMs: undefined }],
  ["shut", { kind: "shut", reason: "401" }],
])("a store that is %s is told from others", async (mood, expected) => {
  expect((await sentIn(mood)).sent).toMatchObject(expected);
});

test("a store that does not answer is given up for now", async () => {
  expect((await sentIn("slow", 50)).sent).toEqual({ kind: "later", reason: "TimeoutError", retryAfterMs: undefined });
});

test("ids are UUIDs of version 5 that follow from the text", () => {
  expect(statementId("one")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(statementId("one")).toBe(statementId("one"));
  expect(statementId("one")).not.toBe(statementId("two"));
});

test("account names are hashes, and keyed ones nobody can work out from the id", () => {
  const id = "slack:T1/U2" as LearnerId;
  expect(actorName(id, undefined)).toMatch(/^[0-9a-f]{64}$/);
  expect(actorName(id, "a key")).not.toBe(actorName(id, undefined));
});
