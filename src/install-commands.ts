import { helpExamples } from "./app/help-examples.ts";
import { type Config, readAppId, readConfig, readOpenSecrets, readServerConfig, type ServerConfig } from "./config.ts";
import { doctorUsage, readDoctorOptions } from "./doctor/doctor-options.ts";
import { exitCodeOf } from "./doctor/finding.ts";
import { runDoctor } from "./doctor/run-doctor.ts";
import { StartupError, type StartupProblem } from "./domain/startup-error.ts";
import { menuOf } from "./manifests/menu.ts";
import { runManifests } from "./manifests/run-manifests.ts";
import { slackScopes } from "./manifests/slack-scopes.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { wasMoved } from "./storage/moved-away.ts";
import { lookAtDatabase } from "./storage/postgres/look-at-database.ts";

/** What operators run once, when they install: each resolves with the exit code. */
export const installCommands = { manifests, doctor } as const;

const write = (line: string): void => void process.stdout.write(`${line}\n`);

function manifests(args: readonly string[]): Promise<number> {
  return runManifests(args, { commands: menuOf(helpExamples), appId: readAppId(), write });
}

async function doctor(args: readonly string[]): Promise<number> {
  const options = readDoctorOptions(args);
  if ("problem" in options) {
    process.stderr.write(`${options.problem}.\n${doctorUsage}\n`);
    return 2;
  }
  if (options.help) {
    write(doctorUsage);
    return 0;
  }
  const { config, place, problems, openSecrets } = tryConfig();
  const url = place?.databaseUrl;
  const findings = await runDoctor({
    problems,
    openSecrets,
    slack: config?.slack,
    teams: config?.teams,
    server: config?.server ?? { host: "127.0.0.1", port: 3978, metrics: "loopback" },
    dataDir: place?.dataDir,
    wasMoved,
    ...(url === undefined ? {} : { lookAtDatabase: () => lookAtDatabase(url, systemClock) }),
    slackScopes: slackScopes.map(({ scope }) => scope),
    publicUrl: options.url,
    linksTo: config?.centre.publicUrl,
    fetch,
    clock: systemClock,
    write,
  });
  return exitCodeOf(findings);
}

interface Tried {
  readonly config?: ServerConfig;
  /** Where things are kept; known also where something is wrong with a platform's settings. */
  readonly place?: Config;
  readonly problems: readonly StartupProblem[];
  readonly openSecrets: readonly string[];
}

/** The configuration, or what is wrong with it. */
function tryConfig(): Tried {
  const openSecrets = unlessProblems(readOpenSecrets);
  const place = unlessProblems(readConfig);
  const config = unlessProblems(readServerConfig);
  return {
    problems: "problems" in config ? config.problems : [],
    openSecrets: "problems" in openSecrets ? [] : openSecrets.value,
    ...("problems" in place ? {} : { place: place.value }),
    ...("problems" in config ? {} : { config: config.value }),
  };
}

function unlessProblems<T>(read: () => T): { readonly value: T } | { readonly problems: readonly StartupProblem[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof StartupError) return { problems: error.problems };
    throw error;
  }
}
