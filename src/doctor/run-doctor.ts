import type { StartupProblem } from "../domain/startup-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { DatabaseState } from "../ports/database-state.ts";
import type { ServerSettings, SlackSettings, TeamsSettings } from "../ports/settings.ts";
import type { Web, WebAnswer } from "./ask-web.ts";
import { checkAddress } from "./check-address.ts";
import { checkClock } from "./check-clock.ts";
import { checkData, type FreeBytes, freeBytes } from "./check-data.ts";
import { checkDatabase } from "./check-database.ts";
import { checkSlack } from "./check-slack.ts";
import { checkTeams, microsoft, type TeamsPlaces } from "./check-teams.ts";
import { type Area, bad, type Finding, good, showFinding, showSum, unsure } from "./finding.ts";

/** What the doctor looks at and with. */
export interface DoctorRun {
  /** What keeps the configuration from being read; the platforms are then left out. */
  readonly problems: readonly StartupProblem[];
  /** The settings whose files of secrets every user of this machine may read. */
  readonly openSecrets?: readonly string[];
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  readonly server: ServerSettings;
  /** Undefined: the settings do not tell, so no folder is looked at. */
  readonly dataDir: string | undefined;
  /** Whether the records of this folder were moved to a database. */
  readonly wasMoved?: (dir: string) => Promise<boolean>;
  /** Set where everything is kept in a database: the folder is then not looked at. */
  readonly lookAtDatabase?: (() => Promise<DatabaseState>) | undefined;
  /** The scopes of our Slack manifest. */
  readonly slackScopes: readonly string[];
  /** Where the assistant is reached from outside, "https://your.host", to be tried. */
  readonly publicUrl?: string | undefined;
  /** Where links to pages and files lead (PUBLIC_URL); absent: to where the server listens. */
  readonly linksTo?: string | undefined;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Takes lines with no line end. */
  readonly write: (line: string) => void;
  /** How long one question to the network may take: 5,000 ms where absent. */
  readonly patienceMs?: number;
  readonly places?: TeamsPlaces;
  readonly freeBytes?: FreeBytes;
}

/**
 * Looks at configuration, data folder, network, clock, Slack and Teams, and writes what it found and what mends it. Changes
 * nothing, shows no secret, never rejects, and takes at most three times the patience.
 */
export async function runDoctor(run: DoctorRun): Promise<readonly Finding[]> {
  const web: Web = { fetch: run.fetch, clock: run.clock, patienceMs: run.patienceMs ?? 5_000 };
  const nothing = { findings: [], answers: [] };
  const [data, slack, teams, address] = await Promise.all([
    checkKeeping(run),
    run.slack === undefined ? nothing : checkSlack(web, run.slack, run.slackScopes),
    run.teams === undefined ? nothing : checkTeams(web, run.teams, run.places ?? microsoft),
    checkAddress(web, { slack: run.slack, teams: run.teams, server: run.server, publicUrl: run.publicUrl }),
  ]);
  const answers = [...slack.answers, ...teams.answers];
  const found = [
    ...checkConfiguration(run),
    ...checkSecrets(run),
    ...checkLinks(run),
    ...data,
    ...checkNetwork(answers),
    ...address,
    ...checkClock(answers),
  ];
  const findings = inOrder([...found, ...slack.findings, ...teams.findings]);
  for (const line of findings.flatMap(showFinding)) run.write(line);
  run.write(showSum(findings));
  return findings;
}

async function checkKeeping(run: DoctorRun): Promise<readonly Finding[]> {
  if (run.lookAtDatabase !== undefined) return checkDatabase(run.lookAtDatabase);
  if (run.dataDir === undefined) return [unsure("data", "Where records are kept was not looked at.", again)];
  return checkData(run.dataDir, { free: run.freeBytes ?? freeBytes, wasMoved: run.wasMoved ?? (async () => false) });
}

function checkConfiguration({ problems, slack, teams }: DoctorRun): readonly Finding[] {
  const wrong = problems.map(({ where, problem, fix }) => bad("configuration", `${where}: ${problem}`, fix));
  const none = slack === undefined && teams === undefined;
  if (wrong.length > 0)
    return none ? [...wrong, unsure("configuration", "Slack and Teams were not tried.", again)] : wrong;
  if (none)
    return [unsure("configuration", "Neither Slack nor Teams is configured.", "See README.md, and .env.example.")];
  const way = slack?.appToken === undefined ? "HTTP" : "Socket Mode";
  const parts = [...(slack === undefined ? [] : [`Slack over ${way}`]), ...(teams === undefined ? [] : ["Teams"])];
  return [good("configuration", `${parts.join(" and ")}: nothing is missing.`)];
}

// At the machine itself such links work.
function checkLinks({ linksTo, slack, teams, server: { host, port } }: DoctorRun): readonly Finding[] {
  if (linksTo !== undefined || (slack === undefined && teams === undefined)) return [];
  const what = `PUBLIC_URL is not set: links to the dashboard and to files lead to http://${host}:${port}.`;
  return [unsure("configuration", what, "Set it to the https address under which browsers reach the server.")];
}

function checkSecrets({ openSecrets = [] }: DoctorRun): readonly Finding[] {
  const fix = "Where others use this machine, give the file to the user who runs the program, with mode 0400.";
  return openSecrets.map((one) => unsure("configuration", `${one}: every user here may read that file.`, fix));
}

const again = "Mend what is named above, and run npm run doctor again.";

function checkNetwork(answers: readonly WebAnswer[]): readonly Finding[] {
  if (answers.length === 0 || answers.some(({ kind }) => kind === "answered")) return [];
  const what = "This machine is offline: nobody outside could be reached.";
  return [bad("network", what, "Mend its connection first; what is said of Slack and Teams below follows from it.")];
}

const order: readonly Area[] = ["configuration", "data", "network", "clock", "slack", "teams"];

// The same trouble of two questions is told once.
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...once.values()].toSorted((one, other) => order.indexOf(one.area) - order.indexOf(other.area));
}
