import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { helpExamples } from "../../src/app/help-examples.ts";
import { menuOf } from "../../src/manifests/menu.ts";
import { type ManifestRun, runManifests } from "../../src/manifests/run-manifests.ts";
import { manifestsDir } from "../../src/manifests/source-files.ts";

const bot = "6f1c1a0e-93a5-4a2e-9d7b-1f2a3b4c5d6e";

async function make(args: readonly string[], given: Partial<ManifestRun> = {}) {
  const out = mkdtempSync(join(tmpdir(), "unitwise-manifests-"));
  const lines: string[] = [];
  const run = { commands: menuOf(helpExamples), write: (line: string) => void lines.push(line), ...given };
  const code = await runManifests([...args, "--out", out], run);
  return { code, told: lines.join("\n"), slack: join(out, "slack.yaml"), teams: join(out, "unitwise-teams.zip") };
}

/** The manifest in a package whose files are stored as they are. */
function manifestIn(archive: Buffer): unknown {
  const start = 30 + "manifest.json".length;
  return JSON.parse(archive.toString("utf8", start, start + archive.readUInt32LE(22)));
}

test("with nothing given there is a Slack app over Socket Mode, and Teams is left out with a word", async () => {
  const { code, told, slack, teams } = await make([]);
  expect(code).toBe(0);
  expect(parse(readFileSync(slack, "utf8"))).toMatchObject({ settings: { socket_mode_enabled: true } });
  expect(existsSync(teams)).toBe(false);
  expect(told).toContain("From a manifest");
  expect(told).toContain("SLACK_APP_TOKEN");
  expect(told).toContain("Teams: left out");
});

test("an address and a bot give both, and say where the address is to be entered", async () => {
  const { code, told, slack, teams } = await make(["--http", "https://your.host/"], { appId: bot });
  expect(code).toBe(0);
  expect(readFileSync(slack, "utf8")).toContain("request_url: https://your.host/slack/events");
  expect(manifestIn(readFileSync(teams))).toMatchObject({
    id: bot,
    bots: [{ botId: bot }],
    validDomains: ["your.host"],
    developer: { name: "Unitwise", websiteUrl: "https://your.host", privacyUrl: "https://your.host" },
  });
  expect(told).toContain("https://your.host/api/messages");
  expect(told).toContain("https://your.host/slack/install");
});

test("options win over the environment, and pages are taken as given", async () => {
  const other = "0a1b2c3d-93a5-4a2e-9d7b-1f2a3b4c5d6e";
  const pages = ["--website", "https://centre.example/", "--privacy", "https://centre.example/privacy"];
  const { teams } = await make(["--app-id", other, "--teams-id", bot, "--developer", "A Centre", ...pages], {
    appId: "nonsense",
  });
  expect(manifestIn(readFileSync(teams))).toMatchObject({
    id: bot,
    bots: [{ botId: other }],
    developer: {
      name: "A Centre",
      websiteUrl: "https://centre.example/",
      privacyUrl: "https://centre.example/privacy",
      termsOfUseUrl: "https://centre.example/",
    },
  });
});

test("everything that is wrong with the options is told at once, and nothing is written", async () => {
  const args = [
    "--http",
    "http://your.host",
    "--url",
    "https://your.host/path",
    "--teams-id",
    "x",
    "--terms",
    "ftp://x",
  ];
  const { code, told, slack } = await make([...args, "--developer", "x".repeat(33)], { appId: "unitwise" });
  expect(code).toBe(2);
  for (const name of ["--http", "--url", "--teams-id", "--terms", "--developer", "MICROSOFT_APP_ID"])
    expect(told).toContain(`${name}: `);
  expect(existsSync(slack)).toBe(false);
});

test.each([
  [["--rotate"], "--rotate: needs an address"],
  [["--nonsense"], "npm run manifests: "],
  [["stray"], "npm run manifests: "],
])("the options %j are refused", async (args, problem) => {
  const { code, told } = await make(args);
  expect([code, told.includes(problem)]).toEqual([2, true]);
});

test("a Teams app without any page to show is not made", async () => {
  const { code, told, teams } = await make([], { appId: bot });
  expect([code, existsSync(teams)]).toEqual([2, false]);
  expect(told).toContain("--website");
});

test("where Microsoft's checker is not installed, it says how to get it; Slack's file is there all the same", async () => {
  const loadChecker = () => Promise.resolve(undefined);
  const { code, told, slack, teams } = await make(["--url", "https://your.host"], { appId: bot, loadChecker });
  expect([code, existsSync(slack), existsSync(teams)]).toEqual([2, true, false]);
  expect(told).toContain("npm ci without --omit=dev");
});

test("icons that Teams would refuse are named, and no package is made", async () => {
  const sourceDir = mkdtempSync(join(tmpdir(), "unitwise-icons-"));
  mkdirSync(join(sourceDir, "teams"));
  copyFileSync(join(manifestsDir(), "teams/color.png"), join(sourceDir, "teams/outline.png"));
  writeFileSync(join(sourceDir, "teams/color.png"), "no picture");
  const { code, told, teams } = await make(["--url", "https://your.host"], { appId: bot, sourceDir });
  expect([code, existsSync(teams)]).toEqual([2, false]);
  expect(told).toContain("color.png: is no PNG file");
  expect(told).toContain("outline.png: measures 192x192");
});

test("--source writes the files of the manifests' folder anew, and --help tells the options", async () => {
  const sourceDir = mkdtempSync(join(tmpdir(), "unitwise-source-"));
  expect((await make(["--source"], { sourceDir })).code).toBe(0);
  expect(readFileSync(join(sourceDir, "slack.yaml"))).toEqual(readFileSync(join(manifestsDir(), "slack.yaml")));
  expect((await make(["--help"])).told).toContain("--teams-id GUID");
});
