import { describe, expect, it } from "vitest";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";

import { hear } from "../../src/understanding/hear.ts";
import { isErrand, isOfBot, isOwn, isTicket } from "../../src/understanding/message-kinds.ts";
import { collectNames } from "../../src/understanding/names.ts";
import { createPhraseBank } from "../../src/understanding/phrase-bank.ts";
import { createSearch } from "../../src/understanding/search/search-study.ts";
import { fixed } from "../../src/understanding/situation.ts";
import { createSpelling } from "../../src/understanding/spelling.ts";
import { type Asked, asksForTaught, bornOut, settleForeign } from "../../src/understanding/taught-claim.ts";
import { wideStudy } from "./search/small-study.ts";

const content = openContent({ dir: contentDir(), study: "later" });
const offered = content.codes.flatMap((code) => content.qualification(code, "2026-11-23") ?? []);
const names = collectNames(offered);
const spelling = createSpelling({
  names: names.titles.vocabulary,
  terms: names.terms.vocabulary,
  others: [],
  foreign: [],
});
const faq = [
  { topic: "fees", qualification: null, title: "What the course costs", text: ["Ask."], source: "a leaflet" },
];
const search = createSearch({ study: wideStudy, faq, synonyms: wideStudy.synonyms });
const situation = {
  qualification: "10266",
  offered,
  planned: () => [],
  context: null,
  at: Date.UTC(2026, 10, 23),
  timezone: "Europe/London",
};

function asked(text: string, more: Partial<Asked> = {}): Asked {
  return {
    text,
    heard: hear(text, names, spelling),
    search,
    bank: createPhraseBank([
      { meaning: "plan.show", phrase: "show my plan" },
      { meaning: "foreign", phrase: "sing me a song about a crust" },
    ]),
    situation,
    ...more,
  };
}

const showsPlan = fixed({ kind: "plan.show", qualification: "10266" });
const chats = fixed({ kind: "smalltalk", tone: "thanks" });

describe("a message that no rule claims", () => {
  it.each([
    ["how do i feed a starter", ["baking"]],
    ["haccp?", ["hygiene"]],
    ["what is sourdough", ["baking"]],
    ["crust vs crumb", ["baking"]],
    ["punter complains about a burnt loaf, what do i do", ["baking"]],
  ])("asks for what is taught where an answer fits: “%s”", (text, subjects) => {
    expect(asksForTaught(undefined, asked(text))).toEqual(fixed({ kind: "knowledge.ask", about: text, subjects }));
  });

  it.each([
    ["who won the league", "nothing fits"],
    ["4 and 7", "numbers may be units"],
    ["what does the course cost", "the brochure is asked for by rules"],
    ["oven floor broken", "a fault is for whoever mends it"],
    ["can you feed my starter", "it is to be done, not told"],
    ["how does this app feed a starter", "it is about the assistant"],
    ["sing me a song about a crust please", "it is nearly word for word nobody's business"],
  ])("does not: “%s” (%s)", (text) => {
    expect(asksForTaught(undefined, asked(text))).toBeUndefined();
  });

  it("never does where nothing is taught", () => {
    expect(asksForTaught(undefined, asked("how do i feed a starter", { search: undefined }))).toBeUndefined();
  });
});

describe("a message that a rule claims", () => {
  it.each(["how do i feed a starter", "what is hazard analysis and critical control points"])(
    "gives way where an answer fits so well: “%s”",
    (text) => {
      expect(asksForTaught(showsPlan, asked(text))).toMatchObject({ intent: { kind: "knowledge.ask", about: text } });
    },
  );

  it.each([
    ["how do i feed a starter in unit 4", "a unit is named"],
    ["how do i feed a starter for my certificate", "the certificate is"],
    ["how do i feed a starter at level 2", "its level is"],
    ["how does feeding a starter fit my plan", "the plan is"],
    ["starter", "one word is no question"],
    ["a starter for the baker", "it fits by a word alone"],
    ["did my starter get fed", "it is somebody's own"],
  ])("stays as it was: “%s” (%s)", (text) => {
    expect(asksForTaught(showsPlan, asked(text))).toBeUndefined();
  });

  it("may speak of plans that are no plan of units", () => {
    const plan = { ...(wideStudy.terms[0] ?? none()), id: "plan", term: "hygiene action plan", also: [] };
    const study = { ...wideStudy, terms: [...wideStudy.terms, plan] };
    const other = createSearch({ study, faq: [], synonyms: [] });
    const ask = (text: string) => asksForTaught(showsPlan, asked(text, { search: other }));
    expect(ask("what is a hygiene action plan")).toMatchObject({ intent: { kind: "knowledge.ask" } });
    expect(ask("what is a hygiene plan")).toBeUndefined();
  });

  it("and is small talk gives way to an answer that fits, but never where it is one word", () => {
    expect(asksForTaught(chats, asked("proving"))).toBeUndefined();
    expect(asksForTaught(chats, asked("what do i do if a customer complains about a burnt loaf"))).toMatchObject({
      intent: { kind: "knowledge.ask" },
    });
  });
});

describe("a question by its terms", () => {
  const drafted = (about: string) => fixed({ kind: "knowledge.ask", about, subjects: ["baking"] });

  it("keeps its own words and units where an answer bears it out", () => {
    expect(bornOut(drafted("feed starter"), asked("  How do I feed a starter? "))).toEqual(
      fixed({ kind: "knowledge.ask", about: "How do I feed a starter?", subjects: ["baking"] }),
    );
  });

  it("keeps them where nothing is taught that could", () => {
    expect(bornOut(drafted("league"), asked("the league?", { search: undefined }))).toEqual(drafted("the league?"));
  });

  it("is nobody's where none does", () => {
    expect(bornOut(drafted("league"), asked("who won the league"))).toEqual(
      fixed({ kind: "out-of-scope", why: "foreign" }),
    );
  });

  it("is all that is held against the answers", () => {
    expect(bornOut(showsPlan, asked("who won the league"))).toBe(showsPlan);
  });
});

describe("a message that is nobody's", () => {
  const about = (text: string): unknown => {
    const draft = settleForeign(asked(text));
    return draft.kind === "fixed" && draft.intent.kind === "out-of-scope" ? (draft.intent.about ?? "far") : draft;
  };

  it("carries its words where it is near to what is taught, so that a trainer may see it", () => {
    expect(about("what is the best flour for feeding a starter")).toBe("what is the best flour for feeding a starter");
  });

  it.each(["who won the league", "my starter smells", "did my starter get fed", "can you feed my starter"])(
    "says nothing of itself otherwise: “%s”",
    (text) => {
      expect(about(text)).toBe("far");
    },
  );
});

describe("kinds of messages", () => {
  const heard = (text: string) => hear(text, names, spelling);

  it.each([
    ["vpn down", true],
    ["my headset is not working again", true],
    ["locked out", true],
    ["what do i do when the system is down", false],
    ["calm a customer down", true],
  ])("“%s” is a fault to be mended: %s", (text, is) => {
    expect(isTicket(heard(text))).toBe(is);
  });

  it.each([
    ["can you call my mum", true],
    ["please book me a taxi", true],
    ["remind me at five", true],
    ["can you tell me what shrinkage is", false],
    ["could you please explain occupancy", false],
    ["what is a call tree", false],
  ])("“%s” is an errand: %s", (text, is) => {
    expect(isErrand(heard(text))).toBe(is);
  });

  it.each([
    ["did my overtime get paid", true],
    ["who is on the late shift tonight", true],
    ["what shift am i on", true],
    ["what time is lunch", true],
    ["what time limits are there", false],
    ["do i get paid for breaks", false],
    ["what is a split shift", false],
  ])("“%s” is about somebody's own day: %s", (text, is) => {
    expect(isOwn(heard(text))).toBe(is);
  });

  it.each([
    ["how does this bot work", true],
    ["what can the assistant do", true],
    ["what is a chat bot", false],
  ])("“%s” is about the assistant: %s", (text, is) => {
    expect(isOfBot(heard(text))).toBe(is);
  });
});

function none(): never {
  throw new Error("no term");
}
