import { type RawBuilder, sql } from "kysely";
import type { LearnerId } from "../../domain/learner.ts";
import type { Begun, PromptLeases } from "../../ports/leases.ts";
import type { Timers } from "../../ports/timers.ts";
import { openBundles } from "./bundles.ts";
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
/** Messages begun together. */
const mostBegun = 32;

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
  const begin = openBundles<Asked, Begun>({
    most: mostBegun,
    atOnce: 4,
    sendOne: async (asked) => (await beginAll(state, [asked]))[0] ?? "lost",
    sendMany: (all) => beginAll(state, all),
  });
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
    begin: (id, key) => begin({ id, key }),
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

interface Asked {
  readonly id: LearnerId;
  readonly key: string;
}

const isSame = (one: Asked, other: Asked): boolean => one.id === other.id && one.key === other.key;

/** Writes the keys down of those who are still ours for as long as a call may take; one answer for each. */
async function beginAll({ database }: Pick<State, "database">, all: readonly Asked[]): Promise<readonly Begun[]> {
  const { rows } = await database.run((db) =>
    sql<{ id: string; key: string; fresh: boolean }>`
      with asked as (
        select * from unnest(${all.map(({ id }) => learnerKey(id))}::text[], ${all.map(({ key }) => key)}::text[])
          as asked (id, key)
      ), ours as (
        select asked.id, asked.key from asked join learners on learners.id = asked.id
        where leased_by = ${database.instance} and leased_until > now() + ${callSeconds} * interval '1 second'
      ), fresh as (
        insert into prompts (learner_id, key, instance) select id, key, ${database.instance} from ours
        on conflict do nothing returning learner_id, key
      )
      select ours.id, ours.key, fresh.key is not null as fresh
      from ours left join fresh on fresh.learner_id = ours.id and fresh.key = ours.key`.execute(db),
  );
  const found = rows.map(({ id, key, fresh }) => ({ id: learnerOf(id), key, fresh }));
  return all.map((asked, at) => {
    const one = found.find((each) => isSame(each, asked));
    if (one === undefined) return "lost";
    // Asked for twice at once, it is the first one's.
    return one.fresh && all.findIndex((each) => isSame(each, asked)) === at ? "ours" : "before";
  });
}

async function renew({ database, leaseSeconds, held }: State): Promise<void> {
  const ids = [...held];
  for (let from = 0; from < ids.length; from += mostTogether) {
    const some = ids.slice(from, from + mostTogether);
    // A renewal that fails is made up for by the next: there is time for two.
    await database
      .run((db) =>
        sql`with mine as (${heldOf(database.instance, some)})
            update learners set leased_until = now() + ${leaseSeconds} * interval '1 second'
            from mine where learners.id = mine.id`.execute(db),
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
      sql`with mine as (${heldOf(database.instance, ids)})
          update learners set leased_by = null, leased_until = null from mine where learners.id = mine.id`.execute(db),
    )
    .catch(() => undefined);
}

/** Those of them that this instance holds, locked in the order in which records are written: neither blocks the other. */
const heldOf = (instance: string, ids: readonly LearnerId[]): RawBuilder<unknown> => sql`
  select id from learners where id = any(${ids.map(learnerKey)}::text[]) and leased_by = ${instance}
  order by id for no key update`;
