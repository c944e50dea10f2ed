const page = (name: string) => `api.slack.com/apps, your app, "${name}"`;
const copyBotToken = `Copy the "Bot User OAuth Token" anew from ${page("OAuth & Permissions")} into SLACK_BOT_TOKEN.`;
const makeAppToken = `Make a token with connections:write at ${page("Basic Information")}, "App-Level Tokens": SLACK_APP_TOKEN.`;

const botFixes: Readonly<Record<string, string>> = {
  invalid_auth: copyBotToken,
  not_authed: copyBotToken,
  account_inactive: `The app was removed from the workspace: install it again at ${page("Install App")}, and copy the token.`,
  token_revoked: `The token was taken back: install it again at ${page("Install App")}, and copy the token.`,
  token_expired:
    "The app rotates its tokens, which a fixed SLACK_BOT_TOKEN does not outlive: set up OAuth, or make a new app without rotation.",
  not_allowed_token_type: copyBotToken,
  org_login_required: "The workspace is being moved to an Enterprise organisation: try again when that is done.",
};

const appFixes: Readonly<Record<string, string>> = {
  invalid_auth: makeAppToken,
  not_authed: makeAppToken,
  not_allowed_token_type: `This is a token of another kind. ${makeAppToken}`,
  missing_scope: makeAppToken,
  no_permission: makeAppToken,
  forbidden_team: "This workspace may not use Socket Mode: ask its administrators, or use HTTP.",
};

const oauthFixes: Readonly<Record<string, string>> = {
  invalid_client_id: `Copy the Client ID from ${page("Basic Information")}, "App Credentials", into SLACK_CLIENT_ID.`,
  bad_client_secret: `Copy the Client Secret from ${page("Basic Information")}, "App Credentials", into SLACK_CLIENT_SECRET.`,
};

const tables = { bot: botFixes, app: appFixes, oauth: oauthFixes } as const;

/** What mends an error code of Slack's, by what was asked with: the bot's token, the app's, or the OAuth secrets. */
export function fixSlackError(asked: keyof typeof tables, code: string): string {
  return (
    tables[asked][code] ??
    `Look the code up at https://docs.slack.dev/reference/methods, and see https://slack-status.com.`
  );
}
