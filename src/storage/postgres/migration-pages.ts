/**
 * Tables of the pages. Unlogged: what is in them lives for minutes and holds what is made of people's records, so it goes
 * into no log of the database, no copy made from that, and no other server; after a crash of the database they are empty.
 */
export const pageStatements: readonly string[] = [
  `create unlogged table page_links (
    hash text primary key,
    who text not null,
    number bigint generated always as identity,
    ends_at timestamptz not null
  )`,
  "create index page_links_who on page_links (who)",
  `create unlogged table page_sessions (
    hash text primary key,
    who text not null,
    number bigint generated always as identity,
    ends_at timestamptz not null,
    seen_at timestamptz not null
  )`,
  "create index page_sessions_who on page_sessions (who)",
  "create sequence page_shelf_numbers",
  `create unlogged table page_shelf (
    session text not null references page_sessions (hash) on delete cascade,
    name text not null,
    scope text not null,
    kind text not null,
    label text not null,
    type text not null,
    bytes bytea not null,
    size integer not null generated always as (octet_length(bytes)) stored,
    number bigint not null default nextval('page_shelf_numbers'),
    ends_at timestamptz not null,
    primary key (session, name)
  )`,
  `create unlogged table downloads (
    hash text primary key,
    who text not null,
    name text not null,
    type text not null,
    bytes bytea not null,
    size integer not null generated always as (octet_length(bytes)) stored,
    number bigint generated always as identity,
    ends_at timestamptz not null
  )`,
  "create index downloads_who on downloads (who)",
];
