import { chmodSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { doctorUsage, readDoctorOptions } from "../../src/doctor/doctor-options.ts";
import { exitCodeOf } from "../../src/doctor/finding.ts";
import { examine, slackAt, teamsWith } from "./examine.ts";
import { nobodysUrl, noon, openStandIn, type Said, type StandIn } from "./stand-in.ts";

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function server(said: Said): Promise<StandIn> {
  const one = await openStandIn(() => said);
  open.push(one);
  return one;
}

const valid: Said = { json: { ok: true, team: "Centre", team_id: "T1" } };

test("with nothing configured it says so, and asks nobody", async () => {
  const { findings, told } = await examine();
  expect(findings.map(({ area, state }) => [area, state])).toEqual([
    ["configuration", "unsure"],
    ["data", "good"],
    ["data", "good"],
  ]);
  expect(told).toContain("Nothing to mend; 1 to look at yourself.");
});

test("what keeps the configuration from being read comes first, with its fix, and the platforms wait", async () => {
  const { findings, told } = await examine({
    problems: [{ where: "SLACK_APP_TOKEN", problem: "is no app-level token.", fix: "Make one." }],
  });
  expect(findings[0]).toEqual({
    area: "configuration",
    state: "bad",
    what: "SLACK_APP_TOKEN: is no app-level token.",
    fix: "Make one.",
  });
  expect(told).toContain("Slack and Teams were not tried.");
  expect(told).toContain("1 to mend");
});

test("a file of a secret that everybody may read is for a person to look at", async () => {
  const { findings } = await examine({ openSecrets: ["SLACK_BOT_TOKEN_FILE"] });
  const what = "SLACK_BOT_TOKEN_FILE: every user here may read that file.";
  expect(findings).toContainEqual(expect.objectContaining({ area: "configuration", state: "unsure", what }));
});

test.each([
  [0, "good"],
  [119, "good"],
  [121, "bad"],
  [-600, "bad"],
])("a server's clock that is %i s ahead of ours is %s", async (seconds, state) => {
  const date = new Date(noon + seconds * 1000).toUTCString();
  const slack = await server({ ...valid, headers: { date } });
  const [found] = (await examine({ slack: slackAt(slack.url) })).of("clock");
  expect(found?.state).toBe(state);
  if (state === "bad") expect(found?.what).toContain(seconds > 0 ? "slow" : "fast");
});

test("an answer without a date leaves the clock open", async () => {
  const slack = await server({ ...valid, headers: { date: "yesterday" } });
  expect((await examine({ slack: slackAt(slack.url) })).of("clock")).toMatchObject([{ state: "unsure" }]);
});

test("a machine that is offline is told so once, before what follows from it", async () => {
  const url = await nobodysUrl();
  const places = { openIdMetadataUrl: `${url}/openid`, loginUrl: url };
  const { of, told } = await examine({ slack: slackAt(url), teams: teamsWith(), places });
  expect(of("network")[0]).toMatchObject({ state: "bad", what: expect.stringContaining("offline") });
  expect(of("slack").every(({ what }) => what.includes("ECONNREFUSED"))).toBe(true);
  expect(told.indexOf("offline")).toBeLessThan(told.indexOf("ECONNREFUSED"));
});

test("servers that never answer cost no more than the patience", async () => {
  const silent = await server("never");
  const { of } = await examine({ slack: slackAt(silent.url), patienceMs: 50 });
  expect(of("slack").map(({ what }) => what)).toEqual([expect.stringContaining("ETIMEDOUT")]);
});

test.each([
  ["ENOTFOUND", "DNS"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "NODE_EXTRA_CA_CERTS"],
  ["UND_ERR_CONNECT_TIMEOUT", "firewall"],
])("a connection that fails with %s gets its own advice", async (code, advice) => {
  const fail = () => Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code }) }));
  const [found] = (await examine({ slack: slackAt("https://slack.example"), fetch: fail })).of("slack");
  expect(found?.what).toContain(`slack.example: ${code}`);
  expect(found?.fix).toContain(advice);
});

test("a public address is reminded of where one is needed, and tried where it is named", async () => {
  const places = { openIdMetadataUrl: await nobodysUrl(), loginUrl: await nobodysUrl() };
  const teams = { teams: teamsWith(), places };
  const [, reminder] = (await examine(teams)).of("network");
  expect(reminder).toMatchObject({ state: "unsure", what: expect.stringContaining("/api/messages") });
  const ours = await server({ json: { status: "ok" } });
  expect((await examine({ ...teams, publicUrl: `${ours.url}/` })).of("network")[1]?.state).toBe("good");
  expect(ours.asked.map(({ path }) => path)).toEqual(["/healthz"]);
  const others = await server({ status: 404 });
  expect((await examine({ ...teams, publicUrl: others.url })).of("network")[1]?.state).toBe("bad");
  expect((await examine({ ...teams, publicUrl: await nobodysUrl() })).of("network")[1]?.state).toBe("bad");
  expect((await examine({ ...teams, publicUrl: "your.host" })).of("network")[1]?.state).toBe("bad");
});

test("Socket Mode needs no public address", async () => {
  const slack = await server(valid);
  expect((await examine({ slack: slackAt(slack.url) })).of("network")).toEqual([]);
});

test("the data folder is tried without a trace, and one that is not there is not made", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "unitwise-data-"));
  chmodSync(dataDir, 0o700);
  expect((await examine({ dataDir })).of("data").map(({ state }) => state)).toEqual(["good", "good"]);
  expect(readdirSync(dataDir)).toEqual([]);
  const later = join(dataDir, "a/b");
  expect((await examine({ dataDir: later })).of("data")[0]?.what).toContain("will be made");
  expect(existsSync(later)).toBe(false);
});

test("a data folder that is a file, lies below one, or takes nothing is bad", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "unitwise-data-")), "file");
  writeFileSync(file, "");
  for (const dataDir of [file, join(file, "below"), "/proc/self"])
    expect((await examine({ dataDir })).of("data")).toMatchObject([
      { state: "bad", fix: expect.stringContaining("DATA_DIR") },
    ]);
});

test.each([
  [40, "bad"],
  [400, "unsure"],
  [4000, "good"],
])("with %i MB free the room is %s", async (mega, state) => {
  const found = (await examine({ freeBytes: () => Promise.resolve(mega * 1024 * 1024) })).of("data")[1];
  expect([found?.state, found?.what]).toEqual([state, `${mega} MB are free there.`]);
});

test("where no public address is set, it is said where links lead", async () => {
  const linkless = (await examine({ teams: teamsWith() })).of("configuration");
  expect(linkless.filter(({ what }) => what.includes("PUBLIC_URL"))).toMatchObject([{ state: "unsure" }]);
  const linked = (await examine({ teams: teamsWith(), linksTo: "https://unitwise.example" })).of("configuration");
  expect(linked.map(({ state }) => state)).toEqual(["good"]);
});

test("no folder is praised where the settings do not tell which one counts", async () => {
  expect((await examine({ dataDir: undefined })).of("data")).toMatchObject([{ state: "unsure" }]);
});

test("a folder whose records were moved to a database is no place to keep any", async () => {
  const found = (await examine({ wasMoved: async () => true })).of("data");
  expect(found).toMatchObject([{ state: "bad", fix: "Set DATABASE_URL to that database." }]);
});

test("the exit code is 2 where something is to be mended, and trouble that two questions share is told once", async () => {
  expect(exitCodeOf((await examine()).findings)).toBe(0);
  const { findings, told } = await examine({ slack: slackAt(await nobodysUrl()) });
  expect(exitCodeOf(findings)).toBe(2);
  expect(told.split("Slack cannot be reached")).toHaveLength(2);
});

test("the options are read, and what is none is refused", () => {
  expect(readDoctorOptions([])).toEqual({ help: false, url: undefined });
  expect(readDoctorOptions(["--url", "https://your.host"])).toEqual({ help: false, url: "https://your.host" });
  for (const args of [["--url", "your.host"], ["--nonsense"], ["stray"]])
    expect(readDoctorOptions(args)).toHaveProperty("problem");
  expect(doctorUsage).toContain("--url URL");
});
