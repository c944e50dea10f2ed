import { fileURLToPath } from "node:url";
import { placeholderId } from "./check-teams.ts";
import { drawColourIcon, drawOutlineIcon, slackIcon, teamsColourIcon } from "./draw-icons.ts";
import type { MenuCommand } from "./menu.ts";
import { encodePng } from "./png.ts";
import { makeSlackManifest } from "./slack-manifest.ts";
import { toSlackYaml } from "./slack-yaml.ts";
import { makeTeamsManifest } from "./teams-manifest.ts";

/** The folder of manifests and icons that ships with the package; found from `src/manifests` and `dist/manifests` alike. */
export function manifestsDir(): string {
  return fileURLToPath(new URL("../../manifests", import.meta.url));
}

/** The files of manifests/ by their paths in it, as the command table and the drawings give them. */
export function sourceFiles(commands: readonly MenuCommand[]): Readonly<Record<string, string | Buffer>> {
  const page = "https://example.com";
  const teams = makeTeamsManifest(commands, {
    appId: placeholderId,
    botId: placeholderId,
    developer: { name: "Unitwise", website: page, privacy: page, terms: page },
  });
  return {
    "slack.yaml": toSlackYaml(makeSlackManifest(commands, { mode: "socket" }), slackHead),
    "slack-icon.png": encodePng(drawColourIcon(slackIcon)),
    "teams/manifest.json": `${JSON.stringify(teams, undefined, 2)}\n`,
    "teams/color.png": encodePng(drawColourIcon(teamsColourIcon)),
    "teams/outline.png": encodePng(drawOutlineIcon()),
  };
}

const slackHead = `The Slack app of Unitwise over Socket Mode. As it stands it can be pasted at https://api.slack.com/apps
("Create New App", "From a manifest"). For HTTP: npm run manifests -- --http https://your.host
Made from the assistant's command table: after a change there, npm run manifests -- --source`;
