import { performance } from "node:perf_hooks";
import { openAssistant } from "../../src/compose.ts";
import type { LearnerId } from "../../src/domain/learner.ts";

const length = 10_000;
const bits =
  "ok no problem that is all good thanks 6 8 level 2 what can i take with without not do unit health and safety quiz me daily send question at half eight or , . ? ! save plan my evidence criteria 1.1 <@U1> \n till monday".split(
    " ",
  );

/** How long the slowest of many long messages takes, and how reading grows with length: must stay under 50 ms. */
export async function benchUnderstanding(): Promise<readonly string[]> {
  const assistant = await openAssistant({ log: { error: () => undefined, info: () => undefined } });
  const time = async (text: string, at: number): Promise<number> => {
    const say = (said: string) =>
      assistant.handle({
        learner: `bench:${at}` as LearnerId,
        at: 1_790_000_000_000,
        act: { kind: "said", text: said },
        profile: { roles: [], qualification: "10266" },
      });
    await say("can i do 4 and 7");
    const start = performance.now();
    await say(text);
    return performance.now() - start;
  };
  await time("pause my questions till monday", -1);
  for (const [at, text] of longMessages(length).entries()) await time(text, -2 - at);
  const slowest: Record<string, number> = {};
  for (const size of [1_000, 4_000, length]) {
    const times: number[] = [];
    for (const [at, text] of longMessages(size).entries()) times.push(await time(text, at + size));
    slowest[size] = Math.max(...times);
  }
  await assistant.close();
  const told = Object.entries(slowest).map(([size, ms]) => `${size} characters ${ms.toFixed(0)} ms`);
  return [
    `understanding: slowest of ${longMessages(1).length} kinds of message: ${told.join(", ")} (bound: 50 ms at 10,000)`,
  ];
}

/** Repetitions of every bit, of pairs of bits, and seeded mixtures. */
function longMessages(size: number): readonly string[] {
  let seed = 1;
  const draw = (): string => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return bits[seed % bits.length] ?? "";
  };
  const repeat = (bit: string): string => `${bit} `.repeat(Math.ceil(size / (bit.length + 1))).slice(0, size);
  const pairs = Array.from({ length: 150 }, () => repeat(`${draw()} ${draw()}`));
  const mixed = Array.from({ length: 50 }, () => repeat(Array.from({ length: 40 }, draw).join(" ")));
  return [...bits.map(repeat), "a".repeat(size), " ".repeat(size), "\n".repeat(size), ...pairs, ...mixed];
}
