import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, runSql, startPostgres } from "./start-postgres.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres({ durable: true, maxConnections: 20, port: true });
});
afterAll(() => server.stop());

test("settings are what was asked for", async () => {
  const asked =
    "select name, setting from pg_settings where name in ('fsync', 'max_connections', 'port') order by name";
  expect((await runSql(server.url, asked)).rows).toEqual([
    { name: "fsync", setting: "on" },
    { name: "max_connections", setting: "20" },
    { name: "port", setting: String(server.port) },
  ]);
});

test("a crash and a restart keep what was committed, on a new process", async () => {
  const url = await server.newDatabase();
  await runSql(url, "create table notes (text text)", "insert into notes values ('kept')");
  const pids = [server.pid];
  await server.restart("crash");
  pids.push(server.pid);
  await server.restart();
  pids.push(server.pid);
  expect((await runSql(url, "select text from notes")).rows).toEqual([{ text: "kept" }]);
  expect(new Set(pids).size).toBe(3);
});

test("a frozen server says nothing and goes on where it was", async () => {
  server.freeze();
  const asked = runSql(server.url, "select 1 as one").then(({ rows }) => rows);
  expect(await Promise.race([asked, scheduler.wait(300)])).toBeUndefined();
  server.thaw();
  expect(await asked).toEqual([{ one: 1 }]);
});

const child = `
const { startPostgres } = await import(${JSON.stringify(new URL("./start-postgres.ts", import.meta.url).href)});
const { url, pid, freeze } = await startPostgres({});
if (process.argv[1] === "frozen") freeze();
process.stdout.write(JSON.stringify({ folder: new URL(url).searchParams.get("host"), pid }));
setInterval(() => {}, 1000);
`;

test.each([
  ["SIGKILL", "frozen"],
  ["SIGINT", "at work"],
] as const)("after %s neither process nor folder of a server that was %s is left", async (signal, how) => {
  const running = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", child, how], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said]: readonly unknown[] = await once(running.stdout, "data");
  const { folder, pid }: { readonly folder: string; readonly pid: number } = JSON.parse(String(said));
  expect([existsSync(folder), existsSync(`/proc/${pid}`)]).toEqual([true, true]);
  running.kill(signal);
  // A process that has ended may stay in the list for a while, where nobody asks for its code; its command is gone.
  await expect.poll(() => existsSync(folder) || existsSync(`/proc/${pid}/exe`), { timeout: 15_000 }).toBe(false);
});

test("what cannot start says so", async () => {
  await expect(startPostgres({ binDir: "/nowhere" })).rejects.toMatchObject({ code: "ENOENT" });
});
