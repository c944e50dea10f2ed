import { checkPlan } from "../domain/check-plan.ts";
import type { Intent } from "../domain/intent.ts";
import { type OpenUnits, openUnits } from "../domain/open-units.ts";
import type { Completion, Plan, PlanAnswer } from "../domain/plan.ts";
import { planUnits } from "../domain/plan.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import type { Block, Choice } from "../domain/reply.ts";
import { conflictWords } from "./check.ts";
import { decisionBlocks, decisionsOf, repairWords } from "./explain-check.ts";
import { findRepairs } from "./find-repairs.ts";
import { findWays } from "./find-ways.ts";
import { joinWords, nameUnit, nameUnits } from "./name-units.ts";
import { type Command, makeReply, offer, planOf, qualificationOf, type Scene, savedPlan } from "./scene.ts";

type Suggest = Extract<Intent, { kind: "plan.suggest" }>;

const shown = 5;

interface Suggestion {
  readonly intent: Suggest;
  readonly qualification: Qualification;
  readonly plan: Plan;
  readonly answer: PlanAnswer;
  readonly ways: readonly Completion[];
  readonly more: boolean;
  readonly scene: Scene;
}

/** "What else do I need?", "what can I still take with 6?", "what is the least I can do?" */
export const suggest: Command<"plan.suggest"> = (intent, scene) => {
  const qualification = qualificationOf(intent.qualification, scene);
  const plan = planOf(intent.units, savedPlan(qualification.code, scene.learner));
  const answer = checkPlan(plan, qualification, "sufficient");
  const tastes = scene.learner.tastes.find((one) => one.qualification === qualification.code);
  const found = findWays({ plan, qualification, tastes, without: intent.without, skip: intent.skip, shown });
  const suggestion = { intent, qualification, plan, answer, ...found, scene };
  const open = openUnits(plan, qualification);
  return {
    intent: "plan.suggest",
    data: {
      qualification: qualification.code,
      units: planUnits(plan),
      completions: found.ways.map((way) => way.add),
      standings: found.ways.map((way) => way.standing),
      verdict: answer.verdict,
      open: open.open,
      version: qualification.version,
    },
    reply: makeReply(titleOf(suggestion, open), { blocks: blocksOf(suggestion, open), next: nextOf(suggestion) }),
    about: { ...intent, qualification: qualification.code },
  };
};

function titleOf({ intent, qualification, plan, ways, scene }: Suggestion, open: OpenUnits): string {
  const { say } = scene;
  const certificate = qualification.shortTitle;
  const named = (units: readonly UnitNumber[]) => nameUnits(units, qualification, say);
  const compatible = checkPlan(plan, qualification, "compatible");
  if (compatible.verdict === "no")
    return say("suggest.title.blocked", {
      certificate,
      conflicts: conflictWords({ answer: compatible, qualification, say }),
    });
  if (intent.want === "still") {
    const others = open.open.filter((unit) => !intent.without.includes(unit));
    if (plan.achieved.length + plan.planned.length > 0)
      return others.length === 0
        ? say("suggest.still.none", { units: named(planUnits(plan)) })
        : say("suggest.still.title", { units: named(planUnits(plan)), open: named(others) });
  }
  const [best] = ways;
  if (best === undefined) return say("suggest.title.none", { certificate, more: intent.skip > 0 ? "yes" : "no" });
  if (best.add.length === 0 && best.standing === "certain")
    return say("suggest.title.done", { units: named(planUnits(plan)), certificate });
  if (intent.want === "least")
    return say(best.standing === "certain" ? "suggest.least.title.certain" : "suggest.least.title.open", {
      certificate,
      units: named(best.add),
    });
  return say(`suggest.title.${best.standing}`, {
    certificate,
    units: best.add.length === 0 ? say("suggest.nothing.more") : named(best.add),
  });
}

function blocksOf(suggestion: Suggestion, open: OpenUnits): readonly Block[] {
  const { intent, qualification, plan, answer, ways, scene } = suggestion;
  const { say } = scene;
  const text = (words: string): Block => ({ kind: "text", text: [words] });
  const units = planUnits(plan);
  const mend = findRepairs(plan, qualification, "compatible").map((repair) => repairWords(repair, qualification, say));
  return [
    text(
      units.length === 0
        ? say("suggest.have.nothing")
        : say("suggest.have", { units: nameUnits(units, qualification, say) }),
    ),
    ...(mend.length > 0 ? [text(say("check.repair", { repairs: joinWords(mend, say("list.or")) }))] : []),
    ...(intent.want === "still" && open.closed.length > 0
      ? [
          text(
            say("suggest.still.closed", {
              closed: joinWords(
                open.closed.map(({ unit, by }) =>
                  say("suggest.still.closed.one", {
                    unit: nameUnit(unit, qualification, say),
                    by: nameUnit(by, qualification, say),
                  }),
                ),
                say("list.and"),
              ),
            }),
          ),
        ]
      : []),
    ...(intent.without.length > 0
      ? [text(say("suggest.without", { units: nameUnits(intent.without, qualification, say) }))]
      : []),
    ...(ways.length > 0 ? [waysTable(suggestion)] : []),
    ...(ways.some((way) => way.standing === "likely") ? [text(say("suggest.why.likely"))] : []),
    ...(ways.some((way) => way.standing === "open") ? [text(say("suggest.why.open"))] : []),
    ...decisionBlocks(decisionsOf(plan, answer), qualification, say),
    {
      kind: "text",
      text: [say("check.version", { code: qualification.code, version: qualification.version })],
      tone: "muted",
    },
  ];
}

function waysTable({ ways, qualification, scene: { say } }: Suggestion): Block {
  return {
    kind: "table",
    caption: say("suggest.ways"),
    head: [say("suggest.way.add"), say("suggest.way.standing"), say("suggest.way.surplus")],
    rows: ways.map((way) => [
      way.add.length === 0 ? say("suggest.nothing.more") : nameUnits(way.add, qualification, say),
      say(`suggest.standing.${way.standing}`),
      way.surplus === null ? say("suggest.surplus.unknown") : String(way.surplus),
    ]),
  };
}

function nextOf({ intent, qualification, ways, more, scene: { say } }: Suggestion): readonly Choice[] {
  const code = qualification.code;
  const savings = ways
    .filter((way) => way.add.length > 0)
    .slice(0, 3)
    .map((way) =>
      offer(say("choice.way", { units: joinWords(way.add.map(String), say("list.and")) }), {
        kind: "plan.save",
        change: "add",
        units: [...new Set([...intent.units, ...way.add])].sort((a, b) => a - b),
        drop: [],
        as: "planned",
        qualification: code,
      } as const),
    );
  return more
    ? [...savings, offer(say("choice.more"), { ...intent, qualification: code, skip: intent.skip + shown })]
    : savings;
}
