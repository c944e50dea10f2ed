import { type Config, readConfig } from "./config.ts";
import { OutsideError } from "./domain/outside-error.ts";
import { StartupError } from "./domain/startup-error.ts";
import { openChat, terminalLearner } from "./platforms/terminal/chat.ts";
import {
  type CommandLine,
  optionLines,
  readCommandLine,
  recordOptionLines,
} from "./platforms/terminal/command-line.ts";
import { jsonAnswer, openJsonLines } from "./platforms/terminal/json-lines.ts";
import { readRecord } from "./platforms/terminal/read-record.ts";
import { renderPlain } from "./platforms/terminal/render-plain.ts";
import { readableWidth, renderTerminal } from "./platforms/terminal/render-terminal.ts";
import { showProblems } from "./platforms/terminal/show-problems.ts";
import { openLog } from "./platforms/terminal/stderr-log.ts";
import { terminalWords } from "./platforms/terminal/terminal-words.ts";
import type { Platform } from "./ports/platform.ts";
import { reloadTeller } from "./reload-teller.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { nodeTimers } from "./storage/timers.ts";

interface Command {
  /** How it is called, after `npm run`. */
  readonly usage: string;
  readonly about: string;
  /** What is wrong with the line beyond its options; undefined: nothing. */
  readonly check?: (line: CommandLine) => string | undefined;
  /** Resolves with the exit code where it is not 0. */
  readonly run: (line: CommandLine) => Promise<void> | Promise<number>;
}

const noWords = (line: CommandLine) =>
  line.words.length > 0 ? `${line.command} takes no words, only options; put a question to: npm run ask` : undefined;

const commands: Readonly<Record<string, Command>> = {
  ask: {
    usage: 'ask -- [options] "your question"',
    about: "one question, one answer; keeps nothing unless --data is given",
    check: (line) => (line.words.join("").trim() === "" ? "ask needs a question, in quotes" : undefined),
    run: runAsk,
  },
  chat: { usage: "chat -- [options]", about: "a conversation, by lines or by JSON", check: noWords, run: runChat },
  record: {
    usage: "record -- rpl|exception|show|remove",
    about: "a centre's decision for one learner: who, when, why",
    check: checkRecord,
    run: runRecord,
  },
};

/** Runs one command of the terminal. Resolves with the exit code: 0 done, 1 a failure or a bug, 2 something to mend. */
export async function runCommand(args: readonly string[]): Promise<number> {
  // Once, however often this is called in one process.
  process.stdout.off("error", ignoreClosedPipe).on("error", ignoreClosedPipe);
  const [name = "", ...rest] = args;
  const own = Object.hasOwn(apart, name) ? apart[name] : undefined;
  if (own !== undefined) return own(rest).catch(showFailure);
  const line = readCommandLine(args);
  if ("problem" in line) return showUsage(line.problem);
  if (line.help) return showHelp();
  const command = Object.hasOwn(commands, line.command) ? commands[line.command] : undefined;
  if (command === undefined) return showUsage(line.command === "" ? "no command" : `no command "${line.command}"`);
  const problem = command.check?.(line);
  if (problem !== undefined) return showUsage(problem);
  try {
    const code = await command.run(line);
    return typeof code === "number" ? code : 0;
  } catch (error) {
    return showFailure(error);
  }
}

/** These have options of their own, and are read only when one is run. */
const apart: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  backup: async (args) => (await import("./backup-commands.ts")).backupCommands.backup(args),
  content: async (args) => (await import("./content-commands.ts")).runContentCommand(args),
  doctor: async (args) => (await import("./install-commands.ts")).installCommands.doctor(args),
  evidence: async (args) => (await import("./evidence-commands.ts")).runEvidence(args),
  export: async (args) => (await import("./export-commands.ts")).runExport(args),
  migrate: async (args) => (await import("./migrate-commands.ts")).runMigrate(args),
  manifests: async (args) => (await import("./install-commands.ts")).installCommands.manifests(args),
  report: async (args) => (await import("./report-commands.ts")).runReport(args),
  restore: async (args) => (await import("./backup-commands.ts")).backupCommands.restore(args),
  team: async (args) => (await import("./team-commands.ts")).runTeam(args),
};

async function runAsk(line: CommandLine): Promise<void> {
  const config = configOf(line);
  const { openAssistant } = await import("./compose.ts");
  const data = line.data === undefined ? {} : { dataDir: config.dataDir };
  const { qualification } = line;
  const log = openLog(process.stderr);
  const assistant = await openAssistant({ ...centreOf(config), ...data, qualification, log, study: "later" });
  try {
    const answer = await assistant.handle({
      learner: terminalLearner,
      at: systemClock.now(),
      act: { kind: "said", text: line.words.join(" ") },
      profile: { ...(line.qualification === undefined ? {} : { qualification: line.qualification }), roles: [] },
    });
    if (line.json) return writeOut(jsonAnswer("you", answer));
    const look = { width: readableWidth(process.stdout), styled: isStyled(config), letters: false };
    writeOut(renderTerminal(answer.reply, look));
    if (answer.reply.choices.length > 0) writeOut(`\n${terminalWords.chooseAgain}`);
  } finally {
    await assistant.close();
  }
}

async function runChat(line: CommandLine): Promise<void> {
  const config = configOf(line);
  const { openAssistant } = await import("./compose.ts");
  const data = line.memory ? {} : { dataDir: config.dataDir };
  const { qualification } = line;
  const onReload = line.watch ? reloadTeller((text) => void process.stderr.write(`${text}\n`)) : undefined;
  const log = openLog(process.stderr);
  // Whoever sits at the machine with its folder runs the assistant.
  const centre = line.json ? {} : { admins: [terminalLearner] };
  const assistant = await openAssistant({ ...centreOf(config), ...data, qualification, log, onReload, centre });
  const platform = line.json ? openJson(line) : openTalk(line, config);
  const stop = () => void platform.stop();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await platform.start(assistant.handle);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await assistant.close();
  }
}

function openJson(line: CommandLine): Platform {
  return openJsonLines({
    input: process.stdin,
    output: process.stdout,
    now: () => systemClock.now(),
    qualification: line.qualification,
    rolesAllowed: line.memory || line.data !== undefined,
  });
}

function openTalk(line: CommandLine, config: Config): Platform {
  return openChat({
    input: process.stdin,
    output: process.stdout,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    styled: isStyled(config),
    clock: systemClock,
    qualification: line.qualification,
    working: { output: process.stderr, timers: nodeTimers },
  });
}

function checkRecord(line: CommandLine): string | undefined {
  if (line.memory) return "record needs the folder that learners are kept in; --memory keeps nothing";
  const request = readRecord(line);
  return "problem" in request ? request.problem : undefined;
}

async function runRecord(line: CommandLine): Promise<number> {
  const request = readRecord(line);
  if ("problem" in request) return showUsage(request.problem);
  const config = configOf(line);
  const { openRecords } = await import("./open-records.ts");
  const { keepDecision } = await import("./app/keep-decision.ts");
  const { dataDir, databaseUrl } = config;
  const records = await openRecords({ ...centreOf(config), dataDir, databaseUrl, log: openLog(process.stderr) });
  try {
    const done = await keepDecision(request, records.store, { ...records.desk, at: systemClock.now() });
    if (done.kind === "done") writeOut(renderPlain(done.reply));
    else process.stderr.write(`${done.problem}.\n`);
    return done.kind === "done" ? 0 : 2;
  } finally {
    await records.store.close();
  }
}

function configOf(line: CommandLine): Config {
  return readConfig({ dataDir: line.data, centreFile: line.centre });
}

function centreOf(config: Config): { readonly centreFile?: string } {
  return config.centreFile === undefined ? {} : { centreFile: config.centreFile };
}

function isStyled(config: Config): boolean {
  return process.stdout.isTTY === true && !config.plain;
}

function showHelp(): number {
  writeOut(["Unitwise, a study assistant for contact-centre apprentices.", "", ...usageLines()].join("\n"));
  return 0;
}

function showUsage(problem: string): number {
  process.stderr.write(`${[`${problem}.`, "", ...usageLines()].join("\n")}\n`);
  return 2;
}

function usageLines(): readonly string[] {
  const all = Object.values(commands).map(({ usage, about }) => `  npm run ${usage.padEnd(38)}${about}`);
  const others = [
    "  npm run content -- check                      everything that is wrong with the content; more with --help",
    "  npm run export -- --learner ID                everything held about one person; more with --help",
    "  npm run report -- calibration|questions       figures over all learners; more with --help",
    "  npm run team -- import FILE.csv | list        who is in which team, all at once; more with --help",
    "  npm run evidence -- verify                    whether the log of evidence was changed; more with --help",
    "  npm run backup -- --to FOLDER                 a copy of the data folder, checked; restore puts it back",
    "  npm run migrate -- from-files|to-files DIR    everything kept, from a folder to PostgreSQL, or back",
    "  npm run doctor                                what keeps Slack or Teams from working, and what mends it",
    "  npm run manifests                             what Slack and Teams are installed from",
  ];
  return ["Commands:", ...all, ...others, "Options:", ...optionLines(), "Options of record:", ...recordOptionLines()];
}

function showFailure(error: unknown): number {
  if (error instanceof StartupError) {
    process.stderr.write(`${showProblems(error.problems)}\n`);
    return 2;
  }
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  openLog(process.stderr).error(error instanceof OutsideError ? error.message : bug);
  return 1;
}

function writeOut(text: string): void {
  process.stdout.write(`${text}\n`);
}

// Who reads our output may stop reading, as `head` does; that is no failure of ours.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
