import { type CarriedUnit, carryOver, type StayingUnit, staysBehind } from "../domain/carry-over.ts";
import type { Qualification } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import { nameUnit, nameUnits, startSentence } from "./name-units.ts";
import { type Command, makeReply, qualificationOf, type Scene, savedPlan } from "./scene.ts";

/** "I did unit 7 at Level 2, does it count?": by unit reference number, never by unit number. */
export const carry: Command<"plan.carry"> = (intent, scene) => {
  const { say } = scene;
  const from = qualificationOf(intent.from, scene);
  const to = qualificationOf(intent.qualification, scene);
  const asked =
    intent.units.length > 0 ? intent.units : savedPlan(from.code, scene.learner).achieved.map((one) => one.unit);
  if (asked.length === 0 || from.code === to.code)
    return {
      intent: "plan.suggest",
      data: { qualification: to.code, units: [], completions: [], verdict: "no" },
      reply: makeReply(say("carry.none")),
    };
  const carried = carryOver({ achieved: asked, from, to });
  const staying = staysBehind({ units: asked, from, to });
  const data = {
    qualification: to.code,
    units: carried.map((one) => one.to),
    completions: [],
    verdict: verdictOf(carried, staying),
    from: from.code,
    carried: carried.map(({ from: was, to: now, standing, reference }) => ({
      from: was,
      to: now,
      standing,
      reference,
    })),
  };
  const blocks: Block[] = [
    {
      kind: "list",
      items: [
        ...carried.map((one) => [carriedLine(one, { from, to, scene })]),
        ...staying.map((one) => [stayingLine(one, { from, to, scene })]),
      ],
    },
    { kind: "text", text: [say("carry.centre")] },
  ];
  return {
    intent: "plan.suggest",
    data,
    reply: makeReply(titleOf({ carried, staying, asked }, { from, to, scene }), { blocks }),
    about: { kind: "plan.suggest", want: "finish", units: data.units, without: [], skip: 0, qualification: to.code },
  };
};

interface Journey {
  readonly from: Qualification;
  readonly to: Qualification;
  readonly scene: Scene;
}

function verdictOf(carried: readonly CarriedUnit[], staying: readonly StayingUnit[]): string {
  if (staying.some((one) => one.why !== "reference-unknown" && one.open.length === 0)) return "no";
  return carried.length > 0 && staying.length === 0 && carried.every((one) => one.standing === "sure")
    ? "yes"
    : "cannot-tell";
}

function titleOf(
  found: {
    readonly carried: readonly CarriedUnit[];
    readonly staying: readonly StayingUnit[];
    readonly asked: readonly number[];
  },
  { from, to, scene: { say } }: Journey,
): string {
  const fill = {
    units: startSentence(nameUnits(found.asked, from, say)),
    count: found.asked.length,
    certificate: to.shortTitle,
  };
  const lower = { ...fill, units: nameUnits(found.asked, from, say) };
  if (found.carried.length > 0 && found.staying.length > 0) return say("carry.title.mixed", fill);
  if (found.carried.length > 0)
    return say(found.carried.every((one) => one.standing === "sure") ? "carry.title.yes" : "carry.title.likely", lower);
  return say(
    found.staying.some((one) => one.why === "reference-unknown" || one.open.length > 0)
      ? "carry.title.open"
      : "carry.title.no",
    lower,
  );
}

function carriedLine(one: CarriedUnit, { from, to, scene: { say } }: Journey): string {
  return say(one.standing === "sure" ? "carry.ground.sure" : "carry.ground.likely", {
    from: startSentence(nameUnit(one.from, from, say)),
    to: nameUnit(one.to, to, say),
    certificate: to.shortTitle,
    reference: one.reference,
  });
}

function stayingLine(one: StayingUnit, { from, to, scene: { say } }: Journey): string {
  const reference = findUnit(from, one.unit)?.reference.value ?? "";
  const open = one.why === "reference-unknown" || one.open.length > 0;
  return say(open ? "carry.stays.open" : "carry.stays", {
    unit: startSentence(nameUnit(one.unit, from, say)),
    certificate: to.shortTitle,
    reference,
  });
}
