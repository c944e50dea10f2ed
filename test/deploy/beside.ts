import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scheduler } from "node:timers/promises";
import { top } from "../e2e/run-program.ts";
import { type BuiltServer, signingSecret, startBuilt } from "../e2e/slack/built-slack.ts";
import { openFakeSlack } from "../platforms/slack/fake-slack.ts";
import { runSql, startPostgres } from "../postgres/start-postgres.ts";
import { startBalancer } from "./balancer.ts";
import { startTalk } from "./steady-talk.ts";

// An earlier version and this one side by side on one database, under talk: forward, one server after the other, and back.
//
//   npm run build && npx tsx test/deploy/beside.ts REVISION [SECONDS]
//
// REVISION: the earlier version, as git knows it; it is checked out and built in a folder that goes afterwards. SECONDS:
// how long each of the mixtures is talked to, 15 where nothing is said.

const [revision, seconds = "15"] = process.argv.slice(2);
const mixedMs = Number(seconds) * 1_000;

async function run(cwd: string, program: string, ...args: readonly string[]): Promise<void> {
  const [code]: readonly (number | null)[] = await once(spawn(program, [...args], { cwd, stdio: "inherit" }), "exit");
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
}

/** Checks a revision out and builds it; with what this checkout has installed where the lockfile is the same. */
async function buildOld(of: string): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), "unitwise-old-")), "checkout");
  await run(top, "git", "worktree", "add", "--quiet", "--detach", folder, of);
  const [theirs, ours] = [folder, top].map((one) => readFileSync(join(one, "package-lock.json"), "utf8"));
  if (theirs === ours && existsSync(join(top, "node_modules")))
    symlinkSync(join(top, "node_modules"), join(folder, "node_modules"));
  else await run(folder, "npm", "ci", "--ignore-scripts");
  await run(folder, "npx", "tsc", "-p", ".config/tsconfig.build.json");
  await run(folder, "npx", "tsc", "-p", ".config/tsconfig.browser.json");
  return folder;
}

async function sideBySide(old: string): Promise<void> {
  const [slack, postgres, balancer] = await Promise.all([
    openFakeSlack(),
    startPostgres({ durable: true }),
    startBalancer(),
  ]);
  const url = await postgres.newDatabase();
  const settings = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: url,
  };
  const all: BuiltServer[] = [];
  const start = async (checkout: string): Promise<BuiltServer> => {
    const server = await startBuilt(settings, undefined, checkout);
    all.push(server);
    await balancer.add(server.url);
    return server;
  };
  const replace = async (server: BuiltServer, checkout: string): Promise<BuiltServer> => {
    const fresh = await start(checkout);
    server.signal("SIGTERM");
    tell("exit code", (await server.ended) ?? "none");
    await balancer.gone(server.url);
    return fresh;
  };
  const tables = async () =>
    (await runSql(url, "select max(version) as v from schema_steps")).rows.map((row: { readonly v: number }) => row.v);
  try {
    const [a, b] = [await start(old), await start(old)];
    tell("two old servers; tables of version", await tables());
    const talk = startTalk({ slack, url: balancer.url, people: 30, rate: 6 });
    await scheduler.wait(mixedMs);
    const c = await replace(a, top);
    tell("one old, one new; tables of version", await tables());
    await scheduler.wait(mixedMs);
    const d = await replace(b, top);
    tell("two new", "");
    await scheduler.wait(mixedMs);
    await replace(c, old);
    tell("one new, one old again", "");
    await scheduler.wait(mixedMs);
    await replace(d, old);
    tell("two old again", "");
    await scheduler.wait(mixedMs);
    const counts = await talk.stop();
    tell("counts", counts);
    tell("requests that no server answered", balancer.failed);
    tell("requests by server", [...balancer.handed.values()]);
    const odd = all.flatMap(({ lines }) =>
      lines.filter((line) => line.includes('"level":"error"') || line.includes('"bug"')),
    );
    tell("errors in the logs", odd);
  } finally {
    for (const one of all) one.signal("SIGKILL");
    await Promise.all(all.map((one) => one.ended));
    await balancer.stop();
    await postgres.stop();
    await slack.close();
  }
}

function tell(what: string, value: unknown): void {
  process.stdout.write(`${what} ${JSON.stringify(value)}\n`);
}

if (revision === undefined) {
  process.stderr.write("Which earlier version? npx tsx test/deploy/beside.ts REVISION [SECONDS]\n");
  process.exitCode = 2;
} else {
  const old = await buildOld(revision);
  try {
    await sideBySide(old);
  } finally {
    await run(top, "git", "worktree", "remove", "--force", old);
    rmSync(join(old, ".."), { recursive: true, force: true });
  }
}
