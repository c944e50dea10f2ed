import { type Bot, benchPath, ourArgs, startBot } from "./bot-process.ts";
import type { Side } from "./load-run.ts";
import { question } from "./question.ts";
import { type FakeSlack, openSlackLoad, slackBotToken, slackSecret } from "./slack-load.ts";

/** 200 people in 50 direct channels. */
const throughputCrowd = { people: 200, channels: 50 };

/** A Bolt echo bot with the defaults of the package. */
export const boltEcho = { name: "Bolt echo", script: benchPath("bots/slack-bare.mjs") };

const settings = (slack: FakeSlack) => ({
  SLACK_BOT_TOKEN: slackBotToken,
  SLACK_SIGNING_SECRET: slackSecret,
  SLACK_API_URL: `${slack.url}/api/`,
});

/** Our server as `npm start` runs it, for Slack over HTTP, with a record on the disk for every learner. */
export function startOurSlack(slack: FakeSlack, nodeOptions: readonly string[] = []): Promise<Bot> {
  return startBot({
    name: "unitwise",
    args: [...nodeOptions, ...ourArgs],
    env: ({ port, dir }) => ({ ...settings(slack), HOST: "127.0.0.1", PORT: String(port), DATA_DIR: `${dir}/data` }),
    readyPath: "/readyz",
  });
}

/** A bot that answers what it is told, from a script of ours. */
export function startSlackEcho(
  slack: FakeSlack,
  { name, script }: { readonly name: string; readonly script: string },
  nodeOptions: readonly string[] = [],
): Promise<Bot> {
  const env = ({ port }: { readonly port: number }) => ({ ...settings(slack), PORT: String(port) });
  return startBot({ name, args: [...nodeOptions, script], env });
}

/** What is asked, the question where nothing else is given, and what a right answer holds. */
interface Saying {
  readonly expected: string;
  readonly words?: (n: number) => string;
}

/** A bot with its load; a right answer holds `expected`. */
export function slackSide(slack: FakeSlack, bot: Bot, { expected, words = () => question }: Saying): Side {
  const crowd = { ...throughputCrowd, words };
  return { bot, target: openSlackLoad(slack, { botUrl: bot.url, expected, crowd }) };
}
