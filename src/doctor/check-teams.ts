import { z } from "zod";
import type { TeamsSettings } from "../ports/settings.ts";
import { askWeb, type Checked, fixConnection, type Web, type WebAnswer } from "./ask-web.ts";
import { bad, type Finding, good, unsure } from "./finding.ts";
import { fixLogin } from "./teams-errors.ts";

/** Where Microsoft's keys and logins are found; others only in tests. */
export interface TeamsPlaces {
  readonly openIdMetadataUrl: string;
  readonly loginUrl: string;
}

/** Microsoft's public cloud. */
export const microsoft: TeamsPlaces = {
  openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  loginUrl: "https://login.microsoftonline.com",
};

/** Asks Microsoft whether its keys can be had and whether it takes what is configured. Writes to nobody and never rejects. */
export async function checkTeams(web: Web, settings: TeamsSettings, places: TeamsPlaces): Promise<Checked> {
  if (!settings.auth) return { findings: [unsure("teams", "Nobody is asked for a token.", authFix)], answers: [] };
  const metadataUrl = settings.openIdMetadataUrl ?? places.openIdMetadataUrl;
  const parts = await Promise.all([checkKeys(web, metadataUrl), checkLogin(web, settings, places.loginUrl)]);
  return {
    findings: [...checkIds(settings), ...parts.flatMap(({ findings }) => findings)],
    answers: parts.flatMap(({ answers }) => answers),
  };
}

const authFix = "TEAMS_AUTH=off is for Microsoft's Agents Playground on this machine alone: leave it out for Teams.";
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function checkIds({ appId, tenantId }: TeamsSettings): readonly Finding[] {
  const ids = { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId };
  return Object.entries(ids).flatMap(([name, id]) =>
    guid.test(id ?? "")
      ? []
      : [bad("teams", `${name} is no GUID.`, 'Copy it from portal.azure.com, your Azure Bot, "Configuration".')],
  );
}

const metadata = z.looseObject({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.looseObject({
  keys: z.array(z.looseObject({ endorsements: z.array(z.string()).default([]) })).min(1),
});

async function checkKeys(web: Web, url: string): Promise<Checked> {
  const first = await askWeb(web, url, {});
  const found = first.kind === "answered" ? metadata.safeParse(first.json).data : undefined;
  if (found === undefined) return { findings: [noKeys(first, url)], answers: [first] };
  const second = await askWeb(web, found.jwks_uri, {});
  const keys = second.kind === "answered" ? keySet.safeParse(second.json).data?.keys : undefined;
  const answers = [first, second];
  if (keys === undefined) return { findings: [noKeys(second, found.jwks_uri)], answers };
  const endorsed = keys.filter(({ endorsements }) => endorsements.includes("msteams")).length;
  const what = `The keys that Teams signs with can be had (${endorsed} of ${keys.length} are for Teams).`;
  const finding = endorsed > 0 ? good("teams", what) : bad("teams", what, "Leave TEAMS_OPENID_METADATA_URL empty.");
  return { findings: [finding], answers };
}

function noKeys(answer: WebAnswer, url: string): Finding {
  if (answer.kind === "unreachable") {
    const what = `The keys that Teams signs with cannot be reached (${answer.host}: ${answer.code}).`;
    return bad("teams", what, fixConnection(answer.host, answer.code));
  }
  const what = `${new URL(url).host} has no keys (status ${answer.status}).`;
  return bad("teams", what, "Leave TEAMS_OPENID_METADATA_URL empty; a proxy may answer instead of Microsoft.");
}

const token = z.looseObject({ access_token: z.string().min(1) });
const refusal = z.looseObject({ error_codes: z.array(z.int()).min(1) });

async function checkLogin(web: Web, settings: TeamsSettings, loginUrl: string): Promise<Checked> {
  const { appId = "", appPassword, tenantId = "", appType } = settings;
  if (appType === "UserAssignedMSI")
    return { findings: [unsure("teams", "A managed identity logs in.", msiFix)], answers: [] };
  const answer = await askWeb(web, `${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: appId,
      client_secret: appPassword ?? "",
      scope: "https://api.botframework.com/.default",
    }).toString(),
  });
  return { findings: [judgeLogin(answer)], answers: [answer] };
}

const msiFix = "That works on Azure alone, on a machine that has the identity; it cannot be tried from anywhere else.";

function judgeLogin(answer: WebAnswer): Finding {
  if (answer.kind === "unreachable") {
    const what = `Microsoft's login cannot be reached (${answer.host}: ${answer.code}).`;
    return bad("teams", what, fixConnection(answer.host, answer.code));
  }
  if (answer.status === 200 && token.safeParse(answer.json).success)
    return good("teams", "Microsoft's login takes the app id and its secret: answers can be sent.");
  const code = refusal.safeParse(answer.json).data?.error_codes[0];
  if (code === undefined) {
    const what = `Microsoft's login answers with status ${answer.status} and no code.`;
    return unsure("teams", what, "Try again later; a proxy may answer instead of Microsoft.");
  }
  return bad("teams", `Microsoft's login refuses (AADSTS${code}).`, fixLogin(code));
}
