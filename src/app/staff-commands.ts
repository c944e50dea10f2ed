import type { StaffIntent } from "../domain/staff-intent.ts";
import { brokenPlans } from "./broken/broken-plans.ts";
import { showContent } from "./content-views/content-view.ts";
import { dashboard } from "./dashboard.ts";
import { dropHours, logHours, showHours } from "./evidence/hours.ts";
import { printEvidence } from "./evidence/print.ts";
import { evidenceQueue } from "./evidence/queue.ts";
import { evidenceSample, judgeEvidence } from "./evidence/sample.ts";
import { returnEvidence, signEvidence } from "./evidence/sign.ts";
import { home } from "./home.ts";
import { endLink, makeLinkCode, useLinkCode } from "./merge/link.ts";
import { answerNudge, stopNudges } from "./post/answer-nudge.ts";
import { setDigest, showDigest } from "./post/digest.ts";
import { draftNudge, sendNudge } from "./post/nudge.ts";
import { showNudges } from "./post/show-nudges.ts";
import type { Outcome, Scene } from "./scene.ts";
import { joinCode, joinTeam } from "./team/codes.ts";
import { setLeaders } from "./team/lead-team.ts";
import { leaveOne } from "./team/leave-team.ts";
import { listTeams } from "./team/list-teams.ts";
import { createOne, deleteOne, renameOne } from "./team/make-teams.ts";
import { addToTeam, importTeam, removeFromTeam } from "./team/members.ts";
import { listRoles, setRole } from "./team/roles.ts";
import { whoAmI } from "./team/who-am-i.ts";
import { whatIsSeen, whoLooked } from "./team/who-sees-me.ts";
import { teamCohort } from "./team-cohort.ts";
import { memberProgress, teamExport, teamHeat } from "./team-views/team-views.ts";

type StaffIntentOf<K extends StaffIntent["kind"]> = Extract<StaffIntent, { kind: K }> & { readonly kind: K };

/** What managers, trainers and admins can do beside learners, and what learners ask about them. */
export const staffCommands: {
  readonly [K in StaffIntent["kind"]]: (intent: StaffIntentOf<K>, scene: Scene) => Outcome;
} = {
  "team.list": listTeams,
  "team.create": createOne,
  "team.delete": deleteOne,
  "team.rename": renameOne,
  "team.add": addToTeam,
  "team.remove": removeFromTeam,
  "team.manager": setLeaders,
  "team.code": joinCode,
  "team.import": importTeam,
  "team.join": joinTeam,
  "team.leave": leaveOne,
  "role.set": setRole,
  "role.list": listRoles,
  whoami: whoAmI,
  "privacy.seen": whatIsSeen,
  "privacy.looks": whoLooked,
  "link.code": makeLinkCode,
  "link.use": useLinkCode,
  "link.end": endLink,
  "progress.member": memberProgress,
  "team.heat": teamHeat,
  "team.export": teamExport,
  "team.cohort": teamCohort,
  "team.broken": brokenPlans,
  "nudge.draft": draftNudge,
  "nudge.send": sendNudge,
  "nudge.answer": answerNudge,
  "nudge.show": showNudges,
  "nudge.stop": stopNudges,
  "digest.show": showDigest,
  "digest.set": setDigest,
  "evidence.queue": evidenceQueue,
  "evidence.sign": signEvidence,
  "evidence.return": returnEvidence,
  "evidence.sample": evidenceSample,
  "evidence.judge": judgeEvidence,
  "evidence.print": printEvidence,
  "hours.log": logHours,
  "hours.show": showHours,
  "hours.drop": dropHours,
  "content.show": showContent,
  dashboard,
  home,
};
