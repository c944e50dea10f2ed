import { expect, test } from "vitest";
import { helpExamples } from "../../src/app/help-examples.ts";
import { tryOut } from "./try-out.ts";

const examples = helpExamples.flatMap((one) => one.examples);
const notUnderstood = ["out-of-scope", "clarify", "smalltalk", "help"];

test.each(examples)("the example “%s” is understood", async (text) => {
  const { intent, data } = await tryOut({ qualification: "10266" }).says(text);
  expect(notUnderstood).not.toContain(intent);
  expect(data["error"]).toBeUndefined();
});

test.each(examples)("“%s” is understood, or asked back, from somebody without a certificate", async (text) => {
  expect(["out-of-scope", "smalltalk", "help"]).not.toContain((await tryOut().says(text)).intent);
});
