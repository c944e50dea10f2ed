import type { Intent } from "../../domain/intent.ts";
import type { LearnerId } from "../../domain/learner.ts";
import { mayDo } from "../../domain/permission.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Role } from "../../domain/role.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Assistant } from "../../ports/platform.ts";
import { type Asks, linkFor } from "./page-list.ts";
import type { PageContent } from "./page-shelf.ts";

/** Who asks for a page, and whom they ask. */
export interface MakeWith {
  readonly who: LearnerId;
  readonly roles: readonly Role[];
  readonly assistant: Pick<Assistant, "handle">;
  readonly clock: Clock;
}

/** What the assistant answers to what a page asks it, in this order; once it asks back or has nothing new to say, no more. */
export async function makePage(path: string, asks: Asks, using: MakeWith): Promise<PageContent> {
  const allowed = asks.filter(({ kind }) => mayDo(kind, using.roles));
  const replies: Reply[] = [];
  // Who may do nothing of it hears so once, from the assistant.
  for (const intent of allowed.length === 0 ? asks.slice(0, 1) : allowed) {
    const reply = await ask(intent, using);
    if (replies.some(({ title }) => title === reply.title)) break;
    replies.push(reply);
    if (reply.choices.length > 0) break;
  }
  return { path, replies, shown: asks.flatMap((intent) => linkFor(intent) ?? []) };
}

async function ask(intent: Intent, { who, assistant, clock }: MakeWith): Promise<Reply> {
  const act = { kind: "pressed", intent } as const;
  return (await assistant.handle({ learner: who, at: clock.now(), act, profile: { roles: [] } })).reply;
}
