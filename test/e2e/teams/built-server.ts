import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { top } from "../run-program.ts";
import { ended, freePort, untilAnswers } from "./playground.ts";

/** The built server with Teams alone, without authentication, as an operator would try it with the Playground. */
export interface BuiltServer {
  readonly endpoint: string;
  /** Ends it in order; resolves with what it wrote. */
  stop(): Promise<string>;
}

export async function startBuilt(): Promise<BuiltServer> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "teams-e2e-"));
  const settings = { TEAMS_AUTH: "off", PORT: String(port), DATA_DIR: dataDir };
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings };
  const child = spawn(process.execPath, [join(top, "dist/main.js")], {
    cwd: dataDir,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = Promise.all([text(child.stdout), text(child.stderr)]);
  await untilAnswers(`http://127.0.0.1:${port}/healthz`, child);
  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    stop: async () => {
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
      return (await written).join("\n");
    },
  };
}
