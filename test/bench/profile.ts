// Where the time goes: `node --import tsx test/bench/profile.ts slack|teams [--echo] [--in-flight 16] [--seconds 15]`.
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { roundHead, roundRow, tell } from "./bench-table.ts";
import { pinLoad, pinning } from "./bot-process.ts";
import { type Load, runRound, type Side } from "./load-run.ts";
import { profileReport } from "./profile-report.ts";
import { question, truth } from "./question.ts";
import { openFakeSlack } from "./slack-load.ts";
import { boltEcho, slackSide, startOurSlack, startSlackEcho } from "./slack-sides.ts";
import { openFakeConnector, openTeamsLoad } from "./teams-load.ts";
import { startOurTeams, startTeamsEcho } from "./teams-sides.ts";
import { openTokenMint } from "./teams-tokens.ts";

interface Rig {
  readonly side: Side;
  readonly calls: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const everyUs = 200;
const { values, positionals } = parseArgs({
  options: {
    echo: { type: "boolean", default: false },
    "in-flight": { type: "string", default: "16" },
    seconds: { type: "string", default: "15" },
  },
  allowPositionals: true,
});
const folder = mkdtempSync(join(tmpdir(), "unitwise-profile-"));
const profiled = ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${everyUs}`];

async function openSlackRig(): Promise<Rig> {
  const slack = await openFakeSlack();
  const bot = await (values.echo ? startSlackEcho(slack, boltEcho, profiled) : startOurSlack(slack, profiled));
  return { side: slackSide(slack, bot, { expected: expected() }), calls: slack.calls, close: () => slack.close() };
}

async function openTeamsRig(): Promise<Rig> {
  const connector = await openFakeConnector();
  const mint = await openTokenMint();
  const bot = await (values.echo ? startTeamsEcho(profiled) : startOurTeams({ connector, mint }, profiled));
  const signed = mint.sign(connector.url);
  const target = openTeamsLoad(connector, { botUrl: bot.url, expected: expected(), token: () => signed });
  const close = async (): Promise<void> => {
    await connector.close();
    await mint.close();
  };
  return { side: { bot, target }, calls: connector.calls, close };
}

const expected = (): string => (values.echo ? question : truth);

tell(pinning);
pinLoad();
const rig = await (positionals[0] === "teams" ? openTeamsRig() : openSlackRig());
const load: Load = { kind: "closed", inFlight: Number(values["in-flight"]) };
const round = await runRound(rig.side, load, Number(values.seconds) * 1_000);
rig.side.target.close();
await rig.side.bot.stop();
await rig.close();
tell(`${roundHead}\n${roundRow(round)} (with the profiler's own cost)`);
tell(`Calls: ${[...rig.calls].map(([name, times]) => `${name} ${times}`).join(", ")}`);
const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".cpuprofile")) ?? "");
for (const line of profileReport(file, { ...round.span, events: round.events })) tell(line);
tell(`\nThe whole profile: ${file}`);
