import { describe, expect, it } from "vitest";
import { createHandle } from "../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { newLearner } from "../../src/domain/learner.ts";
import type { ReplyFile } from "../../src/domain/reply.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import { openPapers } from "../../src/papers/open-papers.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryHistory } from "../../src/storage/memory-review-history.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { lookAt } from "../contracts/look-list.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { sampleEntry } from "./sample-entry.ts";
import { desk, morning } from "./try-out.ts";

const id = (name: string) => name as LearnerId;
const [sam, ada] = [id("slack:T1/SAM"), id("slack:T1/ADA")];

const roster: Roster = {
  ...emptyRoster,
  people: [
    { who: sam, name: "Sam Okafor" },
    { who: ada, name: "Ada Obi" },
  ],
  teams: [
    {
      id: "t1",
      name: "Northgate",
      managers: [ada],
      members: [{ who: sam, since: morning, until: null }],
      codes: [],
      createdAt: morning,
    },
  ],
  links: [{ from: id("teams:SAM"), to: sam, at: morning }],
  pseudonyms: [{ who: sam, alias: "K7M2P9QRSTUV" }],
};

const entry = { ...sampleEntry, at: morning };

async function centre(more: { readonly files?: boolean } = {}) {
  const store = openMemoryStore({ checked: false });
  const looks = openMemoryLooks();
  const history = openMemoryHistory();
  await history.file(sam, 0, answersFrom(0, 3));
  await looks.note(lookAt(sam, ada, morning + 1));
  await looks.note({ ...lookAt(sam, ada, morning - 1), whom: { kind: "team", team: "t1" } });
  await looks.note({ ...lookAt(sam, ada, morning + 2), whom: { kind: "team", team: "t1" } });
  await store.update(ada, () => ({
    ...newLearner(ada, morning),
    letters: [
      {
        id: "n1",
        kind: "nudge",
        from: sam,
        fromName: "Sam Okafor",
        text: "Well done",
        at: morning,
        state: "sent",
        sentAt: morning,
        seenAt: null,
        answer: null,
      },
    ],
  }));
  const start = newLearner(sam, morning);
  await store.update(sam, () => ({ ...start, name: "Sam Okafor", practice: { ...start.practice, filed: 3 } }));
  const office = openIdleOffice({
    roster: openRosterInMemory(roster),
    looks,
    audit: { append: async () => undefined, entriesOf: async (all) => (all.includes(entry.learner) ? [entry] : []) },
    retention: { retentionDays: 180, looksDays: 365 },
    ...(more.files === false ? {} : { papers: openPapers() }),
  });
  const log = { error: () => undefined, info: () => undefined };
  const handle = createHandle({ ...desk, office, store, history, log, makeReference: () => "r" });
  const send = (act: Parameters<typeof handle>[0]["act"], learner = sam, event?: string) =>
    handle({
      learner,
      at: morning + 60_000,
      act,
      profile: { roles: [] },
      ...(event === undefined ? {} : { event }),
    });
  return {
    store,
    says: (text: string, learner?: LearnerId, event?: string) => send({ kind: "said", text }, learner, event),
    presses: (intent: Intent) => send({ kind: "pressed", intent }),
  };
}

function fileOf({ reply }: Answer): ReplyFile | undefined {
  return reply.blocks.flatMap((block) => (block.kind === "file" ? [block.file] : []))[0];
}

function readFile(answer: Answer) {
  return JSON.parse(Buffer.from(fileOf(answer)?.base64 ?? "", "base64").toString());
}

describe("What is kept about somebody", () => {
  it("is told on one screen: what, where, for how long and who sees it", async () => {
    const answer = await (await centre()).says("what do you store about me");
    const text = renderPlain(answer.reply);
    for (const said of [
      "Name: Sam Okafor",
      "passed on to nobody",
      "have not written to me for 180 days",
      "Who looked at your progress: 365 days",
      "The evidence log stays",
      "The managers of “Northgate” (Ada Obi) see how far you are; never single answers",
      "2 are linked",
    ])
      expect(text).toContain(said);
    expect(answer.reply.audience).toBe("learner");
    expect(answer.reply.next.map(({ intent }) => intent.kind)).toEqual([
      "privacy.export",
      "privacy.looks",
      "privacy.erase",
    ]);
  });

  it.each(["send me my data", "can i have a copy of my data pls"])(
    "comes as a file with everything: %s",
    async (text) => {
      const { says, store } = await centre();
      const answer = await says(text);
      expect(fileOf(answer)).toMatchObject({ name: "my-data-2026-11-23.json", type: "application/json" });
      const all = readFile(answer);
      expect(all).toMatchObject({ format: "unitwise.person", learner: sam, record: { name: "Sam Okafor" } });
      expect(all.answers).toMatchObject({ count: 3, missing: 0 });
      expect(all.beside).toMatchObject({
        accounts: [{ from: "teams:SAM", to: sam }],
        teams: [{ team: "Northgate", as: "member", until: null }],
        pseudonyms: ["K7M2P9QRSTUV"],
        lettersYouSent: [{ to: ada, text: "Well done" }],
        evidenceLog: [{ id: "K7M2P9QRSTUV/1" }],
      });
      expect(all.beside.looks.byYou).toEqual([]);
      expect(all.beside.looks.atYou.map(({ whom }: { whom: { kind: string } }) => whom.kind)).toEqual([
        "team",
        "person",
      ]);
      expect(JSON.stringify(await store.read(sam))).not.toContain("base64");
    },
  );

  it("comes again in full where a delivery is repeated", async () => {
    const { says } = await centre();
    await says("send me my data", sam, "event 1");
    const again = await says("send me my data", sam, "event 1");
    expect(readFile(again).learner).toBe(sam);
  });

  it("comes to the other account as well", async () => {
    const all = readFile(await (await centre()).says("send me my data", id("teams:SAM")));
    expect(all.learner).toBe(sam);
  });

  it("where no files are made, who runs the assistant is named", async () => {
    const answer = await (await centre({ files: false })).presses({ kind: "privacy.export", file: true });
    expect(renderPlain(answer.reply)).toContain("npm run export");
  });
});

describe("Before it is deleted", () => {
  it("it is said once what must stay", async () => {
    const { says, store } = await centre();
    const text = renderPlain((await says("delete my data")).reply);
    expect(text).toContain("One thing stays: the evidence log");
    expect(text).toContain("All your 2 linked accounts");
    expect(text).not.toContain("Teams you made stay");
    expect(renderPlain((await says("delete my data", ada)).reply)).toContain("Teams you made stay");
    expect(await store.read(sam)).toBeDefined();
  });

  it("nothing more is said to somebody of whom nothing stays", async () => {
    const answer = await (await centre()).says("delete my data", id("slack:T1/NEW"));
    expect(answer.reply.blocks).toEqual([]);
  });

  it("the letter that was sent stands without its sender afterwards", async () => {
    const { presses, store } = await centre();
    const { reply } = await presses({ kind: "privacy.erase", sure: true });
    expect(reply.title).toContain("deleted");
    expect(await store.read(sam)).toBeUndefined();
    expect((await store.read(ada))?.letters[0]).toMatchObject({ fromName: null, text: "" });
  });
});
