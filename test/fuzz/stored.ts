import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { sampleRoster } from "../../src/app/sample-cohort.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { Look } from "../../src/ports/centre.ts";
import { chainedOf, chainTo, emptyHead, headOf, textOfHead, textOfLine } from "../../src/storage/audit-lines.ts";
import { auditPlaces, openAuditLog } from "../../src/storage/audit-log.ts";
import { brokenPlansName, openBrokenPlansFile } from "../../src/storage/broken-plans-file.ts";
import { acceptedLine, doneLine, readInboxLines } from "../../src/storage/inbox-lines.ts";
import { openInstallationFiles } from "../../src/storage/installation-files.ts";
import { splitLines } from "../../src/storage/journal-file.ts";
import { decodeLearner, encodeLearner } from "../../src/storage/learner-record.ts";
import { lineOf, lookOf } from "../../src/storage/look-lines.ts";
import { parseOwner } from "../../src/storage/process-owner.ts";
import { openReportFile, reportsName } from "../../src/storage/report-file.ts";
import { decodeLine, encodeLine } from "../../src/storage/review-history-lines.ts";
import { readRoster, rosterName } from "../../src/storage/roster-file.ts";
import { parseRoster } from "../../src/storage/roster-schema.ts";
import { openRulesFile, packRules, rulesName } from "../../src/storage/rules-file.ts";
import { openUnansweredFile, unansweredName } from "../../src/storage/unanswered-file.ts";
import { verifyAuditLog } from "../../src/storage/verify-audit-log.ts";
import { desk, morning } from "../app/try-out.ts";
import { auditEntry } from "../contracts/audit-log.ts";
import { fullLearner, idOf } from "../storage/sample-learners.ts";
import { anyValue, mutated, torn } from "./any-value.ts";
import { freshFolder } from "./folder.ts";
import { type FuzzTarget, hold, target } from "./target.ts";

/** Valid values with places changed, as text, and their text with pieces torn out. */
function spoilt(valid: readonly unknown[]): fc.Arbitrary<Buffer> {
  const texts = valid.map((one) => JSON.stringify(one));
  const bytes = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.uint8Array({ maxLength: 6 }))
    .map(([text, at, put]) => {
      const all = Buffer.from(text);
      const start = at % (all.length + 1);
      return Buffer.concat([all.subarray(0, start), put, all.subarray(start + put.length)]);
    });
  return fc.oneof(
    { weight: 4, arbitrary: mutated(valid).map((value) => Buffer.from(JSON.stringify(value))) },
    { weight: 2, arbitrary: torn(texts).map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: bytes },
    { weight: 1, arbitrary: anyValue.map((value) => Buffer.from(JSON.stringify(value))) },
  );
}

/** Lines of a file, good ones among spoilt ones. */
const linesOf = (valid: readonly unknown[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.array(spoilt(valid), { maxLength: 6 }), fc.constantFrom("", "\n"))
    .map(([lines, end]) =>
      Buffer.concat([
        ...lines.flatMap((line, at) => (at === 0 ? [line] : [Buffer.from("\n"), line])),
        Buffer.from(end),
      ]),
    );

/** Only a failure of the world, with a word for the operator, may come out. */
async function orDamaged(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    hold(error.code === "EDAMAGED", `${error.code}: ${error.message}`);
  }
}

const learner = fullLearner(idOf("json:u1"));
const record: unknown = JSON.parse(encodeLearner(learner, 3));

const entry = auditEntry(1, { at: morning });
const first = chainTo(emptyHead, entry);
const second = chainTo(first, { ...entry, id: "p7k2/2", words: "a".repeat(64), criterion: "1.2" });

const looks: readonly Look[] = [
  { at: morning, by: idOf("slack:T1/U1"), byName: "Ann", whom: { kind: "team", team: "t1" }, what: "summary" },
  {
    at: morning,
    by: idOf("slack:T1/U1"),
    byName: null,
    whom: { kind: "person", who: idOf("json:u1") },
    what: "digest",
  },
];
const deliveries = [
  { number: 1, delivery: { key: "Ev1", lane: "T1/U1", at: morning, body: '{"a":1}' }, again: false },
  { number: 2, delivery: { key: "Ev2", lane: "__proto__", at: morning, body: "" }, again: false },
];
const inboxLines: readonly unknown[] = [...deliveries.map(acceptedLine), ...deliveries.map(doneLine)].map(
  (line): unknown => JSON.parse(line),
);

const unansweredFile = {
  version: 1,
  questions: [{ question: "why?", first: "2026-11-01", last: "2026-11-23", times: 3 }],
};
const reportsFile = {
  version: 1,
  reports: [{ question: "sell-1", version: 1, said: "wrong", first: "2026-11-01", last: "2026-11-23", times: 1 }],
};

const plan = { who: "json:u1", qualification: "10266", before: "yes", after: "conflict", at: morning };
const brokenPlansFile = { version: 1, plans: [plan] };
const rules = ["10266"].flatMap((code) => desk.content.qualification(code, "2026-11-23") ?? []);

/** A file of the data folder, opened by its reader. */
function fileTarget(
  name: string,
  { valid, file, read }: { valid: readonly unknown[]; file: string; read: (dir: string) => Promise<unknown> },
): FuzzTarget {
  return target(name, async () => {
    const dir = freshFolder();
    for (const one of valid) {
      writeFileSync(join(dir, file), JSON.stringify(one));
      // Of what is damaged before it is spoilt nothing would ever be read.
      hold((await read(dir)) !== "damaged", `not a file of its kind: ${JSON.stringify(one).slice(0, 300)}`);
    }
    return {
      input: spoilt(valid),
      take: (bytes) => {
        writeFileSync(join(dir, file), bytes);
        return orDamaged(() => read(dir));
      },
    };
  });
}

const silent = { error: () => undefined, info: () => undefined };

export const storedTargets: readonly FuzzTarget[] = [
  target("learner records", () => ({
    input: spoilt([record, ...[0, 1, 2, 3].map((version) => ({ ...learner, version }))]),
    take: (bytes) => {
      const found = decodeLearner(bytes);
      if (found.kind !== "learner") return;
      const again = decodeLearner(Buffer.from(encodeLearner(found.learner, found.sequence)));
      hold(again.kind === "learner", "a record that was read cannot be written and read again");
      hold(JSON.stringify(again.learner) === JSON.stringify(found.learner), "a record that changes when written");
    },
  })),
  target("review history lines", () => ({
    input: spoilt(
      learner.practice.reviews.map((review, number): unknown => JSON.parse(encodeLine({ number, review }))),
    ),
    take: (bytes) => {
      const found = decodeLine(bytes);
      hold(found === undefined || decodeLine(Buffer.from(encodeLine(found))) !== undefined, "a line read only once");
    },
  })),
  target("inbox lines", () => ({
    input: linesOf(inboxLines),
    take: (bytes) => {
      const { left, damaged, keys } = readInboxLines({ path: "x", generation: 1, lines: splitLines(bytes) });
      hold(left.length <= keys.length && damaged.every((line) => line > 0), "an inbox that counts wrong");
    },
  })),
  target("audit lines and heads", () => ({
    input: fc.oneof(
      spoilt([JSON.parse(textOfLine(first)), JSON.parse(textOfHead(first))]),
      torn([textOfLine(second), textOfHead(second)]).map((text) => Buffer.from(text)),
    ),
    take: (bytes) => {
      const line = chainedOf(bytes);
      hold(line === undefined || bytes.equals(Buffer.from(textOfLine(line))), "a line in other words");
      const head = headOf(bytes);
      hold(head === undefined || bytes.equals(Buffer.from(textOfHead(head))), "a head in other words");
    },
  })),
  target("the audit log, verified and read", () => {
    const dir = freshFolder();
    const { file, head } = auditPlaces(dir);
    mkdirSync(dirname(file), { recursive: true });
    const whole = `${textOfLine(first)}\n${textOfLine(second)}\n`;
    return {
      input: fc.record({
        log: torn([whole]),
        head: fc.oneof(torn([textOfHead(second)]), fc.constant(textOfHead(second))),
      }),
      take: async (given) => {
        writeFileSync(file, given.log);
        writeFileSync(head, given.head);
        await orDamaged(async () => {
          const verdict = await verifyAuditLog(dir);
          hold(
            verdict.faults.length > 0 || whole.startsWith(given.log) || given.log === whole || verdict.isTorn,
            "a changed log is not noticed",
          );
        });
        await orDamaged(() => openAuditLog({ dir, log: silent }).entriesOf(["p7k2"]));
      },
    };
  }),
  target("looks", () => ({
    input: fc.oneof(spoilt(looks).map(String), torn(looks.map(lineOf))),
    take: (line) => {
      const look = lookOf(line);
      hold(look === undefined || lookOf(lineOf(look)) !== undefined, "a look read only once");
    },
  })),
  fileTarget("the roster file", { valid: [sampleRoster(morning)], file: rosterName, read: readRoster }),
  target("rosters", () => ({
    input: mutated([sampleRoster(morning)], 6),
    take: (value) => {
      const roster = parseRoster(value);
      hold(roster === undefined || parseRoster(JSON.parse(JSON.stringify(roster))) !== undefined, "a roster read once");
    },
  })),
  fileTarget("unanswered questions", {
    valid: [unansweredFile],
    file: unansweredName,
    read: (dir) => openUnansweredFile(dir).list(),
  }),
  fileTarget("reported questions", {
    valid: [reportsFile],
    file: reportsName,
    read: (dir) => openReportFile(dir).list(),
  }),
  fileTarget("broken plans", {
    valid: [{ version: 1, plans: [] }, brokenPlansFile],
    file: brokenPlansName,
    read: (dir) => openBrokenPlansFile(dir).list(),
  }),
  fileTarget("the rules of the last start", {
    valid: [packRules(rules)],
    file: rulesName,
    read: (dir) => openRulesFile(dir).read(),
  }),
  target("lock owners", () => {
    const owner = { pid: 1, start: "2", boot: "b", host: "h", at: morning };
    hold(parseOwner(Buffer.from(JSON.stringify(owner))) !== undefined, "not an owner");
    return { input: spoilt([owner]), take: (bytes) => void parseOwner(bytes) };
  }),
  target("installations", async () => {
    const dir = join(freshFolder(), "installations");
    mkdirSync(dir);
    const store = await openInstallationFiles({ dir });
    await store.keep("T1", "secret");
    const file = join(dir, readdirSync(dir)[0] ?? "");
    return {
      input: spoilt([{ key: "T1", value: "secret" }]),
      take: (bytes) => {
        writeFileSync(file, bytes);
        return orDamaged(() => store.read("T1"));
      },
    };
  }),
];
