import { type SlackMode, slackPaths } from "./slack-manifest.ts";

/** What an operator does with Slack's manifest, one step a line. */
export function nextForSlack(path: string, slack: SlackMode): readonly string[] {
  const head = `Slack: ${path} is sound. Next:`;
  const make =
    '  1. https://api.slack.com/apps > "Create New App" > "From a manifest" > your workspace > paste the file.';
  if (slack.mode === "socket") {
    return [
      head,
      make,
      '  2. "Basic Information" > "App-Level Tokens" > "Generate", scope connections:write: SLACK_APP_TOKEN (xapp-).',
      '  3. "Install App" > "Install to Workspace": "Bot User OAuth Token" is SLACK_BOT_TOKEN (xoxb-).',
    ];
  }
  return [
    head,
    make,
    '  2. "Basic Information" > "App Credentials": "Signing Secret" is SLACK_SIGNING_SECRET.',
    '  3. One workspace: "Install App" > "Install to Workspace"; "Bot User OAuth Token" is SLACK_BOT_TOKEN (xoxb-).',
    '     Several: "Basic Information" > "App Credentials" holds SLACK_CLIENT_ID and SLACK_CLIENT_SECRET; SLACK_STATE_SECRET',
    `     is a long random text of yours. People install it at ${slack.url}/slack/install.`,
    `  4. npm start, then "Event Subscriptions": press "Retry" until ${slackPaths(slack.url).events} is "Verified".`,
  ];
}

/** What an operator does with the Teams package, one step a line. */
export function nextForTeams(
  path: string,
  { url, website }: { readonly url: string | undefined; readonly website: string },
): readonly string[] {
  const endpoint = url === undefined ? "https://your.host" : url;
  return [
    `Teams: ${path} is sound. Next:`,
    `  1. Azure Bot > "Configuration" > "Messaging endpoint": ${endpoint}/api/messages`,
    '  2. Azure Bot > "Channels": add "Microsoft Teams".',
    '  3. Teams admin centre > "Teams apps" > "Manage apps" > "Actions" > "Upload new app": the zip file.',
    `  Teams shows ${website} as your page; --website, --privacy and --terms name others.`,
  ];
}
