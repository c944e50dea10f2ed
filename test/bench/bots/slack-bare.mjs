// A Bolt echo bot with the package's defaults. Settings: PORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET.
import bolt from "@slack/bolt";

const app = new bolt.App({
  token: process.env["SLACK_BOT_TOKEN"],
  signingSecret: process.env["SLACK_SIGNING_SECRET"],
  clientOptions: { slackApiUrl: process.env["SLACK_API_URL"] },
});
app.message(async ({ message, say }) => {
  await say(`echo: ${message.text}`);
});
await app.start({ port: Number(process.env["PORT"]), host: "127.0.0.1" });

// Ends by itself, so that a profile of it can be written.
process.once("SIGTERM", () => process.exit(0));
