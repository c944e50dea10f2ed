import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { CallAnswer } from "./call-connector.ts";
import type { ListedMember } from "./channel.ts";

/** Learn, "Get team or chat members": 50 to 500 a page. */
const pageSize = 200;

const text = z.string().optional().catch(undefined);
// One and the same id comes under either name.
const memberSchema = z
  .object({ id: z.string().min(1), name: text, aadObjectId: text, objectId: text })
  .transform(({ id, name, aadObjectId, objectId }): ListedMember => ({ id, name, aad: aadObjectId ?? objectId }));
const pageSchema = z.object({ members: z.array(memberSchema), continuationToken: text });

/** Reads a list of members page by page; `ask` gets one, by its query. Rejects with an `OutsideError`. */
export async function listMembers(
  ask: (query: string) => Promise<CallAnswer>,
  most: number,
): Promise<readonly ListedMember[]> {
  const found: ListedMember[] = [];
  for (let next: string | undefined = ""; next !== undefined && found.length < most; ) {
    const query = new URLSearchParams({
      pageSize: String(pageSize),
      ...(next === "" ? {} : { continuationToken: next }),
    });
    const page: z.infer<typeof pageSchema> = read(pageSchema, (await ask(query.toString())).body);
    found.push(...page.members);
    next = page.continuationToken || undefined;
  }
  return found.slice(0, most);
}

/** One member, as the channel answers. */
export function readMember(body: string): ListedMember {
  return read(memberSchema, body);
}

function read<Value>(schema: z.ZodType<Value>, body: string): Value {
  try {
    return schema.parse(JSON.parse(body));
  } catch (cause) {
    throw new OutsideError("the Teams connector's list cannot be read", {
      where: "teams members",
      code: "EREFUSED",
      cause,
    });
  }
}
