import { expect, it } from "vitest";
import { readAsking } from "../../../src/understanding/search/asking.ts";

it.each([
  ["what is shrinkage", "definition"],
  ["aht?", "unclear"],
  ["whats fcr", "definition"],
  ["how do i calm an angry caller", "steps"],
  ["system crashes, wot do i do", "steps"],
  ["how many hours can i work", "figure"],
  ["max hours a week", "figure"],
  ["give me an example of an open question", "example"],
  ["difference between a feature and a benefit", "comparison"],
  ["diff between hot and cold transfer", "comparison"],
] as const)("“%s” wants a %s", (line, wanted) => {
  expect(readAsking(line).wanted).toBe(wanted);
});

it.each([
  ["whats the difference between open and closed questions?", ["open", "closed questions"]],
  ["upselling v cross selling whats the difference", ["upselling", "cross selling"]],
  ["how is coaching different from mentoring", ["coaching", "mentoring"]],
  ["is a hazard the same as a risk", ["hazard", "risk"]],
  ["crm vs erp", ["crm", "erp"]],
])("“%s” is between two things", (line, between) => {
  expect(readAsking(line).between).toEqual(between);
});

it("a long message is read in no time, whatever is in it", () => {
  const line = "difference between ".repeat(2_000);
  expect(readAsking(line).wanted).toBe("comparison");
});
