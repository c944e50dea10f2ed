import { expect, it } from "vitest";
import { ada, evidenceTalk, kim, sam } from "./evidence-talk.ts";

async function signedTalk(managers: Parameters<typeof evidenceTalk>[0] = {}) {
  const talk = await evidenceTalk(managers);
  await talk.says(sam, "note on 6 1.1: a call of 12 March");
  await talk.says(sam, "6 1.1 ready");
  await talk.says(ada, "sign 1.1 of unit 6 for sam");
  return talk;
}

it("a checklist is printed with criteria, notes, signature, date, and a footer that leaves practice out", async () => {
  const talk = await signedTalk();
  const printed = await talk.says(sam, "print my checklist for unit 6");
  expect(printed.reply.blocks.at(-1)).toMatchObject({ kind: "file" });
  const [order] = talk.papers;
  if (order?.kind !== "pdf") throw new Error("no PDF");
  expect(order.pages).toHaveLength(1);
  const [page] = order.pages;
  expect(page?.facts).toContainEqual(["Learner", "Sam Okafor"]);
  expect(page?.facts).toContainEqual(["Signed", "1 of 7"]);
  expect(page?.rows[0]).toEqual([
    "1.1",
    expect.stringMatching(/^Beginning a contact/),
    "a call of 12 March",
    "Signed by Ada Byron, 23 November 2026",
  ]);
  expect(page?.rows[1]?.[3]).toBe("Not started");
  expect(page?.footer).toMatch(/^Practice results are not part of this checklist\./);
});

it("an assessor prints a learner's, which the learner can see; the reply and the file are theirs alone", async () => {
  const talk = await signedTalk();
  const printed = await talk.says(ada, "print sams checklist for unit 6");
  expect(printed.reply.title).toBe(
    "The checklist of Sam Okafor for unit 6 (Communication and customer service) as a file to print.",
  );
  expect(await talk.looks.list()).toMatchObject([{ by: ada, what: "evidence", whom: { kind: "person", who: sam } }]);
});

it("a manager prints within the teams, and nobody else prints another's", async () => {
  const talk = await signedTalk({ managers: [kim] });
  const order = { kind: "evidence.print", units: [6], who: sam } as const;
  expect((await talk.presses(kim, order)).reply.title).toContain("Sam Okafor");
  const other = await signedTalk();
  const refused = await other.presses(kim, order);
  expect(refused.reply.title).toBe((await other.presses(kim, { ...order, who: "nobody" })).reply.title);
  expect(other.papers).toEqual([]);
});
