import { describe, expect, it } from "vitest";
import { openDesk } from "../../src/app/open-desk.ts";
import type { Desk } from "../../src/app/respond.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { openMemoryUnanswered } from "../../src/storage/memory-unanswered.ts";
import { wideStudy } from "../understanding/search/small-study.ts";
import { desk as shipped, tryOut } from "./try-out.ts";

const content = { ...shipped.content, study: () => wideStudy };
const desk: Desk = openDesk(content, { today: "2026-11-23", say: shipped.say });

function idsOf(answer: Answer): readonly unknown[] {
  const { answers } = answer.data;
  return Array.isArray(answers) ? answers.map((one: { id: string }) => one.id) : [];
}

describe("a question about what is taught", () => {
  it("is answered in one line, then the rest, the source, and where to go on", async () => {
    const answer = await tryOut({ desk }).says("how do i feed a starter");
    expect(answer.intent).toBe("knowledge.ask");
    expect(renderPlain(answer.reply).split("\n")).toEqual([
      "Feed it once a day with 50 g of flour and 50 g of water.",
      "1. Take out half.",
      "2. Stir in flour and water.",
      "Source: Common practice.",
      "You can also say: More: Sourdough; Quiz me on this",
    ]);
    expect(idsOf(answer)[0]).toBe("baking/feed-starter");
  });

  it("defines a term, spelt out, with an example", async () => {
    const { reply } = await tryOut({ desk }).says("HACCP?");
    expect(reply.title).toBe("Hazard analysis and critical control points is a way to keep food safe.");
    expect(renderPlain(reply)).toContain("For example: One a day.");
  });

  it("names the term before a definition that does not begin with it, and only there", async () => {
    const title = async (definition: string) => {
      const terms = wideStudy.terms.map((one) => (one.id === "crumb" ? { ...one, definition } : one));
      const one = { ...content, study: () => ({ ...wideStudy, terms }) };
      const talk = tryOut({ desk: openDesk(one, { today: "2026-11-23", say: shipped.say }) });
      return (await talk.says("what is the crumb")).reply.title;
    };
    expect(await title("The crumb is the inside.")).toBe("The crumb is the inside.");
    expect(await title("Crumb is the inside.")).toBe("Crumb is the inside.");
    expect(await title("What is inside.")).toBe("Crumb: What is inside.");
  });

  it("gives both sides of a comparison that was written, and of one that was not", async () => {
    const written = renderPlain((await tryOut({ desk }).says("difference between use by and best before")).reply);
    expect(written).toMatch(/Use by: Safety\.[\s\S]*Best before: Quality\./);
    const made = renderPlain((await tryOut({ desk }).says("crust vs crumb")).reply);
    expect(made).toMatch(
      /^Crust and crumb are two things\.\n- Crust: .* outside of a loaf\.\n- Crumb: .* inside of a loaf\./,
    );
  });

  it("offers each topic once, though two units have one of the same title", async () => {
    const topics = wideStudy.topics.map((one) => ({ ...one, title: "Starters and hands" }));
    const answers = wideStudy.answers.map((one) => ({ ...one, asks: [...one.asks, "how do i begin with a starter"] }));
    const one = { ...content, study: () => ({ ...wideStudy, topics, answers }) };
    const talk = tryOut({ desk: openDesk(one, { today: "2026-11-23", say: shipped.say }) });
    const { reply } = await talk.says("how do i begin with a starter");
    expect(reply.next.map(({ label }) => label)).toEqual(["More: Starters and hands", "Quiz me on this"]);
  });

  it("says more when asked for more, typed or pressed", async () => {
    const talk = tryOut({ desk });
    const first = await talk.says("what is sourdough");
    expect(first.reply.title).toBe("Sourdough rises by wild yeast.");
    const more = await talk.says("more");
    expect(more.reply.title).toBe("Sourdough");
    const [press] = first.reply.next;
    if (press === undefined) throw new Error("nothing to press");
    expect((await talk.presses(press.intent)).reply.title).toBe("Sourdough");
  });

  it.each(["why does it matter", "can you give me an example", "explain that again"])(
    "“%s” is about the answer before",
    async (said) => {
      const talk = tryOut({ desk });
      const first = await talk.says("how do i feed a starter");
      expect(idsOf(await talk.says(said))).toEqual(idsOf(first));
    },
  );

  it.each([
    ["how long should hand washing take", "hygiene/washing-hands"],
    ["explain proving", "glossary/proving"],
    ["what does haccp mean", "glossary/hazard-analysis"],
  ])("“%s” is a question of its own, whatever was asked before", async (said, id) => {
    const talk = tryOut({ desk });
    await talk.says("how do i feed a starter");
    expect(idsOf(await talk.says(said))[0]).toBe(id);
  });

  it("says so where it is not sure, and names the nearest topics", async () => {
    const answer = await tryOut({ desk }).says("how does a burnt floor rise overnight");
    expect(idsOf(answer)).toEqual([]);
    expect(answer.reply.title).toMatch(/^I have no answer to that which I would stand behind/);
    expect(answer.reply.next.map(({ label }) => label)).toContain("Sourdough");
  });

  it("something that is not taught any more is answered kindly", async () => {
    const { reply } = await tryOut({ desk }).presses({ kind: "knowledge.read", id: "baking/gone" });
    expect(reply.title).toMatch(/not in the study notes any more/);
  });
});

describe("a question without an answer", () => {
  it("is noted for trainers, without the person", async () => {
    const unanswered = openMemoryUnanswered();
    const talk = tryOut({ desk: { ...desk, unanswered } });
    const { reply } = await talk.says("How does a burnt floor rise overnight?", {
      profile: { name: "Sam Okafor", roles: [] },
    });
    expect(renderPlain(reply)).toContain("without your name");
    expect(await unanswered.list()).toEqual([
      { question: "how does a burnt floor rise overnight?", first: "2026-11-23", last: "2026-11-23", times: 1 },
    ]);
  });

  it("is not noted, and nothing is said of noting, where no list is kept", async () => {
    const { reply } = await tryOut({ desk }).says("how does a burnt floor rise overnight");
    expect(renderPlain(reply)).not.toContain("without your name");
  });

  it("is answered all the same where the list cannot be written", async () => {
    const unanswered = {
      note: () => Promise.reject(new Error("no room")),
      list: () => Promise.resolve([]),
    };
    const talk = tryOut({ desk: { ...desk, unanswered } });
    const { reply } = await talk.says("how does a burnt floor rise overnight");
    expect(reply.title).toMatch(/^I have no answer/);
    expect(talk.logged()).not.toContain("burnt");
    expect(talk.logged()).toContain("ref-1");
  });

  it("is not noted where somebody is in distress, nor kept as what was talked of", async () => {
    const unanswered = openMemoryUnanswered();
    const store = openMemoryStore();
    const talk = tryOut({ desk: { ...desk, unanswered }, store });
    await talk.says("i want to kill myself over this rota");
    expect(await unanswered.list()).toEqual([]);
    expect(JSON.stringify((await talk.learner())?.context)).not.toContain("rota");
  });
});

describe("what cannot wait", () => {
  it("comes first, then whom to tell, then what is taught about it", async () => {
    const { reply, data } = await tryOut().says("what should i do if i smell gas");
    expect(reply.title).toMatch(/^No flames/);
    expect(renderPlain(reply)).toMatch(/0800 111 999[\s\S]*0800 002 001/);
    expect(data["emergency"]).toBe("emergency/gas");
  });

  it("is never shown to others who read along", async () => {
    const { reply } = await tryOut().says("i want to kill myself", { shared: true });
    expect(reply.audience).toBe("learner");
    expect((await tryOut().says("what is shrinkage", { shared: true })).reply.audience).toBe("channel");
  });

  it("goes before a plan question in the same message", async () => {
    const { reply } = await tryOut().says("can I take unit 6 and 8? also there is a fire in the kitchen");
    expect(reply.title).toMatch(/^Leave the call/);
  });
});
