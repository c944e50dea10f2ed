import { describe, expect, test } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { decodePress, encodePress } from "../../src/ports/press-value.ts";
import { sampleIntents } from "./sample-intents.ts";
import { desk, type TryOut, tryOut } from "./try-out.ts";

const longestPress = 2_000;
const intents: readonly Intent[] = Object.values(sampleIntents).flat();
const named = intents.map((intent) => ({ name: encodePress(intent), intent }));

/** What may have gone before: nothing, a plan that holds, and one that a centre's decisions make unusual. */
const pasts: readonly { readonly past: string; readonly begin: () => Promise<TryOut> }[] = [
  { past: "somebody new", begin: async () => tryOut() },
  {
    past: "somebody with a plan",
    begin: async () => {
      const talk = tryOut({ qualification: "10266" });
      await talk.presses({
        kind: "plan.save",
        change: "set",
        units: [1, 2, 3, 6],
        drop: [],
        as: "planned",
        qualification: "10266",
      });
      await talk.presses({
        kind: "plan.save",
        change: "add",
        units: [2],
        drop: [],
        as: "achieved",
        qualification: "10266",
      });
      await talk.presses({
        kind: "plan.save",
        change: "add",
        units: [4],
        drop: [],
        as: "recognised",
        qualification: "10266",
      });
      await talk.presses({ kind: "plan.like", units: [7], like: false, qualification: "10266" });
      return talk;
    },
  },
];

describe.each(pasts)("for $past", ({ begin }) => {
  test.each(named)("$name is answered, and so is everything that is offered with the answer", async ({ intent }) => {
    const { reply } = await (await begin()).presses(intent);
    expectSound(reply);
    for (const choice of [...reply.choices, ...reply.next]) {
      const value = encodePress(choice.intent);
      expect(value.length).toBeLessThanOrEqual(longestPress);
      expect(decodePress(value)).toEqual(choice.intent);
      expect(choice.label.trim()).not.toBe("");
      const talk = await begin();
      await talk.presses(intent);
      expectSound((await talk.presses(choice.intent)).reply);
    }
  });
});

const wordings = desk.content.codes.flatMap((code) => {
  const found = desk.content.qualification(code, "2026-11-23");
  return found === undefined
    ? []
    : [...found.rules.map((rule) => rule.wording), ...found.units.map((unit) => unit.coverage)];
});
const sources = desk.content.codes.flatMap((code) =>
  (desk.content.qualification(code, "2026-11-23")?.units ?? []).flatMap((unit) => [
    unit.summary.value ?? "",
    unit.mended ?? "",
    ...[unit.credits, unit.level, unit.hours].map((figure) => figure.source),
  ]),
);

function expectSound(reply: Reply): void {
  expect(reply.title.trim()).not.toBe("");
  const plain = renderPlain(reply);
  expect(plain).not.toMatch(/undefined|\bnull\b|NaN|\[object|[{}]|\$\{| {2}|\(\)| ,|\.\./);
  expect(bareNumbers(plain, reply)).toEqual([]);
}

/** Unit numbers without their titles, content's own sentences and what stands on buttons apart. */
function bareNumbers(plain: string, reply: Reply): readonly string[] {
  const labels = [...reply.choices, ...reply.next].map((choice) => choice.label);
  const own = [...labels, ...wordings, ...sources].filter((text) => text !== "").sort((a, b) => b.length - a.length);
  const rest = own.reduce((text, quoted) => text.replaceAll(quoted.replaceAll(/\s+/g, " "), ""), plain);
  const spoken = rest
    .replaceAll(/ is “[^”]*”/g, " (title)")
    .replaceAll(/“[^”]*”/g, "")
    .replaceAll(/(?:has (?:no|a)|here has(?: a)?) unit \d+(?:(?:,| or) unit \d+)*/g, "");
  return spoken.match(/\bunits? \d+(?!\d)(?! \(|: (?:Title )?\S)[^.]{0,15}/gi) ?? [];
}

test("a number without its title is found by the check above", () => {
  const reply: Reply = { title: "Take unit 6 now.", blocks: [], choices: [], next: [], audience: "learner" };
  expect(bareNumbers("Take unit 6 now, or unit 16 (Air).", reply)).toEqual(["unit 6 now, or unit 1"]);
});
