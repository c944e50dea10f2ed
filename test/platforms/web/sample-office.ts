import { openContentFigures } from "../../../src/app/content-views/content-figures.ts";
import { createAssistant } from "../../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../../src/app/office.ts";
import type { Desk } from "../../../src/app/respond.ts";
import { makeSampleCohort, sampleRoster } from "../../../src/app/sample-cohort.ts";
import { sampleAdmin, sampleApprentices } from "../../../src/app/sample-people.ts";
import { openStandings } from "../../../src/app/standing/open-standings.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Roster } from "../../../src/domain/roster.ts";
import { openPapers } from "../../../src/papers/open-papers.ts";
import type { LookList } from "../../../src/ports/centre.ts";
import type { Log } from "../../../src/ports/log.ts";
import type { Assistant } from "../../../src/ports/platform.ts";
import { openMemoryLooks } from "../../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk, morning } from "../../app/try-out.ts";

/** The assistant with a centre of made-up people in memory. */
export interface SampleOffice {
  readonly assistant: Assistant;
  readonly looks: LookList;
  readonly roster: () => Roster;
  readonly admins: ReadonlySet<LearnerId>;
}

/** `change`: what is different in the roster. `practised` false: nobody has done anything yet, which opens at once. `log`: of the assistant. */
export async function openSampleOffice(
  change: (was: Roster) => Roster = (was) => was,
  practised = true,
  log: Log = { error: () => undefined, info: () => undefined },
): Promise<SampleOffice> {
  const roster = openRosterInMemory(change(sampleRoster(morning)));
  const looks = openMemoryLooks();
  const admins = new Set([sampleAdmin.who]);
  const clock = { now: () => morning };
  const { store, find } = openStandings({
    store: openMemoryStore({ checked: false }),
    desk: () => desk,
    roster: roster.now,
  });
  const contentFigures = openContentFigures({
    library: () => desk.library,
    coverage: () => [
      { title: "Health and safety", topics: 6, questions: 40, scenarios: 4, gaps: ["Fire: 2 questions"] },
    ],
    people: async function* () {
      for (const { person } of sampleApprentices) {
        const learner = await store.read(person.who);
        if (learner !== undefined) yield { learner, history: undefined };
      }
    },
  });
  const office = openIdleOffice({
    contentFigures,
    roster,
    admins,
    looks,
    papers: openPapers({ clock }),
    standings: find,
  });
  const whole: Desk = { ...desk, office };
  const assistant = createAssistant({ ...whole, store, log, makeReference: () => "ref-1" });
  if (practised)
    await makeSampleCohort({
      handle: assistant.handle,
      store,
      content: desk.content,
      at: morning,
      onProgress: () => undefined,
    });
  return { assistant, looks, roster: roster.now, admins };
}
