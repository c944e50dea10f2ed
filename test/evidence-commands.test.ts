import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LearnerId } from "../src/domain/learner.ts";
import { emptyRoster } from "../src/domain/roster.ts";
import { runEvidence } from "../src/evidence-commands.ts";
import { auditPlaces, openAuditLog } from "../src/storage/audit-log.ts";
import { auditEntry } from "./contracts/audit-log.ts";
import { keepLog, removeTempFolders, tempFolder } from "./storage/temp-folder.ts";
import { takeOutput } from "./take-output.ts";

removeTempFolders();
const output = takeOutput();

const entry = (number: number, learner = "K7M2P9QRSTUV") => auditEntry(number, { learner, by: "Q3W9", at: 1 });

async function logged(count: number): Promise<string> {
  const dir = tempFolder({ quick: true });
  const audit = openAuditLog({ dir, log: keepLog() });
  await audit.append(Array.from({ length: count }, (_, at) => entry(at + 1)));
  return dir;
}

test("a sound log says so, with the head to write down, which is found again later", async () => {
  const dir = await logged(2);
  expect(await runEvidence(["verify", "--data", dir])).toBe(0);
  expect(output.out).toContain("as it was written: 2 entries.");
  const [hash = ""] = /[0-9a-f]{64}/.exec(output.out) ?? [];
  await openAuditLog({ dir, log: keepLog() }).append([entry(3)]);
  expect(await runEvidence(["verify", "--data", dir, "--head", hash])).toBe(0);
  expect(output.out).toContain("that of line 2");
});

test("a changed log says at which line, what is wrong and what to do", async () => {
  const dir = await logged(3);
  const { file } = auditPlaces(dir);
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace('"id":"K7M2P9QRSTUV/2","at":1', '"id":"K7M2P9QRSTUV/2","at":2'),
  );
  expect(await runEvidence(["verify", "--data", dir])).toBe(1);
  expect(output.out).toContain("log.jsonl:2: what this line says was changed");
  expect(output.out).toContain("Copy the folder");
});

test("a head that was written down and is in no line any more is told of", async () => {
  const dir = await logged(1);
  expect(await runEvidence(["verify", "--data", dir, "--head", "a".repeat(64)])).toBe(1);
  expect(output.out).toContain("no line has the hash you wrote down");
});

test("a centre without evidence has nothing to verify", async () => {
  expect(await runEvidence(["verify", "--data", tempFolder({ quick: true })])).toBe(0);
  expect(output.out).toContain("no entries yet");
});

test("the entries of one person are shown by their id, whichever account it is", async () => {
  const dir = await logged(2);
  const audit = openAuditLog({ dir, log: keepLog() });
  await audit.append([entry(1, "OTHER"), { ...entry(2, "OTHER"), by: "K7M2P9QRSTUV" }]);
  const who = "slack:T1/SAM" as LearnerId;
  const roster = {
    ...emptyRoster,
    links: [{ from: "teams:SAM", to: who, at: 1 }],
    pseudonyms: [{ who, alias: "K7M2P9QRSTUV" }],
  };
  writeFileSync(join(dir, "roster.json"), JSON.stringify(roster));
  expect(await runEvidence(["log", "--learner", "teams:SAM", "--data", dir])).toBe(0);
  expect(
    output.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual(["K7M2P9QRSTUV/1", "K7M2P9QRSTUV/2", "OTHER/2"]);
  expect(await runEvidence(["log", "--learner", "slack:T1/ADA", "--data", dir])).toBe(2);
  expect(output.err).toContain("Nobody of the id slack:T1/ADA");
});

test.each([[[]], [["verify", "--head", "abc"]], [["log"]], [["verify", "more"]], [["verify", "--learner", "x"]]])(
  "misuse is explained: %j",
  async (args) => {
    expect(await runEvidence(args)).toBe(2);
    expect(output.err).toContain("npm run evidence -- verify");
  },
);
