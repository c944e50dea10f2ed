import { checkPlan } from "../../domain/check-plan.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Qualification } from "../../domain/qualification.ts";
import type { Block } from "../../domain/reply.ts";
import { mainAccount, membersOf, nameIn, type Team } from "../../domain/roster.ts";
import type { BrokenPlan } from "../../ports/rule-change.ts";
import { repairWords, ruleLine } from "../explain-check.ts";
import { findRepairs } from "../find-repairs.ts";
import { nameUnits } from "../name-units.ts";
import { type Command, makeReply, type Outcome, type Scene, savedPlan } from "../scene.ts";
import { atPeople, looksAt, teamWords } from "../team-views/cohort.ts";
import { meantTeams } from "../team-views/meant.ts";
import { heatOffer, viewOffer } from "../team-views/view-offers.ts";
import { isWorse, stateOf } from "./compare-plans.ts";

/** So many are told one by one; the rest is counted. */
const mostTold = 15;
const mostReasons = 2;

/** "Which plans are broken?": the saved plans of a manager's people that a change of the rules made worse, why, and what mends them. */
export const brokenPlans: Command<"team.broken"> = (intent, scene) => {
  const { gathered, roster } = scene;
  const meant = meantTeams(intent, scene);
  if (meant.kind === "settled") return meant.outcome;
  const people = new Set(meant.found.flatMap(membersOf).map((who) => mainAccount(roster, who)));
  const list = gathered?.broken?.filter(({ who }) => people.has(who)) ?? [];
  // First the list, then the records of those on it.
  const isKnown = gathered !== null && list.every(({ who }) => gathered.asked?.has(who));
  if (!isKnown) return wanting(list);
  if (gathered.broken === undefined)
    return {
      intent: "team.broken",
      data: { error: { code: "not-kept" } },
      reply: makeReply(scene.say("broken.unkept")),
    };
  return answer(meant.found, list, scene);
};

function wanting(list: readonly BrokenPlan[]): Outcome {
  const learners = [...new Set(list.map(({ who }) => who))];
  return { intent: "team.broken", data: {}, reply: makeReply(""), wants: { broken: true, learners } };
}

interface Told {
  readonly one: BrokenPlan;
  readonly now: BrokenPlan["after"];
  readonly qualification: Qualification;
  /** Undefined: the record cannot be read now. */
  readonly plan: Plan | undefined;
}

function answer(teams: readonly Team[], list: readonly BrokenPlan[], scene: Scene): Outcome {
  const { say } = scene;
  const still = list.flatMap((one) => stillBroken(one, scene));
  const team = teamWords(teams, say);
  const whom = atPeople([...new Set(still.map(({ one }) => one.who))].map((who) => ({ who })));
  const rest = still.length - mostTold;
  const blocks: readonly Block[] = [
    { kind: "list", items: still.slice(0, mostTold).map((told) => [lineOf(told, scene)]) },
    ...(rest > 0 ? [{ kind: "text" as const, text: [say("broken.more", { count: rest })] }] : []),
    { kind: "text", text: [say("broken.centre")], tone: "muted" },
  ];
  return {
    intent: "team.broken",
    data: {
      team: teams.length > 1 ? null : (teams[0]?.id ?? null),
      plans: still.map(({ one, now }) => ({ who: one.who, qualification: one.qualification, before: one.before, now })),
    },
    reply: makeReply(
      still.length === 0 ? say("broken.none", { team }) : say("broken.title", { team, count: still.length }),
      {
        blocks: still.length === 0 ? [] : blocks,
        next: [viewOffer("stuck", teams, say), heatOffer(teams, say)],
      },
    ),
    acts: still.length === 0 ? [] : looksAt(whom, "summary", scene),
    personal: true,
  };
}

/** As the plan is now, under the rules in force now: what is as good as before the change is not told any more. */
function stillBroken(one: BrokenPlan, { offered, gathered }: Scene): readonly Told[] {
  const qualification = offered.find(({ code }) => code === one.qualification);
  if (qualification === undefined) return [];
  const learner = gathered?.learners.get(one.who);
  // A record that cannot be read is no plan that is well.
  if (learner === undefined) return [{ one, now: one.after, qualification, plan: undefined }];
  const plan = savedPlan(qualification.code, learner);
  const now = stateOf(plan, qualification);
  return isWorse(one.before, now) ? [{ one, now, qualification, plan }] : [];
}

function lineOf(told: Told, scene: Scene): string {
  const { one, now, qualification, plan } = told;
  const { say } = scene;
  const fill = { name: nameOf(one.who, scene), certificate: qualification.shortTitle };
  const state = say("broken.line", { ...fill, before: say(`broken.${one.before}`), now: say(`broken.${now}`) });
  if (plan === undefined) return `${state} ${say("broken.unread")}`;
  return [state, ...whyOf({ plan, now, qualification }, say), repairOf({ plan, now, qualification }, say)]
    .filter((text) => text !== "")
    .join(" ");
}

interface Judged {
  readonly plan: Plan;
  readonly now: BrokenPlan["after"];
  readonly qualification: Qualification;
}

/** The first rules that stand in the way, in their own words, with the units they are about where these are the person's. */
function whyOf({ plan, now, qualification }: Judged, say: Scene["say"]): readonly string[] {
  const answer = checkPlan(plan, qualification, now === "conflict" ? "compatible" : "sufficient");
  const told = answer.reasons.slice(0, mostReasons).map((reason) => {
    const units = reason.rule === "barred" ? ` (${nameUnits(reason.units, qualification, say)})` : "";
    return `${ruleLine(reason, say).replace(/\.$/, "")}${units}.`;
  });
  return told.length === 0 ? [] : [say("broken.why", { rules: told.join(" ") })];
}

function repairOf({ plan, now, qualification }: Judged, say: Scene["say"]): string {
  if (now === "cannot-tell") return say("broken.open");
  const [first] = findRepairs(plan, qualification, now === "conflict" ? "compatible" : "sufficient");
  return first === undefined
    ? say("broken.repair.none")
    : say("broken.repair", { repair: repairWords(first, qualification, say) });
}

function nameOf(who: LearnerId, { roster, gathered, say }: Scene): string {
  return nameIn(roster, who) ?? gathered?.learners.get(who)?.name ?? say("view.nameless");
}
