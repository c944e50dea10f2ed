import { createHandle } from "../../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../../src/app/office.ts";
import { createPrompter } from "../../../src/app/prompter.ts";
import { openStandings } from "../../../src/app/standing/open-standings.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import type { Instant, Learner, LearnerId } from "../../../src/domain/learner.ts";
import type { Reply } from "../../../src/domain/reply.ts";
import { emptyRoster, type Roster } from "../../../src/domain/roster.ts";
import type { LookList } from "../../../src/ports/centre.ts";
import { changeLearner } from "../../../src/ports/change-learner.ts";
import type { Answer, Incoming } from "../../../src/ports/platform.ts";
import type { PromptOutcome } from "../../../src/ports/prompter.ts";
import { openMemoryLooks } from "../../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk } from "../try-out.ts";

const id = (name: string): LearnerId => name as LearnerId;
export const [mira, sam, ada, eve] = [id("slack:T1/MIRA"), id("slack:T1/SAM"), id("slack:T1/ADA"), id("slack:T1/EVE")];

/** "2026-11-23T09:00", in London in winter. */
export const time = (text: string): Instant => Date.parse(`${text}:00Z`);

/** Mira manages Sam and Ada of Northgate; Eve is in nobody's team. */
export const northgate: Roster = {
  ...emptyRoster,
  people: [
    { who: mira, name: "Mira Shah" },
    { who: sam, name: "Sam Okafor" },
    { who: ada, name: "Ada" },
    { who: eve, name: "Eve" },
  ],
  teams: [
    {
      id: "t1",
      name: "Northgate",
      managers: [mira],
      members: [sam, ada].map((who) => ({ who, since: 1, until: null })),
      codes: [],
      createdAt: 1,
    },
  ],
};

/** Several people who talk to one assistant, and what is brought to them. */
export interface PostTalk {
  /** Says it a minute after whatever was last. */
  says(who: LearnerId, text: string, more?: Partial<Incoming>): Promise<Answer>;
  presses(who: LearnerId, intent: Intent, more?: Partial<Incoming>): Promise<Answer>;
  /** What one look of the scheduler at this person brings; undefined: nothing. */
  brought(who: LearnerId, outcome?: PromptOutcome): Promise<Reply | undefined>;
  moveTo(at: string): void;
  record(who: LearnerId): Promise<Learner>;
  change(who: LearnerId, change: (was: Learner) => Learner): Promise<unknown>;
  readonly prompter: ReturnType<typeof createPrompter>;
  readonly roster: ReturnType<typeof openRosterInMemory>;
  readonly looks: LookList;
  now(): Instant;
}

/** Begins on Monday 23 November at 09:00; everybody but Eve has said something. */
export async function openPostTalk(roster: Roster = northgate): Promise<PostTalk> {
  const kept = openRosterInMemory(roster);
  const looks = openMemoryLooks();
  const standings = openStandings({ store: openMemoryStore(), desk: () => desk, roster: kept.now });
  const { store } = standings;
  const office = openIdleOffice({ roster: kept, looks, standings: standings.find });
  const quiet = { error: () => undefined, info: () => undefined };
  const handle = createHandle({ ...desk, office, store, log: quiet, makeReference: () => "ref-1" });
  const prompter = createPrompter({ ...desk, office });
  let at = time("2026-11-23T09:00");
  const send = (learner: LearnerId, act: Incoming["act"], more: Partial<Incoming>) => {
    at += 60_000;
    const from = { platform: "slack", place: `D-${learner}` };
    return handle({ learner, at, act, profile: { qualification: "10266", roles: [] }, from, ...more });
  };
  const record = async (who: LearnerId): Promise<Learner> => {
    const found = await store.read(who);
    if (found === undefined) throw new Error("nobody is there");
    return found;
  };
  const talk: PostTalk = {
    says: (who, text, more = {}) => send(who, { kind: "said", text }, more),
    presses: (who, intent, more = {}) => send(who, { kind: "pressed", intent }, more),
    async brought(who, outcome = { kind: "sent" }) {
      const claim = prompter.claim(await record(who), at);
      const { send: made } = claim;
      if (made === undefined) return void (await store.update(who, () => claim.learner));
      const reply = (await made.compose?.()) ?? made.reply;
      const begun = prompter.begin(claim.learner, made.key, at);
      await store.update(who, () =>
        begun === undefined ? claim.learner : prompter.settle(begun, made.key, outcome, at),
      );
      return begun === undefined ? undefined : reply;
    },
    moveTo: (text) => {
      at = time(text);
    },
    record,
    change: (who, change) => changeLearner(store, who, change),
    prompter,
    roster: kept,
    looks,
    now: () => at,
  };
  for (const who of [mira, sam, ada]) await talk.says(who, "hello");
  return talk;
}
