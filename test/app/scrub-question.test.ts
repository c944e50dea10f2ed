import { expect, it } from "vitest";
import { scrubQuestion } from "../../src/app/scrub-question.ts";

it.each([
  ["What is an XYZ?", "what is an xyz?"],
  ["Sam Okafor here, what is an XYZ", "… … here, what is an xyz"],
  ["mail me at sam@example.com about xyz", "mail me at … about xyz"],
  ["ring 0161 496 0000 about xyz", "ring … about xyz"],
  ["card 4111 1111 1111 1111 declined, why", "card … declined, why"],
  ["ask <@U123ABC> or @tess what xyz is", "ask … or … what xyz is"],
  ["see https://example.com/a?b=c for xyz", "see … for xyz"],
  ["my name is Ben Hall what is xyz", "… what is xyz"],
  ["is 80/20 in 20 seconds good", "is 80/20 in 20 seconds good"],
])("“%s” is noted as “%s”", (said, noted) => {
  expect(scrubQuestion(said, "Sam Okafor")).toBe(noted);
});

it("a name that means something to a pattern is only a name", () => {
  expect(scrubQuestion("what is (a+b)", "(a+b) [x")).toBe("what is …");
  expect(scrubQuestion("what is sample size", "Sam")).toBe("what is sample size");
});
