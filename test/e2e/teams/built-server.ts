import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { LocalConnector } from "../../platforms/teams/local-connector.ts";
import { appId, type LocalKeys, tenant } from "../../platforms/teams/local-keys.ts";
import { top } from "../run-program.ts";
import { ended, onFreePort, untilAnswers } from "./playground.ts";

/** The built server with Teams alone, as an operator starts it. */
export interface BuiltServer {
  readonly endpoint: string;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it in order; resolves with what it wrote. */
  stop(): Promise<string>;
}

/** For the Playground: whoever comes from this machine is believed. */
export const withoutAuth: Settings = { TEAMS_AUTH: "off" };

type Settings = Readonly<Record<string, string>>;

/** A bot that Microsoft knows, with keys and a connector of this machine. */
export function settingsFor(keys: LocalKeys, connector: LocalConnector): Settings {
  return {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: "secret",
    MICROSOFT_APP_TENANT_ID: tenant,
    MICROSOFT_APP_TYPE: "SingleTenant",
    TEAMS_OPENID_METADATA_URL: keys.metadataUrl,
    TEAMS_SERVICE_HOSTS: connector.host,
  };
}

/** A folder for a server's data, to be removed afterwards. */
export async function openDataFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "teams-e2e-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts it with these settings and nothing else, on a port of its own. */
export function startBuilt(settings: Settings, dataDir: string): Promise<BuiltServer> {
  return onFreePort((port) => startOn(port, settings, dataDir));
}

async function startOn(port: number, settings: Settings, dataDir: string): Promise<BuiltServer> {
  const own = { PORT: String(port), DATA_DIR: dataDir, ...settings };
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...own };
  const main = join(top, "dist/main.js");
  const child = spawn(process.execPath, [main], { cwd: dataDir, env, stdio: ["ignore", "pipe", "pipe"] });
  const written = Promise.all([text(child.stdout), text(child.stderr)]);
  await untilAnswers(`http://127.0.0.1:${port}/healthz`, child);
  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    kill: async () => {
      child.kill("SIGKILL");
      await ended(child);
    },
    stop: async () => {
      await ended(child);
      return (await written).join("\n");
    },
  };
}
