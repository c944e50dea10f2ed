import { z } from "zod";
import { askWeb, fixConnection, type Web, type WebAnswer } from "./ask-web.ts";
import { bad, type Finding, unsure } from "./finding.ts";

/** One method of Slack's API, with a token or with fields. */
export interface SlackCall {
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly method: string;
  readonly token?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** What Slack said. Of a refusal only the code is kept, lest anything secret be shown. */
export type SlackSaid =
  | { readonly kind: "ok"; readonly json: unknown; readonly headers: Headers }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "no answer"; readonly finding: Finding };

const code = z
  .string()
  .regex(/^[a-z0-9_]{1,60}$/)
  .catch("unknown_error");
const said = z.discriminatedUnion("ok", [
  z.looseObject({ ok: z.literal(true) }),
  z.looseObject({ ok: z.literal(false), error: code }),
]);

/** Calls a method once. Never rejects. */
export async function callSlack(
  web: Web,
  { apiUrl, method, token, fields }: SlackCall,
): Promise<{ readonly said: SlackSaid; readonly answer: WebAnswer }> {
  const answer = await askWeb(web, `${apiUrl}${method}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(token === undefined ? {} : { authorization: `Bearer ${sendable(token)}` }),
    },
    body: new URLSearchParams(fields).toString(),
  });
  return { said: readSaid(answer, apiUrl), answer };
}

// A character that no header may carry would look like a broken connection; this way Slack says that the token is wrong.
function sendable(token: string): string {
  return token.replaceAll(/[^\x21-\x7e]/g, "?");
}

function readSaid(answer: WebAnswer, apiUrl: string): SlackSaid {
  if (answer.kind === "unreachable") {
    const what = `Slack cannot be reached (${answer.host}: ${answer.code}).`;
    return { kind: "no answer", finding: bad("slack", what, fixConnection(answer.host, answer.code)) };
  }
  if (answer.status === 429) {
    const wait = Number(answer.headers.get("retry-after")) || 60;
    return { kind: "no answer", finding: unsure("slack", "Slack was asked too often.", `Try again in ${wait} s.`) };
  }
  const read = said.safeParse(answer.json);
  if (answer.status !== 200 || !read.success) {
    const what = `${new URL(apiUrl).host} does not answer as Slack does (status ${answer.status}).`;
    return { kind: "no answer", finding: bad("slack", what, strangeFix) };
  }
  if (!read.data.ok) return { kind: "refused", code: read.data.error };
  return { kind: "ok", json: answer.json, headers: answer.headers };
}

const strangeFix =
  "Leave SLACK_API_URL empty unless it is a stand-in; see https://slack-status.com; a proxy may answer instead.";
