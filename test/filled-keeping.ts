import type { PackedReview } from "../src/domain/pack-practice.ts";
import { appoint, createTeam } from "../src/domain/roster-changes.ts";
import type { ServerKeeping } from "../src/keeping.ts";
import { sampleEntry } from "./app/sample-entry.ts";
import { fullLearner, idOf } from "./storage/sample-learners.ts";

const review = (at: number): PackedReview => ["sell-1", 1, 1_380_000_000_000 + at, "good", null];

/** Something of everything that can be kept, of so many people. */
export async function fillKeeping(keeping: ServerKeeping, people: number): Promise<void> {
  const ids = Array.from({ length: people }, (_, at) => idOf(`slack:T1/U${at}`));
  const person = { who: idOf("slack:T1/U0"), name: "Zoë" };
  for (const id of ids) {
    await keeping.store.update(id, () => fullLearner(id));
    await keeping.history.file(id, 0, [review(0), review(1)]);
  }
  await keeping.centre.roster.change((was) => {
    const withTeam = createTeam(was, { name: "Northgate", managers: [person], at: 5 });
    return appoint(withTeam, { people: [person], role: "trainer", by: person.who, at: 6 });
  });
  for (const at of [1, 2])
    await keeping.centre.looks?.note({
      at,
      by: person.who,
      byName: "Zoë",
      whom: { kind: "person", who: idOf("slack:T1/U1") },
      what: "member",
    });
  const entries = Array.from({ length: 3 }, (_, at) => ({ ...sampleEntry, id: `K7M2P9QRSTUV/${at + 1}`, at }));
  await keeping.centre.audit?.append(entries);
  await keeping.centre.broken?.add([
    { who: person.who, qualification: "10266", before: "yes", after: "conflict", at: 7 },
  ]);
  for (const day of ["2013-09-20", "2013-09-21", "2013-09-25"]) {
    await keeping.lists.unanswered?.note("what is a wug", day);
    await keeping.lists.reports?.note({ question: "sell-1", version: 1, said: "the answer is wrong" }, day);
  }
  await (await keeping.openInstallations()).keep("T1", '{"token":"made-up"}');
}
