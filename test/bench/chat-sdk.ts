import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchPath } from "./bot-process.ts";

const packages = ["chat@4.41.1", "@chat-adapter/slack@4.41.1", "@chat-adapter/state-memory@4.41.0"];
const installWithinMs = 180_000;

/** The script of the Chat SDK's echo bot beside its packages, in a folder for temporary files; undefined where they cannot be had. */
export function chatSdkBot(): string | undefined {
  const dir = join(tmpdir(), "unitwise-bench-chat");
  mkdirSync(dir, { recursive: true });
  if (!existsSync(join(dir, "node_modules", "@chat-adapter", "state-memory", "package.json"))) {
    writeFileSync(join(dir, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--save-exact"];
    const done = spawnSync("npm", ["install", ...options, ...packages], { cwd: dir, timeout: installWithinMs });
    if (done.status !== 0) return undefined;
  }
  const script = join(dir, "slack-chat.mjs");
  copyFileSync(benchPath("bots/slack-chat.mjs"), script);
  return script;
}
