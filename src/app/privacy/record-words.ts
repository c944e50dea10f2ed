import { planUnits, type SavedPlan } from "../../domain/plan.ts";
import { nameUnits } from "../name-units.ts";
import { practisedIn } from "../practised.ts";
import { qualificationOf, type Scene } from "../scene.ts";

/** Something that is kept, with its label. */
export interface KeptLine {
  readonly label: string;
  readonly words: string;
}

/** What stands in the learner's record; what there is none of is left out. */
export function recordLines(scene: Scene): readonly KeptLine[] {
  const { learner, say } = scene;
  const { portfolio, letters } = learner;
  const criteria = portfolio.units.flatMap((unit) => unit.criteria).length;
  const lines: readonly (readonly [label: string, words: string])[] = [
    [say("privacy.label.name"), learner.name ?? ""],
    [say("privacy.label.certificate"), learner.qualification ?? ""],
    [say("privacy.label.plan"), planWords(scene)],
    [say("privacy.label.likes"), tasteWords("likes", scene)],
    [say("privacy.label.dislikes"), tasteWords("dislikes", scene)],
    [say("privacy.label.decisions"), learner.plans.flatMap((plan) => decisionWords(plan, scene)).join("; ")],
    [say("privacy.label.practice"), practiceWords(scene)],
    [
      say("privacy.label.evidence"),
      criteria + portfolio.hours.length === 0
        ? ""
        : say("privacy.evidence", { criteria, hours: portfolio.hours.length }),
    ],
    [say("privacy.label.letters"), letters.length === 0 ? "" : say("privacy.letters", { count: letters.length })],
    [say("privacy.label.also"), alsoWords(scene)],
  ];
  return lines.filter(([, words]) => words !== "").map(([label, words]) => ({ label, words }));
}

function planWords(scene: Scene): string {
  const { learner, say } = scene;
  const named = (plan: SavedPlan) => nameUnits(planUnits(plan), qualificationOf(plan.qualification, scene), say);
  return learner.plans
    .map(named)
    .filter((list) => list !== "")
    .join("; ");
}

function tasteWords(which: "likes" | "dislikes", scene: Scene): string {
  const { learner, say } = scene;
  return learner.tastes
    .filter((taste) => taste[which].length > 0)
    .map((taste) => nameUnits(taste[which], qualificationOf(taste.qualification, scene), say))
    .join("; ");
}

function practiceWords(scene: Scene): string {
  const { learner, say } = scene;
  const { cards, reviews } = practisedIn(scene);
  if (learner.quizzes === 0 && cards.size === 0) return "";
  return say("privacy.practice", {
    quizzes: learner.quizzes,
    answered: learner.practice.filed + reviews.length,
    questions: cards.size,
    right: [...cards.values()].filter(({ right }) => right).length,
  });
}

function alsoWords({ learner, say }: Scene): string {
  return say("privacy.also", {
    timezone: learner.timezone,
    locale: learner.locale ?? "none",
    address: learner.address?.platform ?? "none",
    changes: learner.undo.length,
    daily: learner.daily.settings === null ? "no" : "yes",
  });
}

/** Recognised prior learning and exceptions, with who, when and why. */
function decisionWords(plan: SavedPlan, scene: Scene): readonly string[] {
  const { say } = scene;
  const named = (units: readonly number[]) => nameUnits(units, qualificationOf(plan.qualification, scene), say);
  const fill = ({ who = "", when = "", why = "" }: { who?: string; when?: string; why?: string }) => ({
    who,
    when,
    why,
  });
  return [
    ...plan.achieved
      .filter((one) => one.how !== "assessed")
      .map((one) => say("privacy.decision", { what: named([one.unit]), ...fill(one) })),
    ...plan.exceptions.map((one) =>
      say("privacy.decision", { what: `${say(`rule.${one.waives}`)} ${named(one.units)}`.trim(), ...fill(one) }),
    ),
  ];
}
