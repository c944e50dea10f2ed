import { sql } from "kysely";
import {
  idleMs,
  linkMs,
  makingMs,
  type PageStore,
  type PageStoreLimits,
  type ShelfPlace,
  type Shelved,
  seenMs,
  sessionMs,
  shelfMs,
  usualStoreLimits,
} from "../../ports/page-store.ts";
import { learnerKey, learnerOf } from "./learner-key.ts";
import type { Database } from "./open-database.ts";
import { makeRoomAmong, makeRoomOnShelf } from "./page-room.ts";
import { rowOfThing, thingOfRow } from "./page-rows.ts";
import { withPassing } from "./passing-tables.ts";

type Running = Pick<Database, "run">;

/** So many milliseconds, added to a time of the database. */
const after = (ms: number) => sql`${ms}::float8 * interval '1 millisecond'`;
const isOpen = sql<boolean>`ends_at > now() and seen_at > now() - ${after(idleMs)}`;

/** Links, sessions and shelves in tables: what one instance made any other serves. Times are the database's own. */
export function openPageTables({ run }: Running, limits: PageStoreLimits = usualStoreLimits): PageStore {
  return {
    addLink: (hash, who) =>
      run(async (db) => {
        await sql`insert into page_links (hash, who, ends_at)
          values (${hash}, ${learnerKey(who)}, now() + ${after(linkMs)})`.execute(db);
        await makeRoomAmong("page_links", db, limits);
      }),
    holdsLink: (hash) =>
      run(async (db) => {
        const link = withPassing(db).selectFrom("page_links").select("number").where("hash", "=", hash);
        return (await link.where(sql<boolean>`ends_at > now()`).executeTakeFirst()) !== undefined;
      }),
    enter: (link, session) =>
      run(async (db) => {
        // One statement: whoever takes the row out has the session, and a link is not lost for one that was not begun.
        const { numAffectedRows } = await sql`
          with used as (delete from page_links where hash = ${link} returning who, ends_at)
          insert into page_sessions (hash, who, ends_at, seen_at)
          select ${session}, who, now() + ${after(sessionMs)}, now() from used where ends_at > now()`.execute(db);
        if (Number(numAffectedRows ?? 0) === 0) return false;
        await makeRoomAmong("page_sessions", db, limits);
        return true;
      }),
    sessionOf: (hash) =>
      run(async (db) => {
        const isSeen = sql<boolean>`seen_at > now() - ${after(seenMs)}`.as("isSeen");
        const session = withPassing(db)
          .selectFrom("page_sessions")
          .select(["who", isSeen])
          .where("hash", "=", hash)
          .where(isOpen);
        const found = await session.executeTakeFirst();
        if (found === undefined) return undefined;
        if (!found.isSeen) await sql`update page_sessions set seen_at = now() where hash = ${hash}`.execute(db);
        return learnerOf(found.who);
      }),
    leave: (hash) =>
      run(async (db) => void (await withPassing(db).deleteFrom("page_sessions").where("hash", "=", hash).execute())),
    forget: (who) =>
      run(async (db) => {
        // In this order: a link that is just being used is a session by the time its row is free.
        for (const table of ["page_links", "page_sessions"] as const)
          await withPassing(db).deleteFrom(table).where("who", "=", learnerKey(who)).execute();
      }),
    shelve: (place, thing) => shelve({ run }, { place, thing, limits }),
    find: ({ session, scope, name }) =>
      run(async (db) => {
        const kept = withPassing(db).selectFrom("page_shelf").select(["kind", "label", "type", "bytes"]);
        const here = kept.where("session", "=", session).where("name", "=", name).where("scope", "=", scope);
        return thingOfRow(await here.where(sql<boolean>`ends_at > now()`).executeTakeFirst());
      }),
  };
}

interface Shelving {
  readonly place: ShelfPlace;
  readonly thing: Shelved;
  readonly limits: PageStoreLimits;
}

async function shelve({ run }: Running, { place, thing, limits }: Shelving): Promise<void> {
  const { session, scope, name } = place;
  const { kind, label, type, bytes } = rowOfThing(thing);
  const keptMs = thing.kind === "making" ? makingMs : shelfMs;
  await run(async (db) => {
    // The session's row is held until this is done: it does not end in between.
    await sql`
      insert into page_shelf (session, name, scope, kind, label, type, bytes, ends_at)
      select hash, ${name}, ${scope}, ${kind}, ${label}, ${type}, ${bytes}::bytea, now() + ${after(keptMs)}
      from page_sessions where hash = ${session} for key share
      on conflict (session, name) do update set
        scope = excluded.scope, kind = excluded.kind, label = excluded.label, type = excluded.type,
        bytes = excluded.bytes, ends_at = excluded.ends_at, number = excluded.number`.execute(db);
    await makeRoomOnShelf(db, limits);
  });
}
