import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createHandle } from "../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { makePractice } from "../../src/app/sample-practice.ts";
import { openStandings } from "../../src/app/standing/open-standings.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import type { Intent } from "../../src/domain/intent.ts";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import type { Handle } from "../../src/ports/platform.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { learnerHash } from "../../src/storage/learner-hash.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { speak } from "../../src/words/say.ts";
import { idOf } from "../storage/sample-learners.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 25, 9);
const teamCount = 100;
const teamSize = 50;
const manager = idOf("slack:T01/MANAGER");
const admin = idOf("slack:T01/ADMIN");
const idAt = (at: number): LearnerId => idOf(`slack:T01/U${at.toString(36).padStart(9, "0")}`);
const plans = [
  [1, 2, 3, 6],
  [1, 2, 3, 6, 7, 10],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 8, 9, 11],
];

interface Person {
  readonly learner: Learner;
  readonly at: number;
}

/** Somebody two months into a plan; forty different pasts are enough, the ids differ. */
function pastOf(seed: number, questions: ReturnType<ReturnType<typeof openContent>["study"]>["questions"]): Learner {
  return {
    ...newLearner(idAt(0), now - 90 * day),
    name: `Person ${seed}`,
    qualification: "10266",
    plans: [{ qualification: "10266", planned: plans[seed % plans.length] ?? [], achieved: [], exceptions: [] }],
    practice: makePractice({
      seed,
      questions: questions.slice(seed * 5, seed * 5 + 120),
      skill: 0.7,
      diligence: 0.5,
      from: now - 60 * day,
      until: now - (seed % 14) * day,
    }),
  };
}

function prepareFolder(dir: string, pasts: readonly Learner[]): void {
  for (let room = 0; room < 256; room += 1)
    mkdirSync(join(dir, "learners", room.toString(16).padStart(2, "0")), { recursive: true, mode: 0o700 });
  for (const { learner, at } of peopleOf(pasts)) {
    const hash = learnerHash(idAt(at));
    writeFileSync(join(dir, "learners", hash.slice(0, 2), `${hash}.json`), JSON.stringify(learner), { mode: 0o600 });
  }
}

function peopleOf(pasts: readonly Learner[]): readonly Person[] {
  return Array.from({ length: teamCount * teamSize }, (_, at) => ({
    at,
    learner: { ...(pasts[at % pasts.length] ?? newLearner(idAt(at), now)), id: idAt(at) },
  }));
}

const roster: Roster = {
  ...emptyRoster,
  people: Array.from({ length: teamCount * teamSize }, (_, at) => ({ who: idAt(at), name: `Person ${at}` })),
  teams: Array.from({ length: teamCount }, (_, team) => ({
    id: `t${team + 1}`,
    name: `Team ${team + 1}`,
    managers: team === 0 ? [manager] : [],
    members: Array.from({ length: teamSize }, (_none, at) => ({
      who: idAt(team * teamSize + at),
      since: now - 90 * day,
      until: null,
    })),
    codes: [],
    createdAt: now - 90 * day,
  })),
};

/** What one answer took: on the clock, and of the processor, which other work on the machine does not lengthen. */
interface Took {
  readonly ms: number;
  readonly cpu: number;
}

interface Rig {
  readonly ask: (learner: LearnerId, intent: Intent) => Promise<Took>;
  readonly close: () => Promise<void>;
}

async function openRig(dir: string, content: ReturnType<typeof openContent>): Promise<Rig> {
  const quiet = { error: () => undefined, info: () => undefined };
  const files = await openFileStore({ dir, clock: { now: () => now }, log: quiet });
  const desk = openDesk(content, { today: "2026-11-25", say: speak("en") });
  const { store, find } = openStandings({ store: files, desk: () => desk, roster: () => roster });
  const office = openIdleOffice({
    roster: openRosterInMemory(roster),
    admins: new Set([admin]),
    looks: openMemoryLooks(),
    standings: find,
  });
  const handle: Handle = createHandle({ ...desk, office, store, log: quiet, makeReference: () => "ref" });
  return {
    ask: async (learner, intent) => {
      const start = performance.now();
      const used = process.cpuUsage();
      await handle({ learner, at: now, act: { kind: "pressed", intent }, profile: { roles: [] } });
      const { user, system } = process.cpuUsage(used);
      return { ms: performance.now() - start, cpu: (user + system) / 1_000 };
    },
    close: () => files.close(),
  };
}

const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);

function told(what: string, all: readonly Took[]): string {
  const [ms, cpu] = [all.map((one) => one.ms), all.map((one) => one.cpu)];
  const clock = `median ${at(ms, 0.5)} ms, p99 ${at(ms, 0.99)} ms`;
  return `${what}: ${clock}, of the processor median ${at(cpu, 0.5)} ms (${all.length} runs)`;
}

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

interface Runs {
  readonly cold: number;
  readonly warm: number;
}

/** Cold: a store just opened, nothing remembered. Warm: the same question again. */
async function timeSummary(
  open: () => Promise<Rig>,
  who: LearnerId,
  { cold, warm }: Runs,
): Promise<readonly (readonly Took[])[]> {
  const times: Took[][] = [[], []];
  for (let run = 0; run < cold; run += 1) {
    const rig = await open();
    times[0]?.push(await rig.ask(who, { kind: "progress.team" }));
    if (run === cold - 1)
      for (let again = 0; again < warm; again += 1) times[1]?.push(await rig.ask(who, { kind: "progress.team" }));
    await rig.close();
  }
  return times;
}

/**
 * How a manager of 50 and an admin of 5,000 in 100 teams see how they are doing, end to end in process over the file
 * store, and what the remembered standings take. Answers lines to print; memory is only told under `--expose-gc`.
 */
export async function benchTeam(): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), "unitwise-bench-"));
  try {
    const content = openContent({ dir: contentDir(), study: "now" });
    const { questions } = content.study();
    prepareFolder(
      dir,
      Array.from({ length: 40 }, (_, seed) => pastOf(seed, questions)),
    );
    const open = () => openRig(dir, content);
    const [cold50 = [], warm50 = []] = await timeSummary(open, manager, { cold: 30, warm: 300 });
    const [cold5000 = [], warm5000 = []] = await timeSummary(open, admin, { cold: 5, warm: 200 });
    const heat: Took[] = [];
    const rig = await open();
    const before = heapMb();
    await rig.ask(admin, { kind: "progress.team" });
    const after = heapMb();
    for (let run = 0; run < 50; run += 1) heat.push(await rig.ask(manager, { kind: "team.heat" }));
    await rig.close();
    return [
      told("summary of 50 members, cold", cold50),
      told("summary of 50 members, warm", warm50),
      told("summary of 5,000 learners in 100 teams, cold", cold5000),
      told("summary of 5,000 learners in 100 teams, warm", warm5000),
      told("heat map of 50 members as a reply, warm", heat),
      `remembered standings of 5,000 and the store's 1,000 hot records: ${(after - before).toFixed(1)} MB of heap`,
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
