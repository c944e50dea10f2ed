import type { ServerSettings, SlackSettings, TeamsSettings } from "../ports/settings.ts";
import { askWeb, fixConnection, type Web } from "./ask-web.ts";
import { bad, type Finding, good, unsure } from "./finding.ts";

/** What takes requests from outside, and where. */
export interface Reached {
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  readonly server: ServerSettings;
  /** The public address, where the operator named it. */
  readonly publicUrl: string | undefined;
}

/** Whether the public address leads here, where one is needed: asks for its /healthz, or reminds of what it must do. */
export async function checkAddress(web: Web, reached: Reached): Promise<readonly Finding[]> {
  const paths = pathsOf(reached);
  if (paths.length === 0) return [];
  const { publicUrl } = reached;
  return [publicUrl === undefined ? remind(reached, paths) : await tryAddress(web, publicUrl, reached)];
}

function pathsOf({ slack, teams }: Reached): readonly string[] {
  const overHttp = slack !== undefined && slack.appToken === undefined;
  return [
    ...(overHttp ? ["/slack/events"] : []),
    ...(slack?.oauth === undefined ? [] : ["/slack/install", "/slack/oauth_redirect"]),
    ...(teams?.auth === true ? ["/api/messages"] : []),
  ];
}

function remind({ server: { host, port } }: Reached, paths: readonly string[]): Finding {
  const what = `${paths.join(", ")} must be reachable from outside; Unitwise listens at http://${host}:${port}.`;
  return unsure(
    "network",
    what,
    "Let a reverse proxy with an https address lead there; try it: npm run doctor -- --url https://your.host",
  );
}

async function tryAddress(web: Web, publicUrl: string, { server: { host, port } }: Reached): Promise<Finding> {
  const url = `${publicUrl.replace(/\/+$/, "")}/healthz`;
  const answer = await askWeb(web, url, {});
  if (answer.kind === "unreachable")
    return bad("network", `${url} cannot be reached (${answer.code}).`, fixConnection(answer.host, answer.code));
  if (answer.status === 200) return good("network", `${url} answers, seen from this machine.`);
  const fix = `Start the server, and let the proxy lead to http://${host}:${port}.`;
  return bad("network", `${url} answers with status ${answer.status}.`, fix);
}
