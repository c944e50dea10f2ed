import { afterEach, expect, test } from "vitest";
import { examine, secrets, teamsWith } from "./examine.ts";
import { nobodysUrl, openStandIn, type Said, type StandIn } from "./stand-in.ts";

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const tokenPath = "/0a1b2c3d-93a5-4a2e-9d7b-1f2a3b4c5d6e/oauth2/v2.0/token";

async function microsoft(more: Readonly<Record<string, Said>> = {}) {
  const all: Record<string, Said> = {
    "/keys": { json: { keys: [{ kid: "a", endorsements: ["msteams"] }, { kid: "b" }] } },
    [tokenPath]: { json: { token_type: "Bearer", expires_in: 3599, access_token: "ey.token" } },
    ...more,
  };
  const server: StandIn = await openStandIn(({ path }) =>
    path === "/openid" && all["/openid"] === undefined
      ? { json: { issuer: "https://api.botframework.com", jwks_uri: `${server.url}/keys` } }
      : (all[path] ?? { status: 404 }),
  );
  open.push(server);
  return { server, places: { openIdMetadataUrl: `${server.url}/openid`, loginUrl: server.url } };
}

test("a bot that is set up well is found good, and its token is not shown", async () => {
  const { server, places } = await microsoft();
  const { of, told } = await examine({ teams: teamsWith(), places });
  expect(of("teams").map(({ state, what }) => [state, what])).toEqual([
    ["good", "The keys that Teams signs with can be had (1 of 2 are for Teams)."],
    ["good", "Microsoft's login takes the app id and its secret: answers can be sent."],
  ]);
  const login = server.asked.find(({ path }) => path === tokenPath);
  expect(Object.fromEntries(new URLSearchParams(login?.body))).toEqual({
    grant_type: "client_credentials",
    client_id: "6f1c1a0e-93a5-4a2e-9d7b-1f2a3b4c5d6e",
    client_secret: "app-password",
    scope: "https://api.botframework.com/.default",
  });
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test.each([
  [7000215, "Value (not its Secret ID)"],
  [7000222, "has run out"],
  [700016, "MICROSOFT_APP_TENANT_ID"],
  [90002, "no such tenant"],
  [123456, "https://login.microsoftonline.com/error?code=123456"],
])("where the login refuses with AADSTS%i, it says what to do and nothing of what was sent", async (code, fix) => {
  const error_description = `AADSTS${code}: Invalid client secret provided: app-password`;
  const { places } = await microsoft({
    [tokenPath]: { status: 401, json: { error: "invalid_client", error_description, error_codes: [code] } },
  });
  const { of, told } = await examine({ teams: teamsWith(), places });
  const found = of("teams").at(-1);
  expect([found?.state, found?.what]).toEqual(["bad", `Microsoft's login refuses (AADSTS${code}).`]);
  expect(found?.fix).toContain(fix);
  expect(told).not.toContain("app-password");
});

test("an answer without a code is no verdict", async () => {
  const { places } = await microsoft({ [tokenPath]: { status: 502, text: "Bad gateway" } });
  expect((await examine({ teams: teamsWith(), places })).of("teams").at(-1)).toMatchObject({ state: "unsure" });
});

test.each<readonly [string, Record<string, Said>, string]>([
  ["metadata that is none", { "/openid": { text: "<html>" } }, "has no keys (status 200)"],
  ["metadata that names no address of keys", { "/openid": { json: { jwks_uri: "file:///etc" } } }, "has no keys"],
  ["no keys", { "/keys": { json: { keys: [] } } }, "has no keys"],
  ["keys of which none is for Teams", { "/keys": { json: { keys: [{ kid: "a" }] } } }, "0 of 1"],
])("%s is found", async (_what, more, words) => {
  const { places } = await microsoft(more);
  const [found] = (await examine({ teams: teamsWith(), places })).of("teams");
  expect(found?.state).toBe("bad");
  expect(found?.what).toContain(words);
});

test("keys that cannot be reached are told from a login that can", async () => {
  const { places } = await microsoft();
  const teams = teamsWith({ openIdMetadataUrl: `${await nobodysUrl()}/openid` });
  const { of } = await examine({ teams, places });
  expect(of("teams").map(({ state }) => state)).toEqual(["bad", "good"]);
  expect(of("teams")[0]?.what).toContain("ECONNREFUSED");
  expect(of("network")[0]?.what).not.toContain("offline");
});

test("ids that are no GUIDs are named", async () => {
  const { places } = await microsoft();
  const { of } = await examine({ teams: teamsWith({ appId: "unitwise", tenantId: "centre.example" }), places });
  expect(of("teams").map(({ what }) => what)).toEqual(
    expect.arrayContaining(["MICROSOFT_APP_ID is no GUID.", "MICROSOFT_APP_TENANT_ID is no GUID."]),
  );
});

test("a managed identity is not asked for a secret", async () => {
  const { server, places } = await microsoft();
  const teams = teamsWith({ appType: "UserAssignedMSI", appPassword: undefined });
  const { of } = await examine({ teams, places });
  expect(of("teams").at(-1)).toMatchObject({ state: "unsure", what: "A managed identity logs in." });
  expect(server.asked.map(({ path }) => path)).not.toContain(tokenPath);
});

test("without authentication nothing is asked and a word is said", async () => {
  const { server, places } = await microsoft();
  const { of } = await examine({ teams: teamsWith({ auth: false, appId: undefined }), places });
  expect(of("teams")).toMatchObject([{ state: "unsure", what: "Nobody is asked for a token." }]);
  expect(server.asked).toEqual([]);
});
