import { sql } from "kysely";
import type { LearnerId } from "../../domain/learner.ts";
import type { PromptLeases } from "../../ports/leases.ts";
import type { Timers } from "../../ports/timers.ts";
import { learnerKey, learnerOf } from "./learner-key.ts";
import type { Database } from "./open-database.ts";

export interface LeaseOptions {
  readonly database: Pick<Database, "run" | "instance">;
  readonly timers: Timers;
  /** How long somebody is ours without being renewed; far longer than any pause of an instance; 180 seconds where nothing is said. */
  readonly leaseSeconds?: number;
}

/** Longer than a call to a platform may take: what is begun is over before anybody else can take the person. */
const callSeconds = 20;
/** Who is done with is given back together. */
const freeAfterMs = 500;
const mostTogether = 1_000;
/** People taken at a time: few, so that all instances get some, and enough for a hundredth of a statement each. */
const mostTaken = 100;

interface State extends LeaseOptions {
  readonly leaseSeconds: number;
  readonly held: Set<LearnerId>;
  readonly done: Set<LearnerId>;
}

/**
 * Leases in the learners' rows, by the database's clock. Each instance renews its own in time; one that freezes for longer
 * than a lease finds out at `begin`. One statement takes, renews or gives back up to a thousand people.
 */
export function openLearnerLeases(options: LeaseOptions): PromptLeases {
  const { leaseSeconds = 180, timers } = options;
  const state: State = { ...options, leaseSeconds, held: new Set(), done: new Set() };
  let isClosed = false;
  let callOffFree: (() => void) | undefined;
  let callOffRenew = (): void => undefined;
  const again = (): void => {
    if (isClosed) return;
    callOffRenew = timers.after((leaseSeconds * 1_000) / 3, () => void renew(state).finally(again));
  };
  again();
  const freeSoon = (): void => {
    callOffFree ??= timers.after(freeAfterMs, () => {
      callOffFree = undefined;
      void giveBack(state);
    });
  };
  return {
    takeDue: (at, limit, busy) => takeDue(state, { at, limit, busy }),
    begin: (id, key) => begin(state, id, key),
    undo: (id, key) =>
      state.database.run(async (db) => {
        await db.deleteFrom("prompts").where("learner_id", "=", learnerKey(id)).where("key", "=", key).execute();
      }),
    free(id) {
      if (!state.held.delete(id)) return;
      state.done.add(id);
      if (!isClosed) freeSoon();
    },
    async close(underWay) {
      isClosed = true;
      callOffRenew();
      callOffFree?.();
      for (const id of state.held) if (!underWay.has(id)) state.done.add(id);
      state.held.clear();
      while (state.done.size > 0) await giveBack(state);
    },
  };
}

interface Wanted {
  readonly at: number;
  readonly limit: number;
  readonly busy: ReadonlySet<LearnerId>;
}

/** Due by our clock and by the database's: an instance whose clock is ahead asks nobody too early. */
async function takeDue(state: State, { at, limit, busy }: Wanted): Promise<readonly LearnerId[]> {
  const { database, leaseSeconds, held, done } = state;
  for (;;) {
    const { rows } = await database.run((db) =>
      sql<{ id: string }>`
        with due as (
          select id from learners
          where due_at <= least(${at}::bigint, (extract(epoch from now()) * 1000)::bigint)
            and (leased_until is null or leased_until < now())
          order by due_at limit ${Math.min(limit, mostTaken)} for update skip locked
        )
        update learners set leased_by = ${database.instance}, leased_until = now() + ${leaseSeconds} * interval '1 second'
        from due where learners.id = due.id returning learners.id`.execute(db),
    );
    const ids = rows.map(({ id }) => learnerOf(id));
    // Who is left alone for a while stays leased, unrenewed, and comes up again when that is over.
    const fresh = ids.filter((id) => !busy.has(id));
    for (const id of fresh) {
      held.add(id);
      done.delete(id);
    }
    if (ids.length === 0 || fresh.length > 0) return fresh;
  }
}

/** Writes the key down, if this person is still ours for as long as a call may take. */
async function begin({ database }: State, id: LearnerId, key: string): ReturnType<PromptLeases["begin"]> {
  const { rows } = await database.run((db) =>
    sql<{ ours: boolean; fresh: boolean }>`
      with ours as (
        select id from learners where id = ${learnerKey(id)} and leased_by = ${database.instance}
          and leased_until > now() + ${callSeconds} * interval '1 second'
      ), fresh as (
        insert into prompts (learner_id, key, instance) select id, ${key}, ${database.instance} from ours
        on conflict do nothing returning key
      )
      select exists (select from ours) as ours, exists (select from fresh) as fresh`.execute(db),
  );
  const [found] = rows;
  if (found?.ours !== true) return "lost";
  return found.fresh ? "ours" : "before";
}

async function renew({ database, leaseSeconds, held }: State): Promise<void> {
  const ids = [...held];
  for (let from = 0; from < ids.length; from += mostTogether) {
    const some = ids.slice(from, from + mostTogether);
    // A renewal that fails is made up for by the next: there is time for two.
    await database
      .run((db) =>
        sql`update learners set leased_until = now() + ${leaseSeconds} * interval '1 second'
            where id = any(${some.map(learnerKey)}::text[]) and leased_by = ${database.instance}`.execute(db),
      )
      .catch(() => undefined);
  }
}

/** What cannot be given back runs out by itself. */
async function giveBack({ database, done }: State): Promise<void> {
  const ids = [...done].slice(0, mostTogether);
  for (const id of ids) done.delete(id);
  await database
    .run((db) =>
      sql`update learners set leased_by = null, leased_until = null
          where id = any(${ids.map(learnerKey)}::text[]) and leased_by = ${database.instance}`.execute(db),
    )
    .catch(() => undefined);
}
