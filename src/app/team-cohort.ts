import { type CohortPlan, planCohort } from "../domain/cohort/plan-cohort.ts";
import type { Learner, LearnerId } from "../domain/learner.ts";
import type { Qualification } from "../domain/qualification.ts";
import type { Choice } from "../domain/reply.ts";
import { mainAccount, membersOf, nameIn, type Team } from "../domain/roster.ts";
import type { StaffIntent } from "../domain/staff-intent.ts";
import { cohortBlocks, cohortTitle, type ToldCohort } from "./cohort-words.ts";
import { makeReply, type Outcome, offer, type Scene, savedPlan } from "./scene.ts";
import { atPeople, atTeams, looksAt, teamWords } from "./team-views/cohort.ts";
import { meantTeams } from "./team-views/meant.ts";
import { aboutTeams, heatOffer, viewOffer } from "./team-views/view-offers.ts";

type CohortIntent = Extract<StaffIntent, { kind: "team.cohort" }>;

/** "What should we teach?", "fewest units for Northgate": the fewest optional units with which everybody can finish. */
export function teamCohort(intent: CohortIntent, scene: Scene): Outcome {
  const { roster, gathered, say } = scene;
  const meant = meantTeams(intent, scene);
  if (meant.kind === "settled") return meant.outcome;
  const teams = meant.found;
  const people = [...new Set(teams.flatMap(membersOf).map((who) => mainAccount(roster, who)))];
  if (people.length === 0)
    return outcomeOf(say("view.none.members", { team: teamWords(teams, say) }), { teams, scene, people: [] });
  if (gathered === null) return { intent: intent.kind, data: {}, reply: makeReply(""), wants: { learners: people } };
  const qualification = wanted(intent, people, scene);
  if (qualification === undefined)
    return outcomeOf(say("cohort.title.nobody", { team: teamWords(teams, say) }), { teams, scene, people });
  return answer({ teams, people, qualification, scene });
}

/** The certificate that is asked for, else the one that most are on; undefined where nobody is on any. */
function wanted(intent: CohortIntent, people: readonly LearnerId[], scene: Scene): Qualification | undefined {
  const { offered, gathered } = scene;
  const on = (code: string) => people.filter((who) => gathered?.learners.get(who)?.qualification === code).length;
  const asked = offered.find(({ code }) => code === intent.qualification);
  const [first] = offered.toSorted((a, b) => on(b.code) - on(a.code));
  return asked ?? (first !== undefined && on(first.code) > 0 ? first : undefined);
}

interface Asked {
  readonly teams: readonly Team[];
  readonly people: readonly LearnerId[];
  readonly qualification: Qualification;
  readonly scene: Scene;
}

function answer({ teams, people, qualification, scene }: Asked): Outcome {
  const { say, gathered } = scene;
  const records = people.flatMap((who) => gathered?.learners.get(who) ?? []);
  const on = records.filter((one) => one.qualification === qualification.code);
  const plan = planCohort(
    on.map((one) => ({ id: one.id, plan: savedPlan(qualification.code, one) })),
    qualification,
  );
  if (plan === undefined)
    return outcomeOf(say("cohort.title.large", { certificate: qualification.shortTitle }), { teams, scene, people });
  const counted = new Set(on.map(({ id }) => id));
  const told: ToldCohort = {
    plan,
    qualification,
    team: teamWords(teams, say),
    nameOf: (who) => nameOf(who, records, scene),
    apart: people.filter((who) => !counted.has(who)),
    say,
  };
  return {
    ...outcomeOf(cohortTitle(told), { teams, scene, people }),
    data: {
      team: teams.length > 1 ? null : (teams[0]?.id ?? null),
      qualification: qualification.code,
      ...dataOf(plan),
    },
    reply: makeReply(cohortTitle(told), {
      blocks: cohortBlocks(told),
      next: nextOf(teams, qualification, { scene, records }),
    }),
  };
}

function dataOf({ teach, sure, certain, open, never }: CohortPlan<LearnerId>): Readonly<Record<string, unknown>> {
  return { teach, sure, certain: certain.length, open: open.length, never: never.length };
}

function nameOf(who: LearnerId, records: readonly Learner[], { roster, say }: Scene): string {
  return nameIn(roster, who) ?? records.find(({ id }) => id === who)?.name ?? say("view.nameless");
}

interface Beside {
  readonly scene: Scene;
  readonly records: readonly Learner[];
}

function nextOf(
  teams: readonly Team[],
  { code }: Qualification,
  { scene: { offered, say }, records }: Beside,
): readonly Choice[] {
  const others = offered.filter((one) => one.code !== code && records.some((who) => who.qualification === one.code));
  return [
    ...others.map((one) =>
      offer(say("cohort.choice.other", { certificate: one.shortTitle }), {
        kind: "team.cohort",
        ...aboutTeams(teams),
        qualification: one.code,
      }),
    ),
    heatOffer(teams, say),
    viewOffer("stuck", teams, say),
  ];
}

interface Looked {
  readonly teams: readonly Team[];
  readonly people: readonly LearnerId[];
  readonly scene: Scene;
}

/** Whatever came of it, plans were looked at, which the people can see. */
function outcomeOf(title: string, { teams, people, scene }: Looked): Outcome {
  const whom = teams.length > 1 ? atPeople(people.map((who) => ({ who }))) : atTeams(teams);
  return {
    intent: "team.cohort",
    data: { team: teams[0]?.id ?? null },
    reply: makeReply(title),
    acts: people.length === 0 ? [] : looksAt(whom, "summary", scene),
    personal: true,
  };
}
