import { describe, expect, it } from "vitest";
import { nextDigest } from "../../../src/app/post/digest-due.ts";
import { renderPlain } from "../../../src/platforms/terminal/render-plain.ts";
import { mira, northgate, openPostTalk, sam, time } from "./post-talk.ts";

const weekly = { kind: "digest.set", on: true, day: "mon", time: "09:30" } as const;

describe("A weekly digest", () => {
  it("is off until somebody asks for it, and is shown with what it will contain", async () => {
    const talk = await openPostTalk();
    const off = await talk.says(mira, "when is my digest");
    expect([off.intent, off.reply.title]).toEqual(["digest.show", "You get no digest."]);
    const on = await talk.says(mira, "send me a digest every monday at 9:30");
    expect(on.reply.title).toBe("Your digest comes every Monday at 09:30. Next: Monday 23 November.");
    expect(renderPlain(on.reply)).toMatch(/who practised in the last seven days/);
  });

  it("is composed as it is sent, for that manager alone, and is a look that members can see", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, weekly);
    await talk.presses(sam, { kind: "quiz.start", units: [], subjects: [], of: 1, pick: "any" });
    await talk.says(sam, "don't know");
    talk.moveTo("2026-11-23T09:30");
    const digest = await talk.brought(mira);
    const plain = digest === undefined ? "" : renderPlain(digest);
    expect(digest?.audience).toBe("learner");
    expect(plain).toMatch(/Northgate: 1 of 2 practised in the last seven days; nobody in the seven before/);
    expect(plain).not.toMatch(/Eve/);
    expect(await talk.looks.list()).toEqual([
      { at: time("2026-11-23T09:30"), by: mira, byName: null, whom: { kind: "team", team: "t1" }, what: "digest" },
    ]);
    expect(await talk.brought(mira)).toBeUndefined();
    expect((await talk.record(mira)).dueAt).toBe(time("2026-11-30T09:30"));
  });

  it("that could not be sent is tried again within half a day, and then waits for the next week", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, weekly);
    talk.moveTo("2026-11-23T09:30");
    await talk.brought(mira, { kind: "later", at: time("2026-11-23T09:40") });
    expect((await talk.record(mira)).dueAt).toBe(time("2026-11-23T09:40"));
    talk.moveTo("2026-11-23T09:40");
    expect(await talk.brought(mira)).toBeDefined();
    talk.moveTo("2026-12-01T09:40");
    expect(await talk.brought(mira)).toBeUndefined();
    expect((await talk.record(mira)).dueAt).toBe(time("2026-12-07T09:30"));
  });

  it("in doubt after a kill is looked up, and not sent twice", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, weekly);
    talk.moveTo("2026-11-23T09:30");
    const claimed = talk.prompter.claim(await talk.record(mira), talk.now());
    const key = claimed.send?.key ?? "";
    const begun = talk.prompter.begin(claimed.learner, key, talk.now());
    if (begun === undefined) throw new Error("it was not begun");
    expect(talk.prompter.begin(begun, key, talk.now())).toBeUndefined();
    const doubt = talk.prompter.claim(begun, begun.dueAt ?? 0);
    expect([doubt.send, doubt.doubt?.key]).toEqual([undefined, key]);
    const sent = talk.prompter.settle(doubt.learner, key, { kind: "sent" }, talk.now());
    expect(sent.digest).toMatchObject({ sending: null, next: time("2026-11-30T09:30") });
  });

  it("is switched off with a word where its reader manages no team any more", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, weekly);
    await talk.roster.change((was) => ({ ...was, teams: [] }));
    talk.moveTo("2026-11-23T09:30");
    expect(await talk.brought(mira)).toBeUndefined();
    const note = await talk.brought(mira);
    expect(note === undefined ? "" : renderPlain(note)).toMatch(/You manage no team any more/);
    const { digest, dueAt } = await talk.record(mira);
    expect([digest, dueAt]).toEqual([null, null]);
  });

  it("is not promised to somebody without a team, nor at a time that is none", async () => {
    const talk = await openPostTalk({ ...northgate, teams: [] });
    const leader = { profile: { qualification: "10266", roles: ["manager"] } } as const;
    expect((await talk.presses(mira, weekly, leader)).reply.title).toMatch(/^You have no team yet/);
    const wrong = { ...weekly, time: "25:00" };
    expect((await talk.presses(mira, wrong, leader)).reply.title).toMatch(/^I did not understand the day or the time/);
    expect((await talk.record(mira)).digest).toBeNull();
  });

  it("stops when it is told to, and the daily question goes on", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, { kind: "daily.set", wish: { on: true, time: "10:00" } });
    await talk.presses(mira, weekly);
    expect((await talk.record(mira)).dueAt).toBe(time("2026-11-23T09:30"));
    expect((await talk.says(mira, "stop the digest")).reply.title).toBe("The digest is off.");
    expect((await talk.record(mira)).dueAt).toBe(time("2026-11-23T10:00"));
  });

  it("moves with its reader to another time zone", async () => {
    const talk = await openPostTalk();
    await talk.presses(mira, { ...weekly, day: "tue" });
    await talk.presses(mira, { kind: "daily.set", wish: { on: false, timezone: "America/New_York" } });
    expect((await talk.record(mira)).dueAt).toBe(time("2026-11-24T14:30"));
  });
});

it("The next digest is right at clock changes", () => {
  const at = (text: string) =>
    new Date(nextDigest({ day: "sun", time: "01:30", timezone: "Europe/London" }, time(text))).toISOString();
  expect(at("2026-03-24T12:00")).toBe("2026-03-29T01:00:00.000Z");
  expect(at("2026-10-20T12:00")).toBe("2026-10-25T00:30:00.000Z");
  expect(at("2026-10-25T00:30")).toBe("2026-11-01T01:30:00.000Z");
});
