import { describe, expect, it } from "vitest";
import { cleanWords, longestNudge } from "../../../src/app/post/nudge-text.ts";
import type { Reply } from "../../../src/domain/reply.ts";
import { renderPlain } from "../../../src/platforms/terminal/render-plain.ts";
import { ada, eve, mira, northgate, openPostTalk, sam } from "./post-talk.ts";

const text = (reply: Reply | undefined): string => (reply === undefined ? "" : renderPlain(reply));
const labels = (reply: Reply | undefined): readonly string[] => reply?.choices.map(({ label }) => label) ?? [];

describe("A manager's word to somebody of their team", () => {
  it("is drafted with its reasons, shown as it will be delivered, sent with one press, and answered with one", async () => {
    const talk = await openPostTalk();
    const draft = await talk.says(mira, "nudge sam");
    expect(text(draft.reply)).toMatch(/Nothing is sent yet[\s\S]*Hi Sam,[\s\S]*From Mira Shah\. I only pass it on/);
    expect(await talk.brought(sam)).toBeUndefined();
    const sent = await talk.says(mira, "send it");
    expect(sent.reply.title).toBe("On its way to Sam Okafor.");
    const got = await talk.brought(sam);
    expect(got?.title).toBe("Mira Shah asked me to pass on a message.");
    expect(labels(got)).toEqual(["I'm on it", "I could use help", "Not now"]);
    for (const line of got?.blocks.slice(0, 1) ?? [])
      expect(text(draft.reply)).toContain(
        text({ ...draft.reply, title: "", blocks: [line], choices: [], next: [] }).trim(),
      );
    expect(await talk.brought(sam)).toBeUndefined();
    const answered = await talk.says(sam, "im on it");
    expect(answered.reply.title).toBe("Good. Mira Shah sees that you are on it.");
    const shown = await talk.says(mira, "nudges");
    expect(shown.data).toEqual({ sent: 1, delivered: 1, seen: 0, answered: 1 });
    expect(text(shown.reply)).toMatch(/Whether they were seen is not known: Slack and Teams do not tell/);
  });

  it("goes in the manager's own words, shown again first, without what could turn or hide text", async () => {
    const talk = await openPostTalk();
    await talk.says(mira, "nudge sam");
    const again = await talk.says(mira, "say: Coffee at 3?\u0007\u202e *Bold* <!channel>");
    expect(again.intent).toBe("nudge.draft");
    expect(text(again.reply)).toContain("Coffee at 3? *Bold* <!channel>");
    await talk.says(mira, "send it");
    expect((await talk.record(sam)).letters.map((letter) => letter.text)).toEqual(["Coffee at 3? *Bold* <!channel>"]);
  });

  it("may be written at once behind the name, and is still shown before it goes", async () => {
    const talk = await openPostTalk();
    const draft = await talk.says(mira, "nudge Ada: Well done so far!");
    expect([draft.intent, draft.data["text"]]).toEqual(["nudge.draft", "Well done so far!"]);
    expect((await talk.record(ada)).letters).toEqual([]);
  });

  it("is a look at that person, who can see it", async () => {
    const talk = await openPostTalk();
    await talk.says(mira, "nudge sam");
    expect(await talk.looks.list()).toMatchObject([{ by: mira, whom: { kind: "person", who: sam }, what: "member" }]);
  });

  it("never tells how the figures stand", async () => {
    const talk = await openPostTalk();
    await talk.presses(sam, { kind: "quiz.start", units: [], subjects: [], of: 1, pick: "any" });
    await talk.says(sam, "don't know");
    talk.moveTo("2026-12-16T09:00");
    const draft = await talk.says(mira, "nudge sam");
    expect(draft.data["reasons"]).toMatch(/\d/);
    await talk.says(mira, "send it");
    expect(text(await talk.brought(sam))).not.toMatch(/\d/);
  });

  it("is too long over a thousand characters, and says how long it is", async () => {
    const talk = await openPostTalk();
    await talk.says(mira, "nudge sam");
    const long = await talk.says(mira, `say: ${"word ".repeat(220)}`);
    expect(long.reply.title).toMatch(/^That is 1,099 characters; 1,000 is the most/);
    expect(cleanWords("a".repeat(longestNudge))).toHaveLength(longestNudge);
    const shorter = await talk.says(mira, "say: Shorter.");
    expect(shorter.data["text"]).toBe("Shorter.");
  });
});

describe("No word is sent", () => {
  it("to somebody outside the team, who is answered like nobody at all", async () => {
    const talk = await openPostTalk();
    const outside = await talk.says(mira, "nudge eve");
    const nobody = await talk.says(mira, "nudge zed");
    expect(outside.reply.title.replace("eve", "zed")).toBe(nobody.reply.title);
    const pressed = await talk.presses(mira, { kind: "nudge.send", who: eve, text: "Hello" });
    expect(pressed.reply.title).toMatch(/^I know nobody called/);
  });

  it("by somebody who manages nobody", async () => {
    const talk = await openPostTalk();
    const refused = await talk.presses(ada, { kind: "nudge.send", who: sam, text: "Hello" });
    expect(refused.data["error"]).toEqual({ code: "not-allowed" });
    expect((await talk.record(sam)).letters).toEqual([]);
  });

  it("twice within 24 hours, though two presses come at once", async () => {
    const talk = await openPostTalk();
    const press = () => talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
    await Promise.all([press(), press()]);
    expect((await talk.record(sam)).letters).toHaveLength(1);
    talk.moveTo("2026-11-24T08:00");
    expect((await press()).reply.title).toMatch(/^You sent Sam Okafor a message 22 hours ago/);
    talk.moveTo("2026-11-24T09:10");
    expect((await press()).reply.title).toBe("On its way to Sam Okafor.");
  });

  it("to whoever wants none, and the manager is told that and no more", async () => {
    const talk = await openPostTalk();
    expect((await talk.says(sam, "no more nudges")).reply.title).toMatch(/^No more nudges/);
    expect((await talk.says(mira, "nudge sam")).reply.title).toMatch(/^Sam Okafor prefers not to be nudged/);
    await talk.says(sam, "nudges on");
    expect((await talk.says(mira, "nudge sam")).intent).toBe("nudge.draft");
    expect((await talk.says(mira, "send it")).reply.title).toBe("On its way to Sam Okafor.");
  });

  it("to whoever cannot be reached: the manager is told at once", async () => {
    const team = northgate.teams[0];
    if (team === undefined) throw new Error("there is no team");
    const members = [...team.members, { who: eve, since: 1, until: null }];
    const talk = await openPostTalk({ ...northgate, teams: [{ ...team, members }] });
    expect((await talk.says(mira, "nudge eve")).reply.title).toMatch(/^I cannot reach Eve/);
  });
});

describe("A word that waits", () => {
  it("comes when quiet hours end", async () => {
    const talk = await openPostTalk();
    await talk.presses(sam, {
      kind: "daily.set",
      wish: { on: true, time: "12:00", quiet: { from: "09:00", to: "10:00" } },
    });
    const sent = await talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
    expect(text(sent.reply)).toMatch(/gets it when their quiet hours end/);
    expect(await talk.brought(sam)).toBeUndefined();
    expect((await talk.record(sam)).dueAt).toBe(Date.parse("2026-11-23T10:00Z"));
    talk.moveTo("2026-11-23T10:00");
    expect((await talk.brought(sam))?.title).toMatch(/asked me to pass on a message/);
    expect((await talk.record(sam)).dueAt).toBe(Date.parse("2026-11-23T12:00Z"));
  });

  it("comes when somebody who asked to be left alone is back", async () => {
    const talk = await openPostTalk();
    await talk.presses(sam, { kind: "daily.set", wish: { on: true } });
    await talk.change(sam, (was) => ({ ...was, daily: { ...was.daily, silent: true }, dueAt: null }));
    await talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
    expect(await talk.brought(sam)).toBeUndefined();
    await talk.presses(sam, { kind: "daily.set", wish: { on: true } });
    expect((await talk.brought(sam))?.title).toMatch(/asked me to pass on a message/);
  });

  it("comes before the daily question, which comes after it", async () => {
    const talk = await openPostTalk();
    await talk.presses(sam, { kind: "daily.set", wish: { on: true, time: "09:30" } });
    await talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
    talk.moveTo("2026-11-23T09:30");
    expect((await talk.brought(sam))?.title).toMatch(/asked me to pass on a message/);
    expect((await talk.brought(sam))?.title).toBe("Your question for today.");
    expect((await talk.record(sam)).dueAt).toBe(Date.parse("2026-11-24T09:30Z"));
  });

  it("is given up after a fortnight, and shown as not delivered", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
    talk.moveTo("2026-12-08T09:30");
    expect(await talk.brought(sam)).toBeUndefined();
    expect((await talk.record(sam)).letters[0]?.state).toBe("unreachable");
  });
});

it("Who could use help lets the manager be told, once, in a note without buttons to answer", async () => {
  const talk = await openPostTalk();
  await talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
  await talk.brought(sam);
  const said = await talk.says(sam, "i could use help");
  expect(said.reply.title).toBe("I have told Mira Shah that you could use help.");
  const [letter] = (await talk.record(sam)).letters;
  await talk.presses(sam, { kind: "nudge.answer", letter: letter?.id ?? "", answer: "help" });
  const note = await talk.brought(mira);
  expect(text(note)).toMatch(/^A note from Sam Okafor:[\s\S]*Sam Okafor could use help/);
  expect(labels(note)).toEqual([]);
  expect(await talk.brought(mira)).toBeUndefined();
  expect((await talk.says(mira, "nudges")).data).toMatchObject({ delivered: 1, answered: 1 });
});

describe("A message that may have got lost", () => {
  it("is in doubt after a kill, and then sent, or tried again, but never sent twice", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, { kind: "nudge.send", who: sam, text: "Hello" });
    const claimed = talk.prompter.claim(await talk.record(sam), talk.now());
    const key = claimed.send?.key ?? "";
    const begun = talk.prompter.begin(claimed.learner, key, talk.now());
    if (begun === undefined) throw new Error("it was not begun");
    expect(talk.prompter.begin(begun, key, talk.now())).toBeUndefined();
    const doubt = talk.prompter.claim(begun, begun.dueAt ?? 0);
    expect([doubt.send, doubt.doubt?.key]).toEqual([undefined, key]);
    const later = talk.prompter.settle(doubt.learner, key, { kind: "later", at: talk.now() + 9 }, talk.now());
    expect(talk.prompter.claim(later, talk.now() + 9).send?.reply).toEqual(claimed.send?.reply);
    const sent = talk.prompter.settle(doubt.learner, key, { kind: "sent" }, talk.now());
    expect([sent.letters[0]?.state, sent.dueAt]).toEqual(["sent", null]);
    const gone = talk.prompter.settle(begun, key, { kind: "unreachable" }, talk.now());
    expect([gone.address, gone.letters[0]?.state, gone.dueAt]).toEqual([null, "unreachable", null]);
  });
});
