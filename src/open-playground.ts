import { samplePeople } from "./app/sample-people.ts";
import { contentDir } from "./content/content-dir.ts";
import { openContent } from "./content/open-content.ts";
import { addDays, dayNumber } from "./domain/daily/local-day.ts";
import type { Instant, LearnerId } from "./domain/learner.ts";
import { openSampleWorld, type SampleWorld } from "./open-sample-world.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { Incoming, Mention } from "./ports/platform.ts";
import type { Making, PlayedPerson, Playground, Unasked } from "./ports/playground.ts";
import type { Claim } from "./ports/prompter.ts";
import { systemClock } from "./schedule/system-clock.ts";

/** Where the content is, and who is told of faults. */
export interface PlaygroundOptions {
  readonly centreFile?: string | undefined;
  readonly log: Log;
}

const minute = 60_000;
const day = 86_400_000;

/** The assistant with ten made-up apprentices and those who look after them, all in memory. Opens at once; the people come after. */
export function openPlayground({ centreFile, log }: PlaygroundOptions): Playground {
  const content = openContent({
    dir: contentDir(),
    ...(centreFile === undefined ? {} : { centreFile }),
    study: "later",
  });
  let making: Making = { done: 0, of: samplePeople.length };
  let offset = 0;
  const now = (): Instant => systemClock.now() + offset;
  const onProgress = (made: Making): void => {
    making = made;
  };
  const begin = (): SampleWorld => openSampleWorld({ content, log, now, onProgress });
  let world = begin();
  const setClock = (to: Instant): void => {
    offset = Math.max(offset, to - systemClock.now());
  };
  return {
    people: samplePeople,
    making: () => making,
    now,
    async act(who, act) {
      await world.ready;
      const { reply } = await world.assistant.handle(messageOf(who, act, now()));
      return { reply, brought: await bringDue(world, now(), { setClock, signal: new AbortController().signal }) };
    },
    async tick(to, signal) {
      await world.ready;
      const brought = await bringDue(world, to, { setClock, signal });
      if (!signal.aborted) setClock(to);
      return brought;
    },
    async nextPrompts() {
      await world.ready;
      const first = await nextDue(world.store, now());
      return first === null ? null : Math.max(endOfDay(first), now() + minute);
    },
    async startOver() {
      await world.ready;
      offset = 0;
      making = { done: 0, of: samplePeople.length };
      world = begin();
      await world.ready;
    },
  };
}

function messageOf(who: LearnerId, act: Incoming["act"], at: Instant): Incoming {
  const person = samplePeople.find((one) => one.who === who);
  const profile = { ...(person === undefined ? {} : { name: person.name }), timezone: "Europe/London", roles: [] };
  return {
    learner: who,
    at,
    act,
    profile,
    from: { platform: "local", place: who },
    mentions: act.kind === "said" ? mentionsIn(act.text, who) : [],
    members: async (group) => (group === null ? samplePeople.map(toMention) : undefined),
  };
}

/** Others whose given or whole name stands after an "@". */
function mentionsIn(text: string, by: LearnerId): readonly Mention[] {
  const low = text.toLowerCase();
  return samplePeople.flatMap((person) => {
    const [given = ""] = person.name.split(" ");
    const name = [person.name, given].find((one) => low.includes(`@${one.toLowerCase()}`));
    return name === undefined || person.who === by ? [] : [{ name, who: person.who }];
  });
}

const toMention = ({ name, who }: PlayedPerson): Mention => ({ name, who });

interface Bringing {
  readonly setClock: (to: Instant) => void;
  readonly signal: AbortSignal;
}

/** More messages than this at one go are a fault of ours. */
const mostBrought = 500;

/** Does what the scheduler would do up to `to`, one message after the other. */
async function bringDue(world: SampleWorld, to: Instant, { setClock, signal }: Bringing): Promise<readonly Unasked[]> {
  const brought: Unasked[] = [];
  for (let round = 0; round < mostBrought && !signal.aborted; round += 1) {
    const [id] = await world.store.dueBefore(to, 1);
    if (id === undefined) break;
    const due = (await world.store.read(id))?.dueAt ?? to;
    const message = await bringOne(world, id, due);
    if (message === undefined) continue;
    setClock(message.at);
    brought.push(message);
    // Lets a stop be heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return brought;
}

async function bringOne({ store, prompter }: SampleWorld, id: LearnerId, at: Instant): Promise<Unasked | undefined> {
  const out: { sent?: NonNullable<Claim["send"]> } = {};
  await store.update(id, (was) => {
    if (was === undefined) throw new Error("who is due is there");
    const { learner, send } = prompter.claim(was, at);
    if (send === undefined) return learner;
    const begun = prompter.begin(learner, send.key, at);
    if (begun === undefined) return { ...learner, dueAt: at + minute };
    out.sent = send;
    return prompter.settle(begun, send.key, { kind: "sent" }, at);
  });
  const { sent } = out;
  return sent === undefined ? undefined : { to: id, at, reply: (await sent.compose?.()) ?? sent.reply };
}

/** When the first of all is due, today or later; null where nobody ever is. */
async function nextDue(store: LearnerStore, now: Instant): Promise<Instant | null> {
  const [id] = await store.dueBefore(now + 60 * day, 1);
  return id === undefined ? null : ((await store.read(id))?.dueAt ?? null);
}

/** Nine in the evening of that day, when all of the day's questions are out. */
function endOfDay(at: Instant): Instant {
  const date = new Date(at).toISOString().slice(0, 10);
  const evening = dayNumber(date) * day + 21 * 60 * minute;
  return evening > at ? evening : dayNumber(addDays(date, 1)) * day;
}
