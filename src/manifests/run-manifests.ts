import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StartupProblem } from "../domain/startup-error.ts";
import { checkIcons } from "./check-icons.ts";
import { checkSlackManifest } from "./check-slack.ts";
import { type CheckAgainstSchema, checkTeamsManifest, loadTeamsChecker } from "./check-teams.ts";
import { type ManifestOptions, manifestUsage, readManifestOptions } from "./manifest-options.ts";
import type { MenuCommand } from "./menu.ts";
import { nextForSlack, nextForTeams } from "./next-steps.ts";
import { makeSlackManifest } from "./slack-manifest.ts";
import { toSlackYaml } from "./slack-yaml.ts";
import { manifestsDir, sourceFiles } from "./source-files.ts";
import { makeTeamsManifest } from "./teams-manifest.ts";
import { zip } from "./zip.ts";

/** What the command needs from outside. */
export interface ManifestRun {
  readonly commands: readonly MenuCommand[];
  /** The environment's MICROSOFT_APP_ID. */
  readonly appId?: string | undefined;
  /** Takes lines for the operator, with no line end. */
  readonly write: (line: string) => void;
  /** Where manifests and icons lie; the folder that ships with the package where absent. */
  readonly sourceDir?: string;
  /** Absent: Microsoft's, from the development dependencies. Resolving with undefined: it is not installed. */
  readonly loadChecker?: () => Promise<CheckAgainstSchema | undefined>;
}

/**
 * Fills in the manifests, checks them offline, and writes slack.yaml and unitwise-teams.zip for upload. Resolves with the
 * exit code: 0 done, 2 something to mend. Nothing that was found wrong is written.
 */
export async function runManifests(args: readonly string[], run: ManifestRun): Promise<number> {
  const options = readManifestOptions(args, run.appId);
  if ("problems" in options) return tellProblems(options.problems, run);
  if (options.help) {
    run.write(manifestUsage());
    return 0;
  }
  if (options.source) return writeSource(run);
  const out = options.out ?? join("dist", "install");
  await mkdir(out, { recursive: true });
  const problems = [...(await makeSlack(options, out, run)), ...(await makeTeams(options, out, run))];
  return problems.length === 0 ? 0 : tellProblems(problems, run);
}

function tellProblems(problems: readonly StartupProblem[], { write }: ManifestRun): number {
  for (const { where, problem, fix } of problems) write(`${where}: ${problem}. ${fix}`);
  return 2;
}

async function writeSource({ commands, sourceDir, write }: ManifestRun): Promise<number> {
  const dir = sourceDir ?? manifestsDir();
  await mkdir(join(dir, "teams"), { recursive: true });
  for (const [name, content] of Object.entries(sourceFiles(commands))) {
    await writeFile(join(dir, name), content);
    write(`Written: ${join(dir, name)}`);
  }
  return 0;
}

type Making = (options: ManifestOptions, out: string, run: ManifestRun) => Promise<readonly StartupProblem[]>;

const makeSlack: Making = async ({ slack }, out, { commands, write }) => {
  const manifest = makeSlackManifest(commands, slack);
  const wrong = checkSlackManifest(manifest);
  if (wrong.length > 0) return wrong.map((problem) => ({ where: "Slack", problem, fix: tellUs }));
  const path = join(out, "slack.yaml");
  const way = slack.mode === "socket" ? "over Socket Mode" : `over HTTP at ${slack.url}`;
  await writeFile(path, toSlackYaml(manifest, `The Slack app of Unitwise, ${way}. Made by npm run manifests.`));
  for (const line of nextForSlack(path, slack)) write(line);
  return [];
};

const makeTeams: Making = async (options, out, run) => {
  if (options.teams === undefined) {
    run.write("Teams: left out, since no bot is named. Give --app-id GUID, or set MICROSOFT_APP_ID.");
    return [];
  }
  const check = await (run.loadChecker ?? loadTeamsChecker)();
  if (check === undefined) return [{ where: "Teams", problem: "the checker is not installed", fix: installChecker }];
  const manifest = teamsManifest(options, options.teams, run);
  if (manifest === undefined) return [{ where: "Teams", problem: "no website is known", fix: giveWebsite }];
  const icons = await readIcons(run.sourceDir ?? manifestsDir());
  const wrong = [...(await checkTeamsManifest(manifest, check)), ...checkIcons(icons)];
  if (wrong.length > 0) return wrong.map((problem) => ({ where: "Teams", problem, fix: tellUs }));
  const path = join(out, "unitwise-teams.zip");
  const text = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(
    path,
    zip([
      { name: "manifest.json", data: text },
      { name: "color.png", data: icons.color },
      { name: "outline.png", data: icons.outline },
    ]),
  );
  for (const line of nextForTeams(path, { url: options.url, website: manifest.developer.websiteUrl })) run.write(line);
  return [];
};

const tellUs = "Mend it in src/manifests, or in manifests/teams where it is an icon.";
const installChecker = "It is the development dependency @microsoft/app-manifest: run npm ci without --omit=dev.";
const giveWebsite = "Teams shows one to everybody: give --url https://your.host, or --website with a page of yours.";

function teamsManifest(
  { url }: ManifestOptions,
  { botId, appId, developer }: NonNullable<ManifestOptions["teams"]>,
  { commands }: ManifestRun,
) {
  const website = developer.website ?? url;
  if (website === undefined) return undefined;
  const whole = { name: "Unitwise", privacy: website, terms: website, ...developer, website };
  const host = url === undefined ? undefined : new URL(url).host;
  return makeTeamsManifest(commands, { botId, appId, host, developer: whole });
}

async function readIcons(dir: string) {
  const [color, outline] = await Promise.all(
    ["color.png", "outline.png"].map((name) => readFile(join(dir, "teams", name))),
  );
  return { color: color ?? Buffer.alloc(0), outline: outline ?? Buffer.alloc(0) };
}
