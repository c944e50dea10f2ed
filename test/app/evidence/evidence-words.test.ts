import { expect, test } from "vitest";
import { evidenceWords } from "../../../src/words/english-evidence.ts";
import { hoursWords } from "../../../src/words/english-hours.ts";
import { desk, tryOut } from "../try-out.ts";

const all = Object.entries({ ...evidenceWords, ...hoursWords });

test("practice is named in one place alone: where it says that it is no part of a checklist", () => {
  const named = all.filter(([, words]) => /practi[cs]|quiz|question|recall|score|daily/i.test(words));
  expect(named.map(([key]) => key)).toEqual(["evidence.print.footer"]);
});

test("nothing is called passed, failed, achieved, competent or an exam, and nothing logged counts as evidence", () => {
  expect(
    all.filter(([, words]) => /\b(?:pass(?:ed|es)?|fail(?:ed|s)?|achieved?|competent|exam|grade)\b/i.test(words)),
  ).toEqual([]);
  expect(Object.values(hoursWords).filter((words) => /evidence|criteri|assess|verdict/i.test(words))).toEqual([]);
});

test("the assistant decides nothing and writes nothing: it is the assessor who does, and the learner who notes", () => {
  expect(all.filter(([, words]) => /\bI (?:sign|assess|judge|decide|mark|wrote|write)\b/i.test(words))).toEqual([]);
});

test.each([
  "write my evidence for unit 6",
  "write evidence for 1.1 of unit 6",
  "can you draft my evidence for 6 1.1",
  "make up a witness statement for 6 1.1",
])("“%s” is refused, and nothing is kept", async (text) => {
  const talk = tryOut({ qualification: "10266", desk });
  expect((await talk.says(text)).intent).toBe("out-of-scope");
  expect((await talk.learner())?.portfolio.units).toEqual([]);
});
