import fc from "fast-check";
import { createAssistant } from "../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import { sampleRoster } from "../../src/app/sample-cohort.ts";
import { sampleAdmin, samplePeople } from "../../src/app/sample-people.ts";
import { openStandings } from "../../src/app/standing/open-standings.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { roles } from "../../src/domain/role.ts";
import { openPapers } from "../../src/papers/open-papers.ts";
import { renderSlack } from "../../src/platforms/slack/render-slack.ts";
import { renderTeams } from "../../src/platforms/teams/render-card.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { intentSchema } from "../../src/ports/intent-schema.ts";
import type { Answer, Incoming } from "../../src/ports/platform.ts";
import { decodePress, encodePress, fillForm } from "../../src/ports/press-value.ts";
import { decodeLearner, encodeLearner } from "../../src/storage/learner-record.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { desk, morning } from "../app/try-out.ts";
import { sampleIntents } from "../storage/sample-learners.ts";
import { anyText } from "./any-text.ts";
import { anyIntent, anyValue, mutated } from "./any-value.ts";
import { type FuzzTarget, hold, target } from "./target.ts";

const people = samplePeople.map(({ who }) => who);

/** One thing somebody does, or time that passes before it. */
const step = fc.record({
  who: fc.oneof(
    fc.nat(1).map((n) => n * 3),
    fc.nat(people.length - 1),
  ),
  act: fc.oneof(
    { weight: 4, arbitrary: anyText.map((text) => ({ kind: "said", text }) as const) },
    { weight: 2, arbitrary: anyIntent.map((intent) => ({ kind: "pressed", intent }) as const) },
    { weight: 2, arbitrary: fc.nat(11).map((offer) => ({ kind: "offer", offer }) as const) },
  ),
  minutes: fc.constantFrom(0, 1, 1, 1, 31, 1_441, 50_000),
  shared: fc.boolean(),
  platformRoles: fc.subarray([...roles], { maxLength: 1 }),
  certificate: fc.constantFrom(undefined, "10266", "10267", "99999"),
  mentions: fc.subarray(
    samplePeople.map(({ who, name }) => ({ who, name })),
    { maxLength: 2 },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function openWorld() {
  const bugs: string[] = [];
  const note = (message: string, fields?: object) => void bugs.push(`${message} ${JSON.stringify(fields)}`);
  const roster = openRosterInMemory(sampleRoster(morning));
  const { store, find } = openStandings({ store: openMemoryStore(), desk: () => desk, roster: roster.now });
  const office = openIdleOffice({
    roster,
    admins: new Set([sampleAdmin.who]),
    looks: openMemoryLooks(),
    papers: openPapers({ clock: { now: () => morning } }),
    standings: find,
    audit: { append: async () => undefined, entriesOf: async () => [] },
  });
  const assistant = createAssistant({
    ...desk,
    office,
    store,
    log: { error: note, info: () => undefined },
    makeReference: () => "ref-1",
  });
  return { assistant, store, bugs };
}

type World = ReturnType<typeof openWorld>;

async function walk(steps: readonly Step[]): Promise<void> {
  const world = openWorld();
  const before = new Map<LearnerId, Answer>();
  let at = morning;
  for (const one of steps) {
    at += one.minutes * 60_000;
    const learner = people[one.who % people.length] ?? sampleAdmin.who;
    const message = { ...one, learner, at, act: actOf(one, before.get(learner)) };
    before.set(learner, await tell(world, message));
  }
}

function actOf({ act }: Step, answer: Answer | undefined): Incoming["act"] {
  if (act.kind !== "offer") return act;
  const offers = [...(answer?.reply.choices ?? []), ...(answer?.reply.next ?? [])];
  const picked = offers[act.offer % Math.max(1, offers.length)];
  if (picked === undefined) return { kind: "said", text: "the second one" };
  // What an answer offers can be pressed after any journey over the wire.
  const intent = decodePress(encodePress(picked.intent));
  hold(intent !== undefined, `an offer cannot be pressed: ${JSON.stringify(picked)}`);
  return { kind: "pressed", intent };
}

type Doing = Pick<Step, "shared" | "platformRoles" | "certificate" | "mentions"> &
  Pick<Incoming, "learner" | "at" | "act">;

async function tell({ assistant, store, bugs }: World, doing: Doing): Promise<Answer> {
  const { learner, at, act, shared, platformRoles, certificate, mentions } = doing;
  const profile = { roles: platformRoles, ...(certificate === undefined ? {} : { qualification: certificate }) };
  const answer = await assistant.handle({ learner, at, act, shared, mentions, profile });
  const said = JSON.stringify(act).slice(0, 300);
  hold(bugs.length === 0 && !isFault(answer), `a fault after ${said}: ${bugs.join("; ")}`);
  hold(answer.reply.title.trim() !== "", `no title after ${said}`);
  draw(answer, said);
  const record = await store.read(learner);
  const kept = record && decodeLearner(Buffer.from(encodeLearner(record, 1)));
  hold(kept === undefined || kept.kind === "learner", `a record that cannot be read after ${said}`);
  return answer;
}

/** Refusals are told in `data` too, but only faults have a reference. */
function isFault({ data }: Answer): boolean {
  return JSON.stringify(data["error"] ?? null).includes("ref-1");
}

const broken = /\bundefined\b|\bNaN\b|\[object/;

/** Every platform draws it, with words. */
function draw({ reply }: Answer, said: string): void {
  const plain = renderPlain(reply);
  hold(plain.trim() !== "", `nothing to read after ${said}`);
  hold(!broken.test(plain) || broken.test(said), `${broken.exec(plain)?.[0]} is shown after ${said}: ${plain}`);
  for (const { text } of renderSlack(reply, { nonce: "n" })) hold(text !== "", `no text for Slack after ${said}`);
  hold(renderTeams(reply, { nonce: "n" }).length > 0, `no card for Teams after ${said}`);
}

const oneOf = (more: number) => fc.array(step, { minLength: 1, maxLength: more });

export const answerTargets: readonly FuzzTarget[] = [
  target("one message, understood and answered", async () => {
    const world = openWorld();
    await tell(world, {
      learner: sampleAdmin.who,
      at: morning,
      act: { kind: "said", text: "how is my team" },
      shared: false,
      platformRoles: [],
      certificate: undefined,
      mentions: [],
    });
    await walk([]);
    return { input: oneOf(1), take: walk };
  }),
  target("conversations of several people", () => ({ input: oneOf(8), take: walk })),
  target("press values", () => ({
    input: fc.oneof(
      mutated(Object.values(sampleIntents)).map((value) => JSON.stringify(value)),
      anyValue.map((value) => JSON.stringify(value)),
      fc.string({ unit: "binary", maxLength: 2_000 }),
    ),
    take: (value) => {
      const intent = decodePress(value);
      if (intent === undefined) return;
      hold(intentSchema.safeParse(intent).success, "a press that is no intent");
      const again = decodePress(encodePress(intent));
      hold(JSON.stringify(again) === JSON.stringify(intent), "a press that comes back as another");
    },
  })),
  target("forms filled in", () => ({
    input: fc.record({
      means: anyIntent,
      picked: fc.dictionary(
        fc.oneof(fc.constantFrom("units", "planned", "achieved", "kind", "__proto__", "qualification"), fc.string()),
        fc.array(fc.oneof(fc.string(), fc.nat().map(String)), { maxLength: 5 }),
      ),
    }),
    take: ({ means, picked }) => {
      const intent = fillForm(means, picked);
      hold(intent === undefined || intentSchema.safeParse(intent).success, "a form that is no intent");
    },
  })),
  target("the intent schema", () => ({
    input: fc.oneof(mutated(Object.values(sampleIntents), 6), anyValue),
    take: (value) => void intentSchema.safeParse(value),
  })),
];
