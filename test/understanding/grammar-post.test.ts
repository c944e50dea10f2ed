import { describe, expect, it } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Context } from "../../src/domain/learner.ts";
import type { Staff } from "../../src/understanding/situation.ts";
import { desk, morning } from "../app/try-out.ts";

const offered = desk.content.codes.flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []);
const manager: Staff = { roles: ["manager"], teams: ["Northgate"], people: ["Sam Okafor", "Ada", "Priya Nair"] };
const learner: Staff = { roles: [], teams: [], people: [] };

function meant(text: string, staff: Staff, context: Context | null = null): Intent {
  const situation = { qualification: null, offered, planned: () => [], context, staff, at: morning };
  return desk.understand(text, { ...situation, timezone: "Europe/London" }).intent;
}

const draft = (who: string, text?: string): Intent => ({
  kind: "nudge.draft",
  who,
  ...(text === undefined ? {} : { text }),
});
const digest = (day: string, time?: string): Intent => ({
  kind: "digest.set",
  on: true,
  day,
  ...(time === undefined ? {} : { time }),
});

describe("What a manager types about a word and a digest", () => {
  it.each([
    ["nudge sam", draft("sam")],
    ["Nudge Sam Okafor pls", draft("Sam Okafor")],
    ["send sam a nudge", draft("sam")],
    ["give ada a nudge please", draft("Ada")],
    ["have a word with sam", draft("sam")],
    ["remind ada to practise", draft("Ada")],
    ["chase up ada", draft("Ada")],
    ["drop priya a line", draft("priya")],
    ["Nudge Jordan", draft("Jordan")],
    ["nudge sam: Fancy a chat at 3?", draft("sam", "Fancy a chat at 3?")],
    ["nudge", draft("")],
    ["my nudges", { kind: "nudge.show" }],
    ["did sam answer my nudge", { kind: "nudge.show" }],
    ["what became of my nudges", { kind: "nudge.show" }],
    ["send me a digest every monday at 9", digest("mon", "09:00")],
    ["weekly digest on fridays at 4pm", digest("fri", "16:00")],
    ["digest every tuesday 8:30", digest("tue", "08:30")],
    ["move the digest to thursday", digest("thu")],
    ["send me a weekly report every monday at 8", digest("mon", "08:00")],
    ["stop the digest", { kind: "digest.set", on: false }],
    ["when is my digest", { kind: "digest.show" }],
  ] as const)("“%s”", (text, intent) => {
    expect(meant(text, manager)).toEqual(intent);
  });

  const drafted: Context = {
    at: morning,
    last: draft("slack:T1/U1"),
    offered: [{ label: "Send it", intent: { kind: "nudge.send", who: "slack:T1/U1", text: "Hello" } }],
    asking: true,
    assumed: false,
  };
  it.each(["send it", "yes", "ok send", "Send it as it is"])("“%s” lets a draft go", (text) => {
    expect(meant(text, manager, drafted)).toEqual({ kind: "nudge.send", who: "slack:T1/U1", text: "Hello" });
  });

  it("what follows “say:” after a draft is its text, capitals and all", () => {
    const own = draft("slack:T1/U1", "Hi Sam,\nCoffee at 3?");
    expect(meant("say: Hi Sam,\nCoffee at 3?", manager, drafted)).toEqual(own);
  });
});

describe("What anybody types about nudges and linked accounts", () => {
  it.each([
    ["no more nudges", { kind: "nudge.stop", on: false }],
    ["dont nudge me", { kind: "nudge.stop", on: false }],
    ["stop nudging me", { kind: "nudge.stop", on: false }],
    ["allow nudges again", { kind: "nudge.stop", on: true }],
    ["nudge me at 9", { kind: "daily.set", wish: { on: true, time: "09:00" } }],
    ["link my accounts", { kind: "link.code" }],
    ["link my slack and teams", { kind: "link.code" }],
    ["i use slack and teams", { kind: "link.code" }],
    ["link ABCD2345", { kind: "link.use", code: "ABCD2345" }],
    ["link abcd 2345", { kind: "link.use", code: "ABCD2345" }],
    ["link WXYZABCD", { kind: "link.use", code: "WXYZABCD" }],
    ["unlink my accounts", { kind: "link.end", sure: false }],
  ] as const)("“%s”", (text, intent) => {
    expect(meant(text, learner)).toEqual(intent);
  });

  it.each(["im on it", "I'm on it", "on it", "will do"])("“%s” answers a word that was brought", (text) => {
    const answer = { kind: "nudge.answer", letter: "n1", answer: "on-it" } as const;
    const choices = [{ label: "I'm on it", intent: answer }];
    const context = { at: morning, last: { kind: "smalltalk", tone: "ok" }, offered: choices, asking: false } as const;
    expect(meant(text, learner, { ...context, assumed: false })).toEqual(answer);
  });

  it.each(["what links units 3 and 4", "can i link units 3 and 4", "link together", "not now"])(
    "“%s” is about something else",
    (text) => {
      expect(meant(text, learner).kind).not.toMatch(/^(?:link|nudge|digest)\./);
    },
  );
});
