import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import playground from "@microsoft/m365agentsplayground/package.json" with { type: "json" };

/** Microsoft's Agents Playground, showing Teams to a bot on this machine. Run from npm; nothing of it is kept. */
export interface Playground {
  readonly url: string;
  /** Does what its menu "Mock an activity" does: the app is installed for the person. */
  install(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the Playground for a bot that listens at `endpoint`. */
export async function openPlayground(endpoint: string): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), "playground-"));
  await writeFile(join(folder, ".m365agentsplayground.yml"), people);
  const home = dirname(fileURLToPath(import.meta.resolve(`${playground.name}/package.json`)));
  const entry = join(home, "cli.js");
  const { child, url } = await onFreePort(async (port) => {
    const args = [entry, "start", "-e", endpoint, "-c", "msteams", "-p", String(port), "--disable-telemetry"];
    const started = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    const address = `http://localhost:${port}/`;
    await untilAnswers(address, started);
    return { child: started, url: address };
  });
  return {
    url,
    install: async () => {
      const path = `${url}_debug/conversation/personal-chat-id/installation`;
      await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    },
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts something on a port of its own; on another one where somebody else took the first meanwhile. */
export async function onFreePort<Started>(start: (port: number) => Promise<Started>): Promise<Started> {
  for (let round = 1; ; round++) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (round === 3) throw error;
    }
  }
}

/** Ends a process that we started, and waits for that. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await gone;
  clearTimeout(timer);
}

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Waits until what was started answers there; ends it where it does not. */
export async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let round = 0; round < 150; round++) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it answered at ${url}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined) return;
    await pause(200);
  }
  await ended(child);
  throw new Error(`nothing answered at ${url}`);
}

/** Lets time pass, for programs that are not ours. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The lines of a log file, as far as they are JSON. */
export async function readLines(path: string): Promise<readonly string[]> {
  return (await readFile(path, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
}

function person(index: number, name: string): string {
  const [given = "", surname = ""] = name.split(" ");
  return `id: user-id-${index}
    name: ${name}
    userPrincipleName: ${given.toLowerCase()}@example.com
    aadObjectId: 00000000-0000-0000-0000-0000000000${20 + index}
    givenName: ${given}
    surname: ${surname}
    email: ${given.toLowerCase()}@example.com`;
}

const others = ["Mo Adeyemi", "Ines Costa", "Tom Price", "Wren Hall", "Ola Nowak"];

// The Playground wants at least five other people, and ends without a word where something is missing.
const people = `version: "0.1.0"
tenantId: 00000000-0000-0000-0000-000000000001
bot:
  id: 11111111-1111-1111-1111-111111111111
  name: Unitwise
currentUser:
    ${person(0, "Sam Okoro")}
users:
${others.map((name, index) => `  - ${person(index + 1, name)}`).join("\n")}
personalChat:
  id: personal-chat-id
groupChat:
  id: group-chat-id
  name: Level 2 group
team:
  id: team-id
  name: Apprentices
  aadGroupId: 00000000-0000-0000-0000-000000000031
  channels:
    - id: channel-announcements-id
      name: Questions
`;
