import type { TeamsSettings } from "../../ports/settings.ts";

// Where Microsoft's channel lives: learn.microsoft.com, "Send proactive messages" and "Government Community Cloud".
const hosts: readonly string[] = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];
const domain = ".botframework.com";

type Rules = Pick<TeamsSettings, "auth" | "serviceHosts">;

/** Whether answers, and the assistant's own token, may be sent to this address. Without authentication: this machine alone. */
export function mayServe(serviceUrl: string, { auth, serviceHosts }: Rules): boolean {
  const url = parse(serviceUrl);
  if (url === undefined || url.username !== "" || url.password !== "") return false;
  const web = url.protocol === "http:" || url.protocol === "https:";
  if (!auth) return web && isLoopback(url.hostname);
  if (web && serviceHosts.includes(url.host)) return true;
  const known = hosts.includes(url.hostname) || url.hostname.endsWith(domain);
  return url.protocol === "https:" && url.port === "" && known;
}

/** Whether the address is one that was set for tests: there no login of Microsoft's is asked for. */
export function isTestHost(serviceUrl: string, { serviceHosts }: Pick<TeamsSettings, "serviceHosts">): boolean {
  const url = parse(serviceUrl);
  return url !== undefined && serviceHosts.includes(url.host);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
