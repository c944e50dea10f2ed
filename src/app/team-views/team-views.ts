import type { Intent } from "../../domain/intent.ts";
import { mainAccount, membersOf, type Team } from "../../domain/roster.ts";
import type { StaffIntent } from "../../domain/staff-intent.ts";
import { makeReply, type Outcome, type Scene } from "../scene.ts";
import { type Member, membersIn, teamWords } from "./cohort.ts";
import { compareWeeks } from "./compare-weeks.ts";
import { exportTeam } from "./export-team.ts";
import { heatMap } from "./heat-map.ts";
import { meantMember, meantTeams } from "./meant.ts";
import { memberView } from "./member-view.ts";
import type { Party } from "./party.ts";
import { summaryByTeam } from "./summary-by-team.ts";
import { teamSummary } from "./team-summary.ts";
import { whoHasNotStarted } from "./who-has-not-started.ts";
import { whoIsStuck } from "./who-is-stuck.ts";

type Of<K extends StaffIntent["kind"]> = Extract<StaffIntent, { kind: K }>;

/** "How is my team doing?", "who is stuck?", "who has not started?", "compare with last week". */
export function teamProgress(intent: Extract<Intent, { kind: "progress.team" }>, scene: Scene): Outcome {
  return overTeams(intent, scene, (teams, members) => {
    const party: Party = { intent, teams, members, scene };
    switch (intent.view) {
      case "stuck":
        return whoIsStuck(party);
      case "not-started":
        return whoHasNotStarted(party);
      case "compare":
        return compareWeeks(party);
      case "summary":
      case undefined:
        return teams.length > 1 ? summaryByTeam(party) : teamSummary(party);
      default:
        return intent.view satisfies never;
    }
  });
}

/** A map of members by units. */
export function teamHeat(intent: Of<"team.heat">, scene: Scene): Outcome {
  return overTeams(intent, scene, (teams, members) => heatMap({ intent, teams, members, scene }));
}

/** Everybody as a file. */
export function teamExport(intent: Of<"team.export">, scene: Scene): Outcome {
  return overTeams(intent, scene, (teams, members) => exportTeam({ intent, teams, members, scene }));
}

/** "Show me Sam". */
export function memberProgress(intent: Of<"progress.member">, scene: Scene): Outcome {
  const meant = meantMember(intent, scene);
  if (meant.kind === "settled") return meant.outcome;
  const { who, team } = meant.found;
  if (scene.gathered === null) return asking(intent, [who]);
  const member = membersIn([team], scene).find((one) => one.who === who);
  if (member === undefined) throw new Error("a member is not in the team they were found in");
  return memberView(member, scene);
}

type View = (teams: readonly Team[], members: readonly Member[]) => Outcome;

function overTeams(intent: Parameters<typeof meantTeams>[0], scene: Scene, view: View): Outcome {
  const { say, roster, gathered } = scene;
  const meant = meantTeams(intent, scene);
  if (meant.kind === "settled") return meant.outcome;
  const teams = meant.found;
  const people = [...new Set(teams.flatMap((team) => membersOf(team)).map((who) => mainAccount(roster, who)))];
  if (people.length === 0) {
    const title = say("view.none.members", { team: teamWords(teams, say) });
    return { intent: intent.kind, data: { team: teams[0]?.id ?? null, members: [] }, reply: makeReply(title) };
  }
  return gathered === null ? asking(intent, people) : view(teams, membersIn(teams, scene));
}

/** How these people stand has to be found out first. */
function asking(intent: Intent, standings: readonly Member["who"][]): Outcome {
  return { intent: intent.kind, data: {}, reply: makeReply(""), wants: { standings } };
}
