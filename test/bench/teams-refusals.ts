import { randomUUID } from "node:crypto";
import { type Ratio, ratioLine, tell } from "./bench-table.ts";
import type { Bot } from "./bot-process.ts";
import { openPoster } from "./http-load.ts";
import { readProcess } from "./process-stats.ts";
import { messageActivity } from "./teams-load.ts";
import { teamsAppId } from "./teams-tokens.ts";

const requests = 20_000;
const part = 2_000;
const inFlight = 16;
const atMost = 1.1;

/**
 * 20,000 requests with tokens that nobody signed, each of another tenant's name: all must be refused with 401, and the last
 * 2,000 may cost no more than the first, a tenth for chance. The bot has to be warm.
 */
export async function measureRefusals(bot: Bot, connectorUrl: string): Promise<readonly string[]> {
  const poster = openPoster(`${bot.url}/api/messages`);
  const { body } = messageActivity(0, connectorUrl);
  const statuses = new Map<number, number>();
  const refuse = async (): Promise<void> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${worthlessToken()}` };
    const status = await poster.post(headers, body);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const costs: number[] = [];
  for (let sent = 0; sent < requests; sent += part) {
    const before = readProcess(bot.pid).cpuMs;
    await manyTimes(refuse, part);
    costs.push(((readProcess(bot.pid).cpuMs - before) * 1_000) / part);
  }
  poster.close();
  tell(`processor time per refusal, us, each 2,000 of ${requests}: ${costs.map((cost) => cost.toFixed(0)).join(" ")}`);
  const figure = `Teams processor time per refused token, us, last of ${requests} over first`;
  const asked = { kind: "at most", ratio: atMost } as const;
  const ratio: Ratio = { figure, ours: costs.at(-1) ?? 0, other: costs[0] ?? 0, asked };
  const refused = statuses.get(401) ?? 0;
  const verdict = refused === requests ? "met" : "NOT MET";
  return [ratioLine(ratio), `Teams: ${refused} of ${requests} forged tokens refused with 401  ${verdict}`];
}

async function manyTimes(run: () => Promise<void>, times: number): Promise<void> {
  let left = times;
  const worker = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await run();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

function worthlessToken(): string {
  const tenant = randomUUID();
  const head = { alg: "RS256", kid: "bench", typ: "JWT" };
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: `https://sts.windows.net/${tenant}/`,
    tid: tenant,
    ver: "1.0",
    aud: teamsAppId,
    appid: teamsAppId,
  };
  const parts = [head, { ...claims, nbf: now - 60, exp: now + 3_600 }];
  return `${parts.map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")).join(".")}.AAAA`;
}
