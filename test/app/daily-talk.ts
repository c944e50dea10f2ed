import { createPrompter } from "../../src/app/prompter.ts";
import type { Instant, Learner } from "../../src/domain/learner.ts";
import type { PromptOutcome, PromptToSend } from "../../src/ports/prompter.ts";
import { desk, me, type TryOut, tryOut } from "./try-out.ts";

export const prompter = createPrompter(desk);
/** Where somebody on a chat platform is written to. */
export const from = { platform: "slack", place: "D1" };

/** "2026-11-24T08:30", in London in winter. */
export const time = (text: string): Instant => Date.parse(`${text}:00Z`);

/** Somebody on a chat platform with a daily question at 08:30 on weekdays, set on Monday 23 November at 09:01. */
export async function withDaily(wish = {}): Promise<TryOut> {
  const talk = tryOut({ qualification: "10266" });
  await talk.presses({ kind: "qualification.choose", qualification: "10266" }, { from });
  await talk.presses({ kind: "daily.set", wish: { on: true, ...wish } }, { from });
  return talk;
}

/** The record; throws where there is none. */
export async function recordOf(talk: TryOut): Promise<Learner> {
  const learner = await talk.learner();
  if (learner === undefined) throw new Error("nobody is there");
  return learner;
}

/** What one tick of the scheduler does: claims, begins, and settles as told; what was sent. */
export async function tick(
  talk: TryOut,
  at: string,
  outcome: PromptOutcome = { kind: "sent" },
): Promise<PromptToSend | undefined> {
  const claimed = prompter.claim(await recordOf(talk), time(at));
  const begun = claimed.send && prompter.begin(claimed.learner, claimed.send.key, time(at));
  const after = claimed.send && begun ? prompter.settle(begun, claimed.send.key, outcome, time(at)) : claimed.learner;
  await talk.store.update(me, () => after);
  return begun && claimed.send;
}

/** How the prompts stand: "2026-11-24 sent". */
export async function states(talk: TryOut): Promise<readonly string[]> {
  return (await recordOf(talk)).daily.prompts.map(({ date, kind, state }) =>
    kind === "question" ? `${date} ${state}` : `${date} ${kind} ${state}`,
  );
}

/** When the record is to be looked at next, in UTC. */
export async function dueAt(talk: TryOut): Promise<string | null> {
  const due = (await recordOf(talk)).dueAt;
  return due === null ? null : new Date(due).toISOString().slice(0, 16);
}
