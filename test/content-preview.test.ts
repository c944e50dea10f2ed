import { expect, test } from "vitest";
import { z } from "zod";
import { contentDir } from "../src/content/content-dir.ts";
import { openContent } from "../src/content/open-content.ts";
import { runPreview } from "../src/content-preview.ts";
import { openDesk } from "./content/exchange/exchange-run.ts";

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { questions, topics } = openContent({ dir: contentDir() }).study();
const single = questions.find(({ type, scenario }) => type === "single" && !scenario);
const [topic] = topics;

async function preview(args: readonly string[], dir = contentDir()) {
  const { run, said } = openDesk(dir);
  const at = Date.UTC(2026, 10, 25, 12);
  const code = await runPreview(args, { ...run, dir, width: 500, at, log: quiet });
  return { code, said: said.join("\n") };
}

test("a question is shown as a learner sees it, without its key", async () => {
  const { code, said } = await preview([single?.id ?? ""]);
  expect(code).toBe(0);
  expect(said.split("\n").slice(0, 3)).toEqual([single?.prompt, "", expect.stringMatching(/^ {2}- A\. /)]);
  expect(said).not.toContain("The key");
});

test("with --key what is right comes below, with every explanation", async () => {
  const { said } = await preview([single?.id ?? "", "--key"]);
  expect(said).toMatch(/A\. [\s\S]*\n\nThe key\n\n- A is /);
  for (const { because } of single?.type === "single" ? single.options : []) expect(said).toContain(because);
});

test("with --slack it is what Slack is sent", async () => {
  const { said } = await preview([single?.id ?? "", "--slack"]);
  const message = z.object({ text: z.string(), blocks: z.array(z.looseObject({ type: z.string() })).min(1) });
  const { text, blocks } = message.parse(JSON.parse(said));
  expect(text).toContain(single?.prompt ?? "?");
  expect(blocks.map(({ type }) => type)).toContain("actions");
});

test("with --teams it is the card that Teams is sent", async () => {
  const { said } = await preview([single?.id ?? "", "--teams"]);
  expect(JSON.parse(said)).toMatchObject({ type: "AdaptiveCard", version: "1.5", speak: single?.prompt });
});

test("a topic and a term are shown as an answer to somebody who pressed them", async () => {
  const read = await preview([`${topic?.subject}/${topic?.id}`]);
  expect(read.said).toMatch(/^.*\n\nWhat it is\. /);
  expect(read.said.startsWith(topic?.title ?? "?")).toBe(true);
  expect((await preview(["shrinkage"])).said).toContain("Shrinkage is");
});

test.each([
  [["--help"], 0, "npm run content -- preview ID"],
  [[], 2, "Name the question"],
  [["a", "b"], 2, "One at a time"],
  [["a", "--slack", "--teams"], 2, "One at a time: --slack or --teams"],
  [[`${single?.id}x`], 2, `nearest: ${single?.id}`],
  [["--colour"], 2, "--colour"],
])("preview %j", async (args, code, words) => {
  const result = await preview(args);
  expect([result.code, result.said]).toEqual([code, expect.stringContaining(words)]);
});

test("content with faults is mended first", async () => {
  const { code, said } = await preview(["x"], "/nowhere");
  expect([code, said]).toEqual([1, expect.stringContaining("Mend this first")]);
});
