// An echo bot on the Chat SDK with its Slack adapter. Copied beside the packages' folder before it is run.
// Settings: PORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET.
import { createServer } from "node:http";
import { createSlackAdapter } from "@chat-adapter/slack";
import { createMemoryState } from "@chat-adapter/state-memory";
import { Chat } from "chat";

const bot = new Chat({
  userName: "bot",
  logger: "error",
  // Its quickest way with several messages of one channel, and one that answers them all: the default drops some.
  concurrency: "concurrent",
  adapters: {
    slack: createSlackAdapter({
      botToken: process.env["SLACK_BOT_TOKEN"],
      signingSecret: process.env["SLACK_SIGNING_SECRET"],
      apiUrl: process.env["SLACK_API_URL"],
      userName: "bot",
    }),
  },
  state: createMemoryState(),
});
const echo = async (thread, message) => {
  await thread.post(`echo: ${message.text}`);
};
bot.onDirectMessage(echo);
bot.onNewMention(echo);

async function serve(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const work = [];
  const web = new Request(`http://127.0.0.1${request.url}`, {
    method: "POST",
    headers: request.headers,
    body: Buffer.concat(chunks),
  });
  const answer = await bot.webhooks.slack(web, { waitUntil: (task) => work.push(task) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
  await Promise.all(work);
}

createServer((request, response) => {
  serve(request, response).catch((error) => console.error(error));
}).listen(Number(process.env["PORT"]), "127.0.0.1");

// Ends by itself, so that a profile of it can be written.
process.once("SIGTERM", () => process.exit(0));
