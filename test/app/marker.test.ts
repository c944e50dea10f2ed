import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openReviewFiling } from "../../src/app/file-reviews.ts";
import { createHandle } from "../../src/app/handle.ts";
import { openIdleOffice } from "../../src/app/office.ts";
import { openStandings } from "../../src/app/standing/open-standings.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { openPapers } from "../../src/papers/open-papers.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import { openAuditLog } from "../../src/storage/audit-log.ts";
import { openFileInbox } from "../../src/storage/file-inbox.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openLooksFile } from "../../src/storage/looks-file.ts";
import { openReportFile } from "../../src/storage/report-file.ts";
import { openReviewFiles } from "../../src/storage/review-history-files.ts";
import { openUnansweredFile } from "../../src/storage/unanswered-file.ts";
import { verifyAuditLog } from "../../src/storage/verify-audit-log.ts";
import { keepLog, removeTempFolders, stoppedClock, tempFolder } from "../storage/temp-folder.ts";
import { openTestRoster } from "./marker-roster.ts";
import { sampleIntents } from "./sample-intents.ts";
import { sampleStaffIntents } from "./sample-staff-intents.ts";
import { desk, morning } from "./try-out.ts";

removeTempFolders();

const id = (name: string) => name as LearnerId;
/** Who is erased; manager, trainer and admin, so that every command is open to them. */
const marked = id("slack:T1/UZQXMARK");
const other = id("slack:T1/UADA");
const name = "Zyxmarker Quillfeather";
/** In everything that they write of their own, and in what others write to them. */
const words = "zqxwords";
const markers = [/zyxmarker/i, /quillfeather/i, /UZQXMARK/i, /zqxwords/i];

const withWords = {
  "evidence.set": { note: words },
  "hours.log": { what: words },
  "nudge.send": { text: words },
  "nudge.draft": { text: words },
  "quiz.answer": { answer: words },
  "knowledge.ask": { about: `my name is ${name}, what is a wrap-up?` },
  "quiz.report": { said: `I am ${name} and this is wrong` },
} as const;

/** The intent as this person would mean it: about the other one, in words of their own where they are the marked one. */
function spoken(intent: Intent, learner: LearnerId): Intent {
  const whom = learner === marked ? "@ada" : "@zyxmarker";
  const who = "who" in intent && intent.who !== undefined ? { who: Array.isArray(intent.who) ? [whom] : whom } : {};
  const said = Object.entries(withWords).find(([kind]) => kind === intent.kind);
  const isMine = learner === marked || intent.kind.startsWith("nudge.");
  return Object.assign({}, intent, who, isMine ? said?.[1] : {});
}

const sentences = (learner: LearnerId): readonly string[] => {
  const [own, nick] = learner === marked ? [words, name] : ["plain", "Ada Obi"];
  return [
    `hi, I am ${nick}`,
    `my name is ${nick} and what does frobnication mean`,
    "quiz me on unit 6",
    own,
    "hint",
    "skip",
    "stop",
    "send me a question every weekday at 8:30",
    `note on 6 1.1: ${own}`,
    "mark 1.1 of unit 6 ready",
    `log 30 min reading ${own} unit 5`,
    "who is stuck",
    "how is my team doing",
    learner === marked ? `nudge ada ${words}` : `nudge ${name} ${words}`,
    learner === marked ? "show me ada" : `show me ${name}`,
    "what do you store about me",
    "send me my data",
    "who looked at my progress",
  ];
};

function textsUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path}\n${readFileSync(path, "latin1")}`);
}

const holding = (texts: readonly string[]) => texts.filter((text) => markers.some((one) => one.test(text)));
const where = (text: string) => text.split("\n")[0];

async function openCentre() {
  const dir = tempFolder({ quick: true });
  const log = keepLog();
  const store = await openFileStore({ dir, clock: stoppedClock, log });
  const looks = openLooksFile(dir);
  const roster = await openTestRoster(dir, { boss: marked, other, names: { [marked]: name, [other]: "Ada Obi" } });
  const standings = openStandings({ store, desk: () => desk, roster: roster.now });
  const history = openReviewFiles({ dir });
  const office = openIdleOffice({
    roster,
    looks,
    admins: new Set([marked]),
    audit: openAuditLog({ dir, log }),
    papers: openPapers(),
    standings: standings.find,
    retention: { retentionDays: 90, looksDays: 365 },
  });
  const handle = createHandle({
    ...desk,
    office,
    store: standings.store,
    history,
    filing: openReviewFiling({ history, log }),
    unanswered: openUnansweredFile(dir),
    reports: openReportFile(dir),
    log,
    makeReference: () => "r",
  });
  const inbox = await openFileInbox({ dir: join(dir, "inbox", "slack"), clock: stoppedClock, log, chance: () => 0.5 });
  return { dir, log, store, handle, inbox };
}

type Centre = Awaited<ReturnType<typeof openCentre>>;

/** Sends messages through an inbox on the disk, as the platforms do; ends with the last answer. */
function openTalk({ handle, inbox }: Centre) {
  const messages = new Map<string, Incoming>();
  let at = morning;
  return {
    begin: () =>
      inbox.begin(async ({ key }) => {
        const message = messages.get(key);
        if (message !== undefined) await handle(message);
      }),
    async send(learner: LearnerId, act: Incoming["act"]) {
      at += 11_000;
      const isMarked = learner === marked;
      const mention = isMarked ? { who: other, name: "ada" } : { who: marked, name: "zyxmarker" };
      const profile = { name: isMarked ? name : "Ada Obi", roles: [], qualification: "10266" };
      const key = `e${at}`;
      const message: Incoming = { learner, at, act, profile, event: key, mentions: [mention] };
      messages.set(key, message);
      await inbox.accept({ key, lane: learner, at, body: JSON.stringify(message) });
    },
  };
}

it("what one person wrote goes through every command, is never logged, and after erasing stands nowhere on the disk", async () => {
  const centre = await openCentre();
  const { dir, log, store, inbox } = centre;
  const talk = openTalk(centre);
  await talk.begin();
  const every = Object.values<readonly Intent[]>(sampleIntents).flat();
  const aboutOthers = Object.values<readonly Intent[]>(sampleStaffIntents).flat();
  for (const [learner, intents] of [
    [marked, every],
    [other, aboutOthers],
  ] as const) {
    for (const text of sentences(learner)) await talk.send(learner, { kind: "said", text });
    for (const intent of intents)
      if (intent.kind !== "privacy.erase")
        await talk.send(learner, { kind: "pressed", intent: spoken(intent, learner) });
  }
  await settled(inbox);
  expect(log.errors).toEqual([]);
  expect(holding(log.infos)).toEqual([]);
  expect(holding(textsUnder(dir)).length).toBeGreaterThan(2);

  await talk.send(marked, { kind: "pressed", intent: { kind: "privacy.erase", sure: true } });
  await settled(inbox);
  await inbox.close(1_000);
  expect(await store.read(marked)).toBeUndefined();
  expect(await store.read(other)).toBeDefined();
  // The journal of everybody's changes goes five minutes after they are in the files, or now.
  await store.close();
  expect(holding(textsUnder(dir)).map(where)).toEqual([]);
  expect(holding([...log.infos, ...log.errors])).toEqual([]);
  expect((await verifyAuditLog(dir)).faults).toEqual([]);
});

async function settled(inbox: Centre["inbox"]): Promise<void> {
  while (inbox.waiting() > 0) await new Promise((resolve) => setImmediate(resolve));
}
