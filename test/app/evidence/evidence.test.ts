import { describe, expect, it } from "vitest";
import { hashWords } from "../../../src/app/evidence/hash-words.ts";
import { ada, eve, evidenceTalk, kim, offered, sam, wordsOf } from "./evidence-talk.ts";

describe("a learner's checklist", () => {
  it("holds the criteria that are known, and what was noted and marked", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "note on 6 1.1: call recording 12 March, https://calls.example/12");
    await talk.says(sam, "mark 1.1 and 1.2 of unit 6 ready");
    const shown = await talk.says(sam, "evidence for unit 6");
    expect(shown.reply.title).toBe("Unit 6 (Communication and customer service): 0 of 7 criteria signed.");
    expect(shown.data).toMatchObject({
      unit: 6,
      criteria: [
        { criterion: "1.1", state: "ready" },
        { criterion: "1.2", state: "ready" },
        { criterion: "1.3", state: "not-started" },
      ].concat(["1.4", "2.1", "2.2", "2.3"].map((criterion) => ({ criterion, state: "not-started" }))),
    });
    expect(wordsOf(shown)).toContain("call recording 12 March, https://calls.example/12");
    expect(wordsOf(shown)).toContain("what follows 2.3 was not seen");
  });

  it("says so and why where no criteria are known, and offers the whole unit as one line", async () => {
    const talk = await evidenceTalk();
    const shown = await talk.says(sam, "evidence for unit 8");
    expect(shown.reply.title).toBe("Unit 8 (Customer service): not started.");
    expect(wordsOf(shown)).toMatch(/I have no criteria of this unit.*only its title is known.*into its file/);
    expect(wordsOf(await talk.says(sam, "mark 1.1 of unit 8 ready"))).toContain("say “mark unit 8 ready”");
    const marked = await talk.presses(sam, offered(shown, "Mark unit 8 ready"));
    expect(marked.reply.title).toBe("Marked ready for your assessor: unit 8 (Customer service) as a whole.");
  });

  it("is told of as a whole, unit by unit", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "mark unit 6 ready");
    const shown = await talk.says(sam, "my evidence");
    expect(shown.reply.title).toMatch(/^Your evidence: 0 of \d+ criteria signed\.$/);
    expect(wordsOf(shown)).toContain('["Unit 6 (Communication and customer service)","","7","","","7"]');
  });

  it("takes back what was marked, by a press or by typing undo", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "note on 6 1.1: a call");
    const ready = await talk.says(sam, "6 1.1 ready");
    expect((await talk.presses(sam, offered(ready, "Take it back"))).reply.title).toMatch(
      /^In progress: 1\.1 of unit 6/,
    );
    await talk.says(sam, "mark 1.2 of unit 6 ready");
    expect((await talk.says(sam, "undo")).reply.title).toMatch(/^Not started: 1\.2 of unit 6/);
  });

  it("asks for what is missing: the unit, the words", async () => {
    const talk = await evidenceTalk();
    const which = await talk.says(sam, "mark 2.3 ready");
    expect(which.reply.title).toBe("Of which unit?");
    const unit = "Unit 6 (Communication and customer service)";
    expect((await talk.presses(sam, offered(which, unit))).reply.title).toMatch(/^Marked ready.*2\.3 of unit 6/);
    expect((await talk.says(sam, "note on 6 1.1")).reply.title).toMatch(/^What am I to note\?/);
    expect((await talk.says(sam, "mark 9.9 of unit 6 ready")).reply.title).toMatch(/has no criterion 9\.9 that I know/);
    expect((await talk.says(sam, `note on 6 1.1: ${"a".repeat(501)}`)).reply.title).toMatch(/too long: 501 characters/);
  });

  it("says to whoever is in no team that no assessor sees it yet", async () => {
    const talk = await evidenceTalk();
    expect(wordsOf(await talk.says(sam, "6 1.1 ready"))).not.toContain("in no team");
    expect(wordsOf(await talk.says(ada, "mark 1.1 of unit 6 ready"))).not.toContain("error");
  });
});

describe("an assessor", () => {
  it("has a queue, the longest first, with what was noted; the learner can see that they looked", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "note on 6 1.1: a call of 12 March");
    await talk.says(sam, "6 1.1 ready");
    talk.wait(2 * 24 * 60);
    await talk.says(kim, "6 1.2 ready");
    const queue = await talk.says(ada, "whats waiting for me");
    expect(queue.reply.title).toBe("2 criteria wait for you, the longest first.");
    expect(wordsOf(queue)).toMatch(
      /Sam Okafor, unit 6.*1\.1: waits for 2 days.*a call of 12 March.*Kim Lee.*since today/,
    );
    expect((await talk.looks.list()).map((look) => [look.by, look.what, look.whom])).toEqual([
      [ada, "evidence", { kind: "person", who: kim }],
      [ada, "evidence", { kind: "person", who: sam }],
    ]);
  });

  it("signs; the learner is told once, sees who and when, and cannot change it any more", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    const queue = await talk.says(ada, "evidence queue");
    const signed = await talk.presses(ada, offered(queue, "Sign 1.1, Sam Okafor"));
    expect(signed.reply.title).toBe("Signed for Sam Okafor: 1.1 of unit 6 (Communication and customer service).");
    expect(wordsOf(await talk.says(sam, "evidence for unit 6"))).toContain("signed by Ada Byron on 23 November 2026");
    expect((await talk.says(sam, "take 1.1 of unit 6 back")).reply.blocks).toMatchObject([
      { text: [expect.stringMatching(/is signed already\. Only your assessor can change it now/)] },
    ]);
    const record = await talk.record(sam);
    expect(record?.letters).toMatchObject([
      {
        kind: "notice",
        state: "waiting",
        from: ada,
        text: expect.stringMatching(/^Ada Byron signed your evidence for 1\.1/),
      },
    ]);
  });

  it("returns with words, asked for where they are missing; the next message is they, as typed", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    const asked = await talk.says(ada, "return 1.1 of unit 6 to sam");
    expect(asked.reply.title).toMatch(/^What is Sam Okafor to change in 1\.1 of unit 6/);
    const done = await talk.says(ada, "Please add the date, and say what evidence for 1.1 you mean.");
    expect(done.reply.title).toMatch(
      /^Returned to Sam Okafor.*“Please add the date, and say what evidence for 1\.1 you mean\.”$/,
    );
    expect(wordsOf(await talk.says(sam, "evidence for unit 6"))).toContain("returned by Ada Byron on 23 November 2026");
    await talk.says(sam, "note on 6 1.1: it was on 12 March");
    expect((await talk.says(sam, "6 1.1 ready")).reply.title).toMatch(/^Marked ready/);
  });

  it("is not taken at the next word where that is another command", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    await talk.says(ada, "return 1.1 of unit 6 to sam");
    expect((await talk.says(ada, "evidence queue")).intent).toBe("evidence.queue");
    expect((await talk.record(sam))?.portfolio.units[0]?.criteria[0]?.state).toBe("ready");
  });

  it("does not sign unseen what changed since they looked", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    const queue = await talk.says(ada, "evidence queue");
    await talk.says(sam, "note on 6 1.1: another recording");
    const refused = await talk.presses(ada, offered(queue, "Sign 1.1, Sam Okafor"));
    expect(refused.reply.title).toMatch(/^Sam Okafor has changed 1\.1 .* since you looked, so nothing was done/);
  });

  it("takes back a mistaken signature with words, and a mistaken return by signing", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    const signed = await talk.says(ada, "sign 1.1 of unit 6 for sam");
    expect((await talk.presses(ada, offered(signed, "Take the signature back"))).reply.title).toMatch(/^What is Sam/);
    const returned = await talk.says(ada, "wrong criterion");
    expect(returned.reply.title).toMatch(/^Returned/);
    expect((await talk.presses(ada, offered(returned, "Sign it after all"))).reply.title).toMatch(/^Signed for Sam/);
  });

  it("finds nobody outside the teams, as nobody who does not exist", async () => {
    const talk = await evidenceTalk();
    const [outside, unknown] = [
      await talk.says(ada, "sign 1.1 of unit 6 for eve"),
      await talk.says(ada, "sign 1.1 of unit 6 for bob"),
    ];
    expect(outside.reply).toEqual(unknown.reply);
  });

  it("is asked whose it is, and which unit", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    await talk.says(sam, "mark unit 8 ready");
    expect((await talk.says(ada, "sign 1.1")).reply.title).toMatch(/^Whose evidence\?/);
    const which = await talk.says(ada, "sign all evidence for sam");
    expect(which.reply.choices.map((one) => one.label)).toEqual([
      "Unit 6 (Communication and customer service)",
      "Unit 8 (Customer service)",
    ]);
    expect((await talk.says(ada, "sign 1.4 of unit 6 for sam")).reply.title).toMatch(/is not marked ready/);
  });
});

describe("nobody signs their own evidence", () => {
  it("not by name, and not through a linked account", async () => {
    const talk = await evidenceTalk({ links: [{ from: ada, to: sam, at: 0 }] });
    await talk.says(sam, "6 1.1 ready");
    const refused = await talk.says(ada, "sign 1.1 of unit 6 for sam");
    expect(refused.reply.title).toBe("Nobody signs their own evidence, not through another account either.");
    expect((await talk.says(ada, "evidence queue")).reply.title).toBe("Nothing waits for you.");
    expect((await talk.record(sam))?.portfolio.units[0]?.criteria[0]?.state).toBe("ready");
  });

  it("and an apprentice signs nobody's", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "6 1.1 ready");
    expect((await talk.says(kim, "sign 1.1 of unit 6 for sam")).data).toMatchObject({ error: { code: "not-allowed" } });
    const press = { who: sam, units: [6], criteria: ["1.1"], qualification: "10266" };
    expect((await talk.presses(kim, { kind: "evidence.sign", ...press })).data).toMatchObject({ error: {} });
  });
});

describe("the log", () => {
  it("has every change under pseudonyms, with words as hashes alone", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "note on 6 1.1: a call of 12 March");
    await talk.says(sam, "6 1.1 ready");
    await talk.says(ada, "return 1.1 of unit 6 to sam: add a date");
    const [alias, other] = [sam, ada].map((who) => talk.roster.now().pseudonyms.find((one) => one.who === who)?.alias);
    expect(talk.log).toMatchObject([
      { id: `${alias}/1`, learner: alias, by: alias, from: "not-started", to: "in-progress", criterion: "1.1" },
      { id: `${alias}/2`, from: "in-progress", to: "ready", words: null },
      { id: `${alias}/3`, by: other, from: "ready", to: "returned", words: hashWords(`${alias}/3`, "add a date") },
    ]);
    expect(JSON.stringify(talk.log)).not.toMatch(/json:|Sam|Ada|12 March|add a date/);
    expect((await talk.record(sam))?.portfolio.unlogged).toEqual([]);
  });

  it("has no more of a message that comes twice", async () => {
    const talk = await evidenceTalk();
    await talk.says(sam, "note on 6 1.1: a call of 12 March");
    await talk.says(sam, "note on 6 1.1: a call of 12 March");
    expect(talk.log).toHaveLength(1);
  });
});

it("a sampled signature is shown to another assessor, and sent back it is returned, with words for both", async () => {
  const talk = await evidenceTalk();
  await talk.says(sam, "6 1.1 ready");
  await talk.says(ada, "sign 1.1 of unit 6 for sam");
  const mine = await talk.says(ada, "quality sample");
  expect(mine.reply.title).toBe("No signature waits to be sampled by you.");
  expect(wordsOf(mine)).toContain("all of an assessor's first 10 signatures, then one in 5");
  const sample = await talk.says(eve, "quality sample");
  expect(wordsOf(sample)).toContain("signed by Ada Byron on 23 November 2026");
  const asked = await talk.presses(eve, offered(sample, "Send back 1.1, Sam Okafor"));
  expect(asked.reply.title).toMatch(/^What is wrong with the signature/);
  expect((await talk.says(eve, "no date on the recording")).reply.title).toMatch(/^Sent back: 1\.1 of unit 6/);
  const record = await talk.record(sam);
  expect(record?.portfolio.units[0]?.criteria[0]?.state).toBe("returned");
  expect(record?.letters.at(-1)?.text).toContain("no date on the recording");
  expect((await talk.record(ada))?.letters).toMatchObject([
    { kind: "notice", from: eve, text: expect.stringContaining("Sam Okafor") },
  ]);
  expect(talk.log.at(-1)).toMatchObject({ kind: "sampled", from: "signed", to: "returned" });
});

it("an accepted signature leaves the sample", async () => {
  const talk = await evidenceTalk();
  await talk.says(sam, "6 1.1 ready");
  await talk.says(ada, "sign 1.1 of unit 6 for sam");
  const sample = await talk.says(eve, "quality sample");
  expect((await talk.presses(eve, offered(sample, "Accept 1.1, Sam Okafor"))).reply.title).toMatch(/^Accepted: 1\.1/);
  expect((await talk.says(eve, "quality sample")).reply.title).toBe("No signature waits to be sampled by you.");
  expect((await talk.record(sam))?.portfolio.units[0]?.criteria[0]?.state).toBe("signed");
});

it("whoever signed for themselves by an account that was linked later finds all of it in the sample of others", async () => {
  const talk = await evidenceTalk();
  const units = Array.from({ length: 40 }, (_, at) => at + 1);
  for (const unit of units) {
    await talk.says(sam, `mark unit ${unit} ready`);
    await talk.presses(ada, { kind: "evidence.sign", who: sam, units: [unit], criteria: [] });
  }
  const signed = talk.log.filter(({ to }) => to === "signed").length;
  expect(signed).toBeGreaterThan(15);
  expect((await talk.says(eve, "quality sample")).data["waiting"]).toBeLessThan(signed);
  await talk.roster.change((was) => ({ ...was, links: [{ from: ada, to: sam, at: 1 }] }));
  expect((await talk.says(eve, "quality sample")).data["waiting"]).toBe(signed);
});
