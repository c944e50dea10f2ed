import { readServerConfig, type ServerConfig } from "./config.ts";
import { OutsideError } from "./domain/outside-error.ts";
import { StartupError } from "./domain/startup-error.ts";
import { showProblems } from "./platforms/terminal/show-problems.ts";
import { reloadTeller } from "./reload-teller.ts";
import { openJsonLog } from "./server/json-log.ts";

/** After this a stop that does not end is ended, beside the time in which a balancer is waited for. */
const longestStopMs = 10_000;

const configured = readOrExplain();
if (configured !== undefined) {
  if (configured.slack === undefined && configured.teams === undefined) await startLocal(configured);
  else await startServer(configured);
}

function readOrExplain(): ServerConfig | undefined {
  try {
    return readServerConfig();
  } catch (error) {
    explain(error);
    return undefined;
  }
}

/** What keeps the server from starting, for whoever started it. */
function explain(error: unknown): void {
  if (error instanceof StartupError) {
    process.stderr.write(`${showProblems(error.problems)}\n`);
    process.exitCode = 2;
    return;
  }
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof OutsideError ? error.message : bug}\n`);
  process.exitCode = 1;
}

/** With no platform configured the assistant is to be tried in a page. */
async function startLocal(config: ServerConfig): Promise<void> {
  try {
    const { serveLocal } = await import("./serve-local.ts");
    const { openLog } = await import("./platforms/terminal/stderr-log.ts");
    const serving = await serveLocal(config, openLog(process.stderr));
    const stop = (): void => void serving.stop().then(() => process.exit(0));
    process.on("SIGTERM", stop).on("SIGINT", stop);
    process.stdout.write(`Try the assistant in a browser: ${serving.url}
Nothing is kept, and only this machine is answered; end it with Ctrl-C.
Neither Slack nor Microsoft Teams is configured: README.md, "Install", says how; npm run doctor checks what is set.
The assistant can be talked to at a terminal too: npm run chat
`);
  } catch (error) {
    explain(error);
  }
}

async function startServer(config: ServerConfig): Promise<void> {
  const log = openJsonLog({ level: config.logLevel, output: process.stdout });
  // Whoever read the log has gone: people are answered all the same.
  process.stdout.on("error", () => undefined);
  // A package that forgets to catch something of its own must not end everybody's conversation.
  process.on("unhandledRejection", (error) => {
    log.error("a failure that nobody caught", { bug: error instanceof Error ? error.name : "unknown" });
  });
  // A container's first process is sent only what it listens for: a stop while it starts would be lost.
  const leave = (): void => process.exit(0);
  process.on("SIGTERM", leave).on("SIGINT", leave);
  try {
    const { serve } = await import("./serve.ts");
    const watching = process.argv.includes("--watch");
    const serving = await serve(config, log, watching ? reloadTeller((text) => log.info(text)) : undefined);
    let stopping = false;
    const stop = (drainMs: number): void => {
      // Whoever asks twice does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), drainMs + longestStopMs).unref();
      void serving.stop(drainMs).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error("could not stop in order", { code: error instanceof OutsideError ? error.code : "BUG" });
          process.exit(1);
        },
      );
    };
    process.off("SIGTERM", leave).off("SIGINT", leave);
    // Ctrl-C comes from somebody who sits and waits for it.
    process.on("SIGTERM", () => stop(config.drainMs)).on("SIGINT", () => stop(0));
  } catch (error) {
    explain(error);
  }
}
