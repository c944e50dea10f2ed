import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createHandle } from "../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import type { Intent, IntentKind } from "../../src/domain/intent.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import { openJsonLines } from "../../src/platforms/terminal/json-lines.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { sampleIntents } from "./sample-intents.ts";
import { desk, morning } from "./try-out.ts";

/** Who may do what is not for everybody, written down a second time: a change of the table has to be meant. */
export const restricted: Readonly<Partial<Record<IntentKind, readonly Role[]>>> = {
  "progress.team": ["manager", "admin"],
  "progress.member": ["manager", "admin"],
  "team.list": ["manager", "trainer", "admin"],
  "team.create": ["manager", "admin"],
  "team.delete": ["manager", "admin"],
  "team.rename": ["manager", "admin"],
  "team.add": ["manager", "admin"],
  "team.remove": ["manager", "admin"],
  "team.manager": ["manager", "admin"],
  "team.code": ["manager", "admin"],
  "team.import": ["manager", "admin"],
  "team.heat": ["manager", "admin"],
  "team.export": ["manager", "admin"],
  "team.cohort": ["manager", "admin"],
  "team.broken": ["manager", "admin"],
  "role.set": ["admin"],
  "role.list": ["admin"],
  "nudge.draft": ["manager", "admin"],
  "nudge.send": ["manager", "admin"],
  "nudge.show": ["manager", "admin"],
  "digest.show": ["manager", "admin"],
  "digest.set": ["manager", "admin"],
  "evidence.queue": ["trainer"],
  "evidence.sign": ["trainer"],
  "evidence.return": ["trainer"],
  "evidence.sample": ["trainer"],
  "evidence.judge": ["trainer"],
  "content.show": ["trainer", "admin"],
  dashboard: ["manager", "trainer", "admin"],
};

/** Nobody, and everybody with one, two or all roles. */
export const roleSets: readonly (readonly Role[])[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
  (["manager", "trainer", "admin"] as const).filter((_, at) => (bits >> at) % 2 === 1),
);

/** Every intent in one or two shapes. */
export const everyIntent: readonly Intent[] = Object.values(sampleIntents).flatMap((some): readonly Intent[] =>
  some.slice(0, 2),
);

/** Whether somebody with these roles may do this by the list above. */
export function isAllowed(kind: IntentKind, roles: readonly Role[]): boolean {
  const who = restricted[kind];
  return who === undefined || who.some((role) => roles.includes(role));
}

const sam = "json:sam" as LearnerId;
const boss = "json:boss" as LearnerId;

const roster: Roster = {
  ...emptyRoster,
  people: [
    { who: sam, name: "Sam" },
    { who: boss, name: "Ada" },
  ],
  teams: [
    {
      id: "t1",
      name: "Northgate",
      managers: [boss],
      members: [{ who: sam, since: 0, until: null }],
      codes: [{ code: "ABCD2345", until: morning + 1e9 }],
      createdAt: 0,
    },
  ],
  nextTeam: 2,
};

/** An assistant with a team of one, and what is known in it. */
export async function openWorld() {
  const store = openMemoryStore();
  await store.update(sam, () => ({ ...newLearner(sam, morning), name: "Sam" }));
  const [kept, looks] = [openRosterInMemory(roster), openMemoryLooks()];
  const handle = createHandle({
    ...desk,
    office: openIdleOffice({ roster: kept, looks, standings: async () => new Map() }),
    store,
    log: { error: () => undefined, info: () => undefined },
    makeReference: () => "ref-1",
  });
  /** Everything that somebody could change; what was talked of and when does not count. */
  const snapshot = async (who: LearnerId) => {
    const bare = async (id: LearnerId) => {
      const one = await store.read(id);
      return one === undefined ? undefined : { ...one, context: null, updatedAt: 0, createdAt: 0 };
    };
    return {
      mine: (await bare(who)) ?? bareNew(who),
      sams: await bare(sam),
      roster: kept.now(),
      looks: await looks.list(),
    };
  };
  return { handle, snapshot };
}

function bareNew(who: LearnerId) {
  return { ...newLearner(who, 0), updatedAt: 0, createdAt: 0 };
}

/** Whether an answer is the one that refuses. */
export function isRefused({ data }: Pick<Answer, "data">): boolean {
  const error: unknown = data["error"];
  return typeof error === "object" && error !== null && "code" in error && error.code === "not-allowed";
}

/** Sends these intents as lines of the JSON console, one person each; the answers' data in the same order. */
export async function throughConsole(
  intents: readonly Intent[],
  roles: readonly Role[],
): Promise<readonly Pick<Answer, "data" | "intent">[]> {
  const { handle } = await openWorld();
  const lines = intents.map((intent, at) => JSON.stringify({ user: `u${at}`, press: encodePress(intent), roles }));
  const output = new PassThrough();
  const platform = openJsonLines({
    input: Readable.from([Buffer.from(`${lines.join("\n")}\n`)]),
    output,
    now: () => morning,
    rolesAllowed: true,
  });
  const read = text(output);
  await platform.start(handle);
  output.end();
  return (await read)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
