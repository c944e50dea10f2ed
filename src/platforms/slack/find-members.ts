import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Log } from "../../ports/log.ts";
import type { Mention } from "../../ports/platform.ts";
import { learnerOf } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";
import { type Member, type People, toMember, userSchema } from "./people.ts";
import { uniqueNames } from "./read-mentions.ts";

/** Where members are looked for. */
export interface MemberSearch {
  readonly client: WebClient;
  readonly team: string;
  /** The channel that something was said in; absent in a direct message. */
  readonly channel: string | undefined;
  readonly botUserId: string | undefined;
  readonly call: CallSlack;
  readonly people: People;
  readonly log: Log;
}

/** So many people at most; whoever comes after them is left out. */
const mostMembers = 1_000;
/** Up to so many are asked for one by one; more come from the list of the workspace. */
const fewMembers = 30;
/** Of that list so many pages are read, of so many people each: as many as Slack advises for one. */
const mostPages = 50;
const pageSize = 200;

const groupsSchema = z.looseObject({
  usergroups: z.array(z.looseObject({ id: z.string(), handle: z.string().default(""), name: z.string().default("") })),
});
const groupUsersSchema = z.looseObject({ users: z.array(z.string()) });
const cursor = z.looseObject({ next_cursor: z.string().default("") }).optional();
const channelSchema = z.looseObject({ members: z.array(z.string()), response_metadata: cursor });
const usersSchema = z.looseObject({ members: z.array(userSchema), response_metadata: cursor });

/**
 * The people of a user group by its handle, or, for null, of the channel: without bots, without those who left, 1,000 at
 * most. Undefined where there is no such group or channel, or Slack lets us not look: operators are then told what to do.
 */
export async function findMembers(group: string | null, search: MemberSearch): Promise<readonly Mention[] | undefined> {
  try {
    const users = await (group === null ? channelUsers(search) : groupUsers(group, search));
    return users === undefined ? undefined : await nameAll(users.slice(0, mostMembers), search);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.code !== "EGONE") throw error;
    tellWhy(error, group, search.log);
    return undefined;
  }
}

/** The handle of a user group by its id; undefined where Slack does not tell. */
export async function handleOfGroup(id: string, search: Pick<MemberSearch, "client" | "team" | "call">) {
  try {
    return (await listGroups(search)).find((one) => one.id === id)?.handle;
  } catch (error) {
    if (error instanceof OutsideError) return undefined;
    throw error;
  }
}

function tellWhy({ where }: OutsideError, group: string | null, log: Log): void {
  const scopes = group === null ? "channels:read and groups:read" : "usergroups:read";
  const fix = `Give the app the scopes ${scopes} and install it again in the workspace (see npm run manifests).`;
  log.error(
    "Slack does not tell who is in a group",
    where === "missing_scope" ? { code: where, fix } : { code: where },
  );
}

/** What was not asked for is as good as a refusal. */
function read<Value>(schema: z.ZodType<Value>, answer: unknown): Value {
  const found = schema.safeParse(answer);
  if (found.success) return found.data;
  throw new OutsideError("Slack's answer cannot be read", { where: "unreadable", code: "EGONE", cause: found.error });
}

async function listGroups({ client, team, call }: Pick<MemberSearch, "client" | "team" | "call">) {
  return read(groupsSchema, await call({ client, team, method: "usergroups.list", args: {} })).usergroups;
}

async function groupUsers(group: string, search: MemberSearch): Promise<readonly string[] | undefined> {
  const wanted = group.replace(/^@/, "").trim().toLowerCase();
  const groups = await listGroups(search);
  const named = (by: "handle" | "name") => groups.find((one) => one[by].toLowerCase() === wanted);
  const found = named("handle") ?? named("name");
  if (found === undefined) return undefined;
  const { client, team, call } = search;
  const args = { usergroup: found.id };
  return read(groupUsersSchema, await call({ client, team, method: "usergroups.users.list", args })).users;
}

async function channelUsers({ client, team, channel, call }: MemberSearch): Promise<readonly string[] | undefined> {
  if (channel === undefined) return undefined;
  const found: string[] = [];
  for (let next: string | undefined = ""; next !== undefined && found.length <= mostMembers; ) {
    const args: Record<string, unknown> = { channel, limit: pageSize, ...(next === "" ? {} : { cursor: next }) };
    const page: z.infer<typeof channelSchema> = read(
      channelSchema,
      await call({ client, team, method: "conversations.members", args }),
    );
    found.push(...page.members);
    next = page.response_metadata?.next_cursor || undefined;
  }
  return found;
}

async function nameAll(users: readonly string[], search: MemberSearch): Promise<readonly Mention[]> {
  const { team, botUserId } = search;
  const others = users.filter((user) => user !== botUserId && user !== "USLACKBOT");
  const told = await (others.length <= fewMembers ? oneByOne(others, search) : fromList(others, search));
  const people = others.filter((user) => told.get(user)?.person !== false);
  const names = uniqueNames(people.map((user) => told.get(user)?.name ?? user));
  return people.map((user, at) => ({ name: names[at] ?? user, who: learnerOf({ team, user }) }));
}

type Told = ReadonlyMap<string, Member>;

async function oneByOne(users: readonly string[], { client, team, people }: MemberSearch): Promise<Told> {
  const told = await Promise.all(users.map((user) => people.memberOf({ client, team, user })));
  return new Map(users.map((user, at) => [user, told[at] ?? { person: true }] as const));
}

/** Reads on until everybody is found, or the list ends. */
async function fromList(users: readonly string[], { client, team, call }: MemberSearch): Promise<Told> {
  const wanted = new Set(users);
  const found = new Map<string, Member>();
  let next: string | undefined = "";
  for (let page = 0; page < mostPages && next !== undefined && found.size < wanted.size; page++) {
    const args: Record<string, unknown> = { limit: pageSize, ...(next === "" ? {} : { cursor: next }) };
    const list: z.infer<typeof usersSchema> = read(
      usersSchema,
      await call({ client, team, method: "users.list", args }),
    );
    for (const user of list.members)
      if (user.id !== undefined && wanted.has(user.id)) found.set(user.id, toMember(user));
    next = list.response_metadata?.next_cursor || undefined;
  }
  return found;
}
