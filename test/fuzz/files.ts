import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import fc from "fast-check";
import type { z } from "zod";
import { readConfig, readServerConfig, readXapiConfig, settingNames } from "../../src/config.ts";
import { centreSchema } from "../../src/content/centre-schema.ts";
import { readCheckOptions } from "../../src/content/check/check-options.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { emergenciesSchema } from "../../src/content/emergencies-schema.ts";
import { readExportOptions, readImportOptions } from "../../src/content/exchange/exchange-options.ts";
import { readCsv } from "../../src/content/exchange/read-csv.ts";
import { readGift } from "../../src/content/exchange/read-gift.ts";
import { writeCsv } from "../../src/content/exchange/write-csv.ts";
import { writeGift } from "../../src/content/exchange/write-gift.ts";
import { faqSchema } from "../../src/content/faq-schema.ts";
import { glossarySchema } from "../../src/content/glossary-schema.ts";
import { notesSchema } from "../../src/content/notes-schema.ts";
import { openContent } from "../../src/content/open-content.ts";
import { phrasesSchema } from "../../src/content/phrases-schema.ts";
import { qualificationSchema } from "../../src/content/qualification-schema.ts";
import { quizSchema } from "../../src/content/quiz-schema.ts";
import { readFile } from "../../src/content/read-file.ts";
import { reviewSchema } from "../../src/content/review-schema.ts";
import { subjectSchema } from "../../src/content/subject-schema.ts";
import { synonymsSchema } from "../../src/content/synonyms-schema.ts";
import { readDoctorOptions } from "../../src/doctor/doctor-options.ts";
import { StartupError, type StartupProblem } from "../../src/domain/startup-error.ts";
import { runEvidence } from "../../src/evidence-commands.ts";
import { readManifestOptions } from "../../src/manifests/manifest-options.ts";
import { readCommandLine } from "../../src/platforms/terminal/command-line.ts";
import { readJsonRequest } from "../../src/platforms/terminal/json-request.ts";
import { readRecord } from "../../src/platforms/terminal/read-record.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { runTeam } from "../../src/team-commands.ts";
import { morning } from "../app/try-out.ts";
import { anyQuestion } from "../content/exchange/any-question.ts";
import { sampleIntents } from "../storage/sample-learners.ts";
import { anyText, awkward } from "./any-text.ts";
import { mutated, torn } from "./any-value.ts";
import { freshFolder } from "./folder.ts";
import { type FuzzTarget, hold, target } from "./target.ts";

/** Every problem says where, in file and line where there is one, what is wrong, and what to do. */
function holdProblems(problems: readonly StartupProblem[], shape: RegExp): void {
  for (const { where, problem, fix } of problems) {
    hold(shape.test(where), `no place: ${where} (${problem})`);
    hold(problem !== "" && fix !== "", `no words at ${where}`);
    hold(!/\[object/.test(problem + fix), `${problem} ${fix}`);
  }
}

function orProblems(work: () => unknown, shape: RegExp): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    hold(error.problems.length > 0, "a StartupError without problems");
    holdProblems(error.problems, shape);
  }
}

const inContent = /^[\w-]*content[\w./-]*(?::[1-9]\d*)?$|^made-up[\w./-]*(?::[1-9]\d*)?$/;

const shipped: readonly (readonly [string, z.ZodType])[] = [
  ["units/selling/unit.yaml", subjectSchema],
  ["units/selling/notes.yaml", notesSchema],
  ["units/selling/quiz.yaml", quizSchema],
  ["units/selling/review.yaml", reviewSchema],
  ["qualifications/10266.yaml", qualificationSchema],
  ["faq.yaml", faqSchema],
  ["emergencies.yaml", emergenciesSchema],
  ["phrases.yaml", phrasesSchema],
  ["synonyms.yaml", synonymsSchema],
  ["glossary.yaml", glossarySchema],
];

/** A piece of a file: whole top-level blocks of it, so that a single input stays small. */
function pieces(path: string, schema: z.ZodType): readonly { text: string; schema: z.ZodType }[] {
  const lines = readFileSync(join(contentDir(), path), "utf8").split("\n");
  return [
    { text: lines.slice(0, 400).join("\n"), schema },
    { text: lines.slice(0, 80).join("\n"), schema },
  ];
}

const contentFiles = target("content files", () => {
  const dir = freshFolder();
  const path = join(dir, "file.yaml");
  const all = shipped.flatMap(([name, schema]) => pieces(name, schema));
  return {
    input: fc.nat(all.length - 1).chain((at) => fc.tuple(fc.constant(at), torn([all[at]?.text ?? ""]))),
    take: ([at, text]) => {
      const problems: StartupProblem[] = [];
      writeFileSync(path, text);
      const schema = all[at]?.schema;
      if (schema) readFile({ path, label: "content/file.yaml" }, schema, (problem) => void problems.push(problem));
      holdProblems(problems, /^content\/file\.yaml(?::[1-9]\d*)?$/);
    },
  };
});

const contentFolder = target("a whole content folder", () => {
  const dir = join(freshFolder(), "content");
  cpSync(fileURLToPath(new URL("../fixtures/content/made-up", import.meta.url)), dir, { recursive: true });
  const names = ["faq.yaml", "sources.yaml", "qualifications/b-1.yaml", "units/baking/unit.yaml"];
  const texts = new Map(names.map((name) => [name, readFileSync(join(dir, name), "utf8")]));
  return {
    input: fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), torn([texts.get(name) ?? ""]))),
    take: ([name, text]) => {
      writeFileSync(join(dir, name), text);
      try {
        orProblems(() => openContent({ dir }), inContent);
      } finally {
        writeFileSync(join(dir, name), texts.get(name) ?? "");
      }
    },
  };
});

const centre =
  'criteriaFile: criteria.csv\noffTheJobHoursPerMonth: 20\n10266:\n  levelCredits: at-or-above\n  units:\n    4: { credits: 3, level: 2, hours: 20 }\n    8:\n      criteria:\n        - { number: "1.1", about: who }\n';
const criteria =
  "qualification,unit,criterion,about\n10266,6,2.10,last\n10266,8,1.1,writing to customers\n10267,3,4.4,\n";

const centreFiles = target("the centre's file and criteria CSV", () => {
  const dir = freshFolder();
  const centreFile = join(dir, "centre.yaml");
  openContent({ dir: contentDir(), study: "later" });
  return {
    input: fc.oneof(
      fc.tuple(torn([centre]), fc.constant(criteria)),
      fc.tuple(fc.constant(centre), torn([criteria, criteria.replaceAll(",", ";"), `\ufeff${criteria}`])),
    ),
    take: ([yaml, csv]) => {
      writeFileSync(centreFile, yaml);
      writeFileSync(join(dir, "criteria.csv"), csv);
      orProblems(() => openContent({ dir: contentDir(), centreFile, study: "later" }), /./);
    },
  };
});

const centreSchemas = target("the centre's schema", () => ({
  input: mutated([{ criteriaFile: "c.csv", 10266: { levelCredits: "at-or-above", units: { 4: { credits: 3 } } } }]),
  take: (value) => void centreSchema.safeParse(value),
}));

/** Runs a command; nothing is shown, and the exit code is one that the command knows. */
async function quietly(run: () => Promise<number>): Promise<string> {
  const { stdout, stderr } = process;
  const written: string[] = [];
  const [out, err] = [stdout.write, stderr.write];
  const take = (text: unknown): boolean => written.push(String(text)) > 0;
  stdout.write = take;
  stderr.write = take;
  try {
    const code = await run();
    hold([0, 1, 2].includes(code), `exit code ${code}`);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
  } finally {
    stdout.write = out;
    stderr.write = err;
  }
  return written.join("");
}

const list =
  "id,name,team,role\nslack:T1/U2,Sam Okoro,Northgate,learner\nteams:a/b,Ann Lee,Northgate,manager\njson:x,,,trainer\n";

const teamList = target("the CSV of people and teams", () => {
  const dir = freshFolder();
  const file = join(dir, "people.csv");
  mkdirSync(join(dir, "data"));
  return {
    input: torn([list, list.replaceAll(",", ";"), list.replaceAll("\n", "\r\n"), `\ufeff${list}`]),
    take: async (text) => {
      writeFileSync(file, text);
      const said = await quietly(() => runTeam(["import", file, "--check", "--data", join(dir, "data")]));
      hold(said.trim() !== "", "nothing is said");
      hold(
        !["\u001b", "\u202e", "\u0000"].some((bad) => said.includes(bad)),
        `control characters reach the terminal: ${JSON.stringify(said)}`,
      );
    },
  };
});

const questions = fc.sample(anyQuestion, { numRuns: 30, seed: 7 });
const gifts = questions.map((one) => writeGift([one]));
const sheets = questions.map((one) => writeCsv([one]));

const exchange = (name: string, valid: readonly string[], read: (text: string) => ReturnType<typeof readCsv>) =>
  target(name, () => ({
    input: fc.oneof(torn(valid), fc.string({ unit: "binary", maxLength: 2_000 }), fc.constantFrom(...awkward)),
    take: (text) => {
      const { drafts, faults } = read(text);
      for (const { line, problem, fix } of faults)
        hold(line >= 1 && problem !== "" && fix !== "", `no place: ${problem}`);
      for (const { line } of drafts) hold(line >= 1, "a draft without a line");
    },
  }));

const requests = [
  { user: "u1", text: "can I take unit 6 and 8?", at: "2026-11-23T09:00:00Z", qualification: "10266" },
  {
    user: "u1",
    press: encodePress(sampleIntents["plan.check"]),
    name: "Sam",
    timezone: "Europe/London",
    roles: ["manager"],
  },
];

const consoleLines = target("console protocol lines", () => ({
  input: fc.oneof(
    mutated(requests).map((one) => JSON.stringify(one)),
    torn(requests.map((one) => JSON.stringify(one))),
    anyText,
  ),
  take: (line) => {
    const request = readJsonRequest(line, { now: () => morning, rolesAllowed: true });
    if (request.kind === "bad") hold(request.problem !== "", "no word on what is wrong");
    else hold(Number.isSafeInteger(request.message.at), `a time that is none: ${request.message.at}`);
  },
}));

const values: readonly string[] = [
  "0",
  "65536",
  "3978",
  "::1",
  "0.0.0.0",
  "http://x",
  "https://x.example/",
  "https://x.example/?a",
  "xoxb-1",
  "xapp-1",
  "slack:T1/U1, teams:a/b",
  "any",
  "off",
  "info",
  "30",
  "29",
  "99999",
  "SingleTenant",
  "MultiTenant",
  "false",
  "true",
  "11111111-abcd-3333-4444-555555555555",
  "./data",
  "/dev/null",
  "ftp://x",
  "https://",
  "smba.example,*.x",
  "a b",
];
const setting = fc.oneof(
  fc.constantFrom(...values),
  fc.constantFrom(...awkward),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const names = settingNames.filter((name) => name !== "CENTRE_FILE" && name !== "DATA_DIR");

const settings = target("settings", () => ({
  input: fc.dictionary(fc.constantFrom(...names), setting, { maxKeys: 12 }),
  take: (env) => {
    orProblems(() => readServerConfig({}, env), /./);
    orProblems(() => readConfig({}, env), /./);
    orProblems(() => readXapiConfig(env), /./);
  },
}));

const env = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

const envFiles = target(".env files", () => ({
  input: torn([env, env.replaceAll(/^# ?(?=[A-Z_]+=)/gm, "")]),
  take: (text) => orProblems(() => readServerConfig({}, { ...parseEnv(text), DATA_DIR: "./data" }), /./),
}));

const word = fc.oneof(
  fc.constantFrom(
    ..."ask chat record team list import export check verify log --json --memory --data --data= --centre --qualification --learner --units --waive --who --why --when --help --check --head --unit --out --out= --format --format=csv --level -- - -x --no-json --url= --app-id= --strict".split(
      " ",
    ),
  ),
  fc.constantFrom(...awkward),
  fc.constantFrom("6,8", "10266", "2026-11-23", "slack:T1/U1", "x.gift", "6,,8", "1e3", "0x10"),
  fc.string({ maxLength: 20 }),
);

const commandLines = target("command-line arguments", () => ({
  input: fc.array(word, { maxLength: 8 }),
  take: async (args) => {
    const line = readCommandLine(args);
    if (!("problem" in line)) void readRecord(line);
    for (const read of [readImportOptions, readExportOptions, readCheckOptions, readDoctorOptions]) {
      const found = read(args);
      if ("problem" in found) hold(found.problem !== "", "no word on what is wrong");
    }
    const manifest = readManifestOptions(args, undefined);
    if ("problems" in manifest) hold(manifest.problems.length > 0, "no word on what is wrong");
    const dir = join(freshOnce(), "none");
    for (const run of [runEvidence, runTeam]) {
      if (!args.includes("import")) await quietly(() => run([...args, "--data", dir]));
    }
  },
}));

let once: string | undefined;
function freshOnce(): string {
  once ??= freshFolder();
  return once;
}

export const fileTargets: readonly FuzzTarget[] = [
  contentFiles,
  contentFolder,
  centreFiles,
  centreSchemas,
  teamList,
  exchange("GIFT", gifts, (text) => readGift(text)),
  exchange("CSV of questions", sheets, readCsv),
  consoleLines,
  settings,
  envFiles,
  commandLines,
];
