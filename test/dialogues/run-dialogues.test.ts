import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { openAssistant } from "../../src/compose.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import type { Role } from "../../src/ports/platform.ts";
import { type Dialogue, fitsAnswer, readDialogue } from "./read-dialogue.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(here).filter((name) => name.endsWith(".txt"));
const roles: Readonly<Record<string, Role>> = { manager: "manager", trainer: "trainer", admin: "admin" };

describe("the transcripts hold", () => {
  let assistant: Awaited<ReturnType<typeof openAssistant>> | undefined;
  afterEach(() => assistant?.close());

  test.each(files)("%s", async (file) => {
    const dialogue = readDialogue(file, readFileSync(`${here}${file}`, "utf8"));
    const centre = dialogue.settings.get("centre");
    assistant = await openAssistant({
      log: { error: () => undefined, info: () => undefined },
      ...(centre === undefined
        ? {}
        : { centreFile: fileURLToPath(new URL(`../fixtures/centre/${centre}`, import.meta.url)) }),
    });
    for (const turn of dialogue.turns) {
      const answer = await assistant.handle(messageOf(dialogue, turn.said));
      const got = renderPlain(answer.reply);
      expect(
        fitsAnswer(turn.answer, got),
        `${file}:${turn.line}: "${turn.said}" was answered:\n${got}\n\nwanted:\n${turn.answer.join("\n")}`,
      ).toBe(true);
    }
  });
});

function messageOf(
  { title, settings }: Dialogue,
  text: string,
): Parameters<Awaited<ReturnType<typeof openAssistant>>["handle"]>[0] {
  const qualification = settings.get("qualification");
  const name = settings.get("name");
  const role = roles[settings.get("role") ?? ""];
  return {
    learner: `dialogue:${title}` as LearnerId,
    at: Date.parse(settings.get("at") ?? "2026-11-23T09:00:00Z"),
    act: { kind: "said", text },
    profile: {
      ...(qualification === undefined ? {} : { qualification }),
      ...(name === undefined ? {} : { name }),
      roles: role === undefined ? [] : [role],
    },
  };
}

describe("a transcript is read", () => {
  test("with settings, comments and what was said", () => {
    const read = readDialogue("x", "# a comment\n@ qualification 10266\n\n> hello\nHello...\n");
    expect(read.settings.get("qualification")).toBe("10266");
    expect(read.turns).toEqual([{ line: 4, said: "hello", answer: ["Hello..."] }]);
  });
  test("and refused with its line where nobody has spoken yet", () => {
    expect(() => readDialogue("x", "Hello")).toThrow("x:1");
  });
  test("three dots stand for anything, other words for themselves", () => {
    expect(fitsAnswer(["Yes: ... plan."], "Yes: unit 4\nin one plan.")).toBe(true);
    expect(fitsAnswer(["Yes: ... plan."], "No: not in one plan.")).toBe(false);
  });
});
