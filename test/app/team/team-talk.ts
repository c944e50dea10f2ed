import { createHandle } from "../../../src/app/handle.ts";
import { type Office, openIdleOffice, openRosterInMemory } from "../../../src/app/office.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Role } from "../../../src/domain/role.ts";
import { renderPlain } from "../../../src/platforms/terminal/render-plain.ts";
import type { WatchActs } from "../../../src/ports/act-watch.ts";
import type { Answer, Incoming } from "../../../src/ports/platform.ts";
import { openMemoryLooks } from "../../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk, morning } from "../try-out.ts";

/** Somebody by the short name of a test. */
export const idOf = (name: string): LearnerId => `slack:T1/${name}` as LearnerId;

/** Several people who write to one assistant; a minute passes with every message. "root" is an admin. */
export function openOffice(more: Partial<Office> = {}, onAct?: WatchActs) {
  const roster = openRosterInMemory();
  const looks = openMemoryLooks();
  const store = openMemoryStore();
  const office = openIdleOffice({ roster, looks, admins: new Set([idOf("root")]), ...more });
  const log = { error: () => undefined, info: () => undefined };
  const handle = createHandle({ ...desk, office, store, log, makeReference: () => "ref-1", onAct });
  let at = morning;
  const send = (who: string, act: Incoming["act"], rest: Partial<Incoming> = {}) => {
    at += 60_000;
    const profile: { name: string; roles: readonly Role[] } = { name: who[0]?.toUpperCase() + who.slice(1), roles: [] };
    return handle({ learner: idOf(who), at, act, profile, ...rest });
  };
  /** Types; "@sam" in the text mentions sam. */
  const says = (who: string, typed: string, rest: Partial<Incoming> = {}): Promise<Answer> => {
    const mentions = [...typed.matchAll(/@([a-z]+)/g)].map(([, name = ""]) => ({ name, who: idOf(name) }));
    return send(who, { kind: "said", text: typed }, { mentions, ...rest });
  };
  return {
    says,
    presses: (who: string, intent: Intent, rest: Partial<Incoming> = {}) =>
      send(who, { kind: "pressed", intent }, rest),
    /** Presses what an answer offers under this label. */
    picks: (who: string, { reply }: Answer, label: string) => {
      const choice = [...reply.choices, ...reply.next].find((one) => one.label === label);
      if (choice === undefined) throw new Error(`nothing is offered under “${label}”`);
      return send(who, { kind: "pressed", intent: choice.intent });
    },
    /** What is read of an answer. */
    reads: async (who: string, typed: string): Promise<string> => renderPlain((await says(who, typed)).reply),
    wait: (minutes: number) => {
      at += minutes * 60_000;
    },
    now: () => at,
    roster,
    looks,
    store,
    handle,
  };
}
