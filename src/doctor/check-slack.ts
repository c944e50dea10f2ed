import { z } from "zod";
import type { SlackSettings } from "../ports/settings.ts";
import type { Checked, Web, WebAnswer } from "./ask-web.ts";
import { callSlack, type SlackSaid } from "./call-slack.ts";
import { bad, type Finding, good, unsure } from "./finding.ts";
import { fixSlackError } from "./slack-errors.ts";

/** Asks Slack whether it takes what is configured; `scopes` are those of our manifest. Writes to nobody and never rejects. */
export async function checkSlack(web: Web, settings: SlackSettings, scopes: readonly string[]): Promise<Checked> {
  const parts = await Promise.all([
    ...(settings.botToken === undefined ? [] : [checkBotToken(web, settings, scopes)]),
    ...(settings.appToken === undefined ? [] : [checkAppToken(web, settings)]),
    ...(settings.oauth === undefined ? [] : [checkSecrets(web, settings)]),
  ]);
  return {
    findings: [...parts.flatMap(({ findings }) => findings), ...unseen(settings)],
    answers: parts.map(({ answer }) => answer),
  };
}

interface Part {
  readonly findings: readonly Finding[];
  readonly answer: WebAnswer;
}

async function checkBotToken(web: Web, settings: SlackSettings, scopes: readonly string[]): Promise<Part> {
  const { apiUrl, botToken: token = "" } = settings;
  const { said, answer } = await callSlack(web, { apiUrl, method: "auth.test", token });
  const findings = tell(said, {
    refused: (code) => bad("slack", `Slack refuses the bot's token (${code}).`, fixSlackError("bot", code)),
    ok: ({ json, headers }) => [good("slack", whose(json)), checkScopes(headers.get("x-oauth-scopes"), scopes)],
  });
  return { findings, answer };
}

const identity = z.looseObject({ team: z.string().max(200), team_id: z.string().max(40) });

function whose(json: unknown): string {
  const told = identity.safeParse(json).data;
  const workspace = told === undefined ? "a workspace" : `the workspace ${told.team} (${told.team_id})`;
  return `The bot's token is valid for ${workspace}.`;
}

function checkScopes(header: string | null, wanted: readonly string[]): Finding {
  const reinstall = 'api.slack.com/apps, your app, "OAuth & Permissions", "Scopes"; then "Reinstall to Workspace".';
  if (header === null) return unsure("slack", "Slack does not tell the bot's scopes.", `Compare them at ${reinstall}`);
  const granted = header.split(",").map((scope) => scope.trim());
  const lacking = wanted.filter((scope) => !granted.includes(scope));
  if (lacking.length > 0) return bad("slack", `The bot lacks ${lacking.join(", ")}.`, `Add at ${reinstall}`);
  const surplus = granted.filter((scope) => scope !== "" && !wanted.includes(scope));
  if (surplus.length === 0) return good("slack", "The bot has the scopes of the manifest, and no more.");
  const what = `The bot has all scopes it needs, and more: ${surplus.join(", ")}.`;
  return unsure("slack", what, `Unless another app of yours shares it, take them away at ${reinstall}`);
}

async function checkAppToken(web: Web, { apiUrl, appToken: token = "" }: SlackSettings): Promise<Part> {
  const { said, answer } = await callSlack(web, { apiUrl, method: "apps.connections.open", token });
  const findings = tell(said, {
    refused: (code) => bad("slack", `Slack opens no socket for the app's token (${code}).`, fixSlackError("app", code)),
    ok: () => [good("slack", "The app's token opens Socket Mode.")],
  });
  return { findings, answer };
}

// With a made-up code Slack complains of the client first, where that is wrong, and of the code where it is right.
async function checkSecrets(web: Web, { apiUrl, oauth }: SlackSettings): Promise<Part> {
  const fields = { client_id: oauth?.clientId ?? "", client_secret: oauth?.clientSecret ?? "", code: "doctor" };
  const { said, answer } = await callSlack(web, { apiUrl, method: "oauth.v2.access", fields });
  const findings = tell(said, {
    refused: (code) => {
      if (code === "invalid_code") return good("slack", "Slack knows the client id and its secret.");
      const known = code === "invalid_client_id" || code === "bad_client_secret";
      const what = `Slack refuses the client id or its secret (${code}).`;
      return (known ? bad : unsure)("slack", what, fixSlackError("oauth", code));
    },
    ok: () => [unsure("slack", "Slack took a made-up code.", "Leave SLACK_API_URL empty unless it is a stand-in.")],
  });
  return { findings, answer };
}

interface Told {
  readonly refused: (code: string) => Finding;
  readonly ok: (said: Extract<SlackSaid, { kind: "ok" }>) => readonly Finding[];
}

function tell(said: SlackSaid, { refused, ok }: Told): readonly Finding[] {
  switch (said.kind) {
    case "ok":
      return ok(said);
    case "refused":
      return [refused(said.code)];
    case "no answer":
      return [said.finding];
    default:
      return said satisfies never;
  }
}

/** What only Slack's own pages show. */
function unseen({ appToken, signingSecret }: SlackSettings): readonly Finding[] {
  if (appToken !== undefined) return [];
  const looks = /^[0-9a-f]{32}$/.test(signingSecret ?? "");
  const fix = 'See that api.slack.com/apps, your app, "Event Subscriptions" says "Verified": both are right then.';
  const word = looks ? "" : " It does not look like one: those have 32 digits from 0 to f.";
  return [unsure("slack", `The signing secret and the request address are tried by Slack alone.${word}`, fix)];
}
