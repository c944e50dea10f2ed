import type { Instant } from "../domain/learner.ts";
import type { UnitNumber } from "../domain/qualification.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Handle, Incoming } from "../ports/platform.ts";
import { type SampleApprentice, sampleTrainer } from "./sample-people.ts";
import { daysBefore } from "./sample-practice.ts";

interface EvidenceWith {
  readonly handle: Handle;
  readonly content: ContentStore;
  readonly at: Instant;
}

type Step = (say: (act: Incoming["act"], at: Instant) => Promise<unknown>) => Promise<unknown>;

const notes = {
  ready: "The call log of that morning, with names taken out.",
  begun: "Notes of a talk with my team leader.",
} as const;
const returned = "Please say what you did yourself, and when.";

/** What an apprentice and the assessor did to their evidence, oldest first: one step, one message. */
export function evidenceSteps(apprentice: SampleApprentice, using: EvidenceWith): readonly Step[] {
  const { signed, returned: sentBack, ready, begun } = apprentice.evidence;
  const criteria = criteriaOf(apprentice, using).slice(0, signed + sentBack + ready + begun);
  const states = [
    ...Array.from({ length: signed }, () => "signed" as const),
    ...Array.from({ length: sentBack }, () => "returned" as const),
    ...Array.from({ length: ready }, () => "ready" as const),
    ...Array.from({ length: begun }, () => "begun" as const),
  ];
  return criteria.flatMap((one, index) => stepsTo(states[index] ?? "begun", { ...one, index, apprentice, using }));
}

interface Place {
  readonly unit: UnitNumber;
  readonly criterion: string;
  readonly index: number;
  readonly apprentice: SampleApprentice;
  readonly using: EvidenceWith;
}

function stepsTo(state: "signed" | "returned" | "ready" | "begun", place: Place): readonly Step[] {
  const { unit, criterion, index, apprentice, using } = place;
  const { who } = apprentice.person;
  const at = daysBefore(using.at, 30 - index * 2);
  const about = { units: [unit], criteria: [criterion], qualification: apprentice.qualification ?? "" };
  const own = state === "begun" ? "in-progress" : "ready";
  const note = state === "begun" ? notes.begun : notes.ready;
  const first: Step = (say) =>
    say({ kind: "pressed", intent: { kind: "evidence.set", ...about, state: own, note } }, at);
  const later = at + 26 * 3_600_000;
  switch (state) {
    case "signed":
      return [first, () => assess({ kind: "evidence.sign", who, ...about }, later, using)];
    case "returned":
      return [first, () => assess({ kind: "evidence.return", who, words: returned, ...about }, later, using)];
    case "ready":
    case "begun":
      return [first];
    default:
      return state satisfies never;
  }
}

async function assess(
  intent: Extract<Incoming["act"], { kind: "pressed" }>["intent"],
  at: Instant,
  { handle }: EvidenceWith,
): Promise<void> {
  const { who: learner, name } = sampleTrainer;
  const from = { platform: "local", place: learner };
  const profile = { name, timezone: "Europe/London", roles: [] };
  await handle({ learner, at, act: { kind: "pressed", intent }, from, profile });
}

/** The criteria of the plan's units, those achieved first, in the order of the units. */
function criteriaOf({ qualification, achieved, planned }: SampleApprentice, { content, at }: EvidenceWith) {
  const rules = content.qualification(qualification ?? "", new Date(at).toISOString().slice(0, 10));
  return [...achieved, ...planned].flatMap((number) => {
    const unit = rules?.units.find((one) => one.number === number);
    const known = unit?.outcomes.flatMap(({ criteria }) => criteria) ?? [];
    return known.map((one) => ({ unit: number, criterion: one.number }));
  });
}
