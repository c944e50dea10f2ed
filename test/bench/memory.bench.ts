import { setTimeout as sleep } from "node:timers/promises";
import { benchOptions } from "./bench-options.ts";
import { ratioLine, tell } from "./bench-table.ts";
import { pinLoad } from "./bot-process.ts";
import { closeSides, drive, type Side } from "./load-run.ts";
import { median, readProcess } from "./process-stats.ts";
import { question, truth } from "./question.ts";
import { openFakeSlack, openSlackLoad } from "./slack-load.ts";
import { startOurSlack } from "./slack-sides.ts";

const people = 5_000;
const perSecond = 100;
const atMost = 1.2;
const minuteMs = 60_000;

/**
 * Memory of our Slack server after ten minutes at 100 messages a second from 5,000 people, each in a channel of their own,
 * against after one minute. It goes up and down with the collection of garbage, so both are medians: of the minute around
 * the first, and of the last. `--minutes 2` makes it shorter.
 */
export async function benchMemory(): Promise<readonly string[]> {
  const { minutes } = benchOptions();
  const unpin = pinLoad();
  const slack = await openFakeSlack();
  const bot = await startOurSlack(slack);
  const crowd = { people, channels: people, words: () => question };
  const side = { bot, target: openSlackLoad(slack, { botUrl: bot.url, expected: truth, crowd }) };
  try {
    const samples = await loadAndSample(side, minutes);
    const between = (from: number, to: number): readonly number[] =>
      samples.filter(({ atMs }) => atMs >= from * minuteMs && atMs <= to * minuteMs).map(({ mb }) => mb);
    const [early, late] = [between(0.5, 1.5), between(minutes - 1, minutes)];
    const most = `at most ${Math.max(...early).toFixed(0)} MB around the first minute, ${Math.max(...late).toFixed(0)} MB in the last`;
    const figure = `Memory (RSS, MB) after ${minutes} minutes at ${perSecond}/s from ${people} people, over after 1`;
    const { wrong, surplus, missing } = side.target.counts();
    return [
      ratioLine({ figure, ours: median(late), other: median(early), asked: { kind: "at most", ratio: atMost } }),
      `Memory: ${most}`,
      `Answers that were wrong ${wrong}, surplus ${surplus}, missing ${missing}`,
    ];
  } finally {
    await closeSides([side]);
    await slack.close();
    unpin();
  }
}

async function loadAndSample(
  side: Side,
  minutes: number,
): Promise<readonly { readonly atMs: number; readonly mb: number }[]> {
  const start = performance.now();
  const samples: { readonly atMs: number; readonly mb: number }[] = [];
  let over = false;
  const load = drive(side, { kind: "paced", perSecond }, minutes * minuteMs).finally(() => {
    over = true;
  });
  while (!over) {
    await sleep(1_000);
    const sample = { atMs: performance.now() - start, mb: readProcess(side.bot.pid).rssMb };
    samples.push(sample);
    if (samples.length % 30 === 0) tell(`after ${Math.round(sample.atMs / 1_000)} s: ${sample.mb.toFixed(0)} MB`);
  }
  await load;
  return samples;
}
