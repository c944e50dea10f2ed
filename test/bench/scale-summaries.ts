import { performance } from "node:perf_hooks";
import { openAssistant } from "../../src/compose.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import { keepInDatabase } from "../../src/keep-in-database.ts";
import { systemClock } from "../../src/schedule/system-clock.ts";
import { idOf } from "../storage/sample-learners.ts";
import { quantile } from "./process-stats.ts";
import { personAt } from "./scale-people.ts";

const quiet = { error: () => undefined, info: () => undefined };
const manager = idOf("stand-in:manager");
const members = 50;
const quietRuns = 30;
const pauseMs = 200;

/** A manager on an instance of their own who asks again and again how a team of 50 does. */
export interface Summaries {
  /** Asks while nothing else happens. */
  quiet(): Promise<string>;
  /** Asks again and again, with a pause after each answer, until `stop`, which tells how long it took. */
  begin(): void;
  stop(): Promise<string>;
  close(): Promise<void>;
}

/** The team is every hundredth of the first people, so that they are not all asked at once. */
function rosterOf(people: number): Roster {
  const gap = Math.max(1, Math.floor(people / members));
  const team = {
    id: "t1",
    name: "Team 1",
    managers: [manager],
    members: Array.from({ length: members }, (_, at) => ({ who: personAt(at * gap), since: 0, until: null })),
    codes: [],
    createdAt: 0,
  };
  return { ...emptyRoster, teams: [team] };
}

/** Opens an instance beside the workers, in this process. */
export async function openSummaries(url: string, people: number): Promise<Summaries> {
  const keeping = await keepInDatabase({ databaseUrl: url }, { log: quiet });
  const assistant = await openAssistant({ keeping, log: quiet, contentDir: "content", study: "now" });
  await assistant.office.roster.change(() => rosterOf(people));
  const ask = async (): Promise<number> => {
    const start = performance.now();
    const { reply } = await assistant.handle({
      learner: manager,
      at: systemClock.now(),
      act: { kind: "pressed", intent: { kind: "progress.team" } },
      profile: { roles: [] },
    });
    if (!reply.title.includes("Team 1")) throw new Error(`No summary: ${reply.title}`);
    return performance.now() - start;
  };
  const times: number[] = [];
  let isAsking = false;
  let asking: Promise<void> = Promise.resolve();
  const again = async (): Promise<void> => {
    while (isAsking) {
      times.push(await ask());
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  return {
    quiet: async () => {
      const first = await ask();
      const all: number[] = [];
      for (let run = 0; run < quietRuns; run += 1) all.push(await ask());
      return `first ${first.toFixed(0)} ms, quiet ${told(all)}`;
    },
    begin() {
      isAsking = true;
      asking = again();
      // Whoever stops it hears of it.
      asking.catch(() => undefined);
    },
    stop: async () => {
      isAsking = false;
      await asking;
      return told(times);
    },
    close: async () => {
      isAsking = false;
      await asking.catch(() => undefined);
      await assistant.close();
    },
  };
}

const told = (times: readonly number[]): string =>
  `median ${quantile(times, 0.5).toFixed(0)} ms, 95th percentile ${quantile(times, 0.95).toFixed(0)} ms (${times.length} times)`;
