import { describe, expect, test } from "vitest";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import { inlineText, type Reply } from "../../src/domain/reply.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import { desk, me, tryOut } from "./try-out.ts";

const wordsOf = ({ title, blocks }: Reply): string =>
  [title, ...blocks.flatMap((block) => (block.kind === "text" ? [inlineText(block.text)] : []))].join("\n");
const labels = ({ next }: Reply) => next.map(({ label }) => label);

describe("Home", () => {
  test("says of a beginner what there is not yet, and how to begin", async () => {
    const { intent, reply, data } = await tryOut({ qualification: "10266" }).says("home");
    expect(intent).toBe("home");
    expect(wordsOf(reply)).toBe(`Your page.
Today's question
The daily question is off. I can send you one a day, so that you keep what you learn.
Your plan
Nothing is saved yet. Tell me your units, or ask me to suggest some.
Practice so far
Nothing practised yet, so there is nothing to show, and nothing to catch up on.
Settings
Times are in the zone Europe/London. To change it, name a city: “my time zone is Europe/London”.
You are in no team, so no manager sees how far you have come.`);
    expect(labels(reply)).toEqual([
      "One a day, weekdays at 08:30",
      "Change my plan",
      "What else do I need?",
      "What can my manager see?",
      "Help",
    ]);
    expect(data).toEqual({ waits: null, daily: { on: false, next: null }, plans: [], seen: 0, teams: [] });
  });

  test("shows the plan in a line with its verdict, and practice as a picture", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    const quiz = { kind: "quiz.start", units: [1], subjects: [], of: 20, pick: "any" } as const;
    let asked = await talk.presses(quiz);
    for (let more = 0; more < 18 && asked.reply.choices.length === 0; more++) asked = await talk.says("skip");
    await talk.says("a");
    const { reply } = await talk.says("home");
    expect(wordsOf(reply)).toContain(
      "Level 2 Certificate: 4 units planned (1, 2, 3 and 6). As it stands it does not make the certificate yet.",
    );
    const pictures = reply.blocks.filter(({ kind }) => kind === "picture");
    expect(pictures).toMatchObject([
      { picture: { kind: "bars", bars: [{}, {}, {}, {}] }, alt: expect.stringMatching(/unit 1/i) },
    ]);
    expect(wordsOf(reply)).toContain("Your quiz waits at this question");
    expect(reply.next[0]).toEqual({ label: "Go on", intent: { kind: "quiz.next" } });
  });

  test("says when the daily question comes, in the zone that is set", async () => {
    const talk = tryOut({ qualification: "10266" });
    const from = { platform: "slack", place: "{}" };
    await talk.says("one question a day at 9", { from });
    await talk.says("my time zone is Europe/Paris", { from });
    const { reply, data } = await talk.says("home", { from });
    expect(wordsOf(reply)).toMatch(/One question at 09:00 every day. Next: tomorrow, Tuesday 24 November/);
    expect(wordsOf(reply)).toContain("zone Europe/Paris");
    expect(data["daily"]).toMatchObject({ on: true, next: "2026-11-24T08:00:00.000Z" });
    expect(labels(reply)).toContain("Daily question");
  });

  test("names the teams somebody is in and those they manage, with what they need for it", async () => {
    const team = (id: string, name: string, more: object) => ({
      id,
      name,
      managers: [],
      members: [],
      codes: [],
      createdAt: 0,
      ...more,
    });
    const roster: Roster = {
      ...emptyRoster,
      teams: [
        team("t1", "Northgate", { members: [{ who: me, since: 0, until: null }] }),
        team("t2", "Westgate", { managers: [me] }),
      ],
    };
    const office = openIdleOffice({ roster: openRosterInMemory(roster) });
    const { reply } = await tryOut({ qualification: "10266", desk: { ...desk, office } }).says("my page");
    expect(wordsOf(reply)).toContain("Your team is Northgate. Who manages it sees how far you have come");
    expect(wordsOf(reply)).toContain("You manage Westgate.");
    expect(labels(reply)).toContain("How is my team doing?");
  });

  test("changes nothing, and each of its buttons is answered", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    const before = await talk.learner();
    const { reply } = await talk.says("home");
    const after = await talk.learner();
    expect(after?.plans).toEqual(before?.plans);
    for (const { intent } of reply.next) expect((await talk.presses(intent)).reply.title).not.toBe("");
  });

  test.each([
    "home",
    "HOME!",
    "homepage",
    "start page",
    "my page pls",
    "back to home",
    "take me to the home page",
    "can i see my page",
    "wheres my page",
    "open the home tab",
  ])("is what is meant by “%s”", async (words) => {
    expect((await tryOut({ qualification: "10266" }).says(words)).intent).toBe("home");
  });

  test.each([
    "i work from home",
    "working from home rules",
    "what goes on a web page",
    "can i do unit 6 from home",
    "how do i deal with a home customer",
    "page",
  ])("is not meant by “%s”", async (words) => {
    expect((await tryOut({ qualification: "10266" }).says(words)).intent).not.toBe("home");
  });
});
