import type { StaffIntent } from "../domain/staff-intent.ts";
import { notYet } from "./not-yet.ts";
import type { Outcome, Scene } from "./scene.ts";

type StaffIntentOf<K extends StaffIntent["kind"]> = Extract<StaffIntent, { kind: K }> & { readonly kind: K };

/** What managers, trainers and admins can do beside learners, and what learners ask about them. */
export const staffCommands: {
  readonly [K in StaffIntent["kind"]]: (intent: StaffIntentOf<K>, scene: Scene) => Outcome;
} = {
  "team.list": notYet,
  "team.create": notYet,
  "team.delete": notYet,
  "team.rename": notYet,
  "team.add": notYet,
  "team.remove": notYet,
  "team.manager": notYet,
  "team.code": notYet,
  "team.import": notYet,
  "team.join": notYet,
  "team.leave": notYet,
  "role.set": notYet,
  "role.list": notYet,
  whoami: notYet,
  "privacy.seen": notYet,
  "privacy.looks": notYet,
  "link.code": notYet,
  "link.use": notYet,
  "link.end": notYet,
  "progress.member": notYet,
  "team.heat": notYet,
  "team.export": notYet,
  "team.cohort": notYet,
  "team.broken": notYet,
  "nudge.draft": notYet,
  "nudge.send": notYet,
  "nudge.answer": notYet,
  "nudge.show": notYet,
  "digest.show": notYet,
  "digest.set": notYet,
  "evidence.queue": notYet,
  "evidence.sign": notYet,
  "evidence.return": notYet,
  "evidence.sample": notYet,
  "evidence.judge": notYet,
  "evidence.print": notYet,
  "hours.log": notYet,
  "hours.show": notYet,
  "hours.drop": notYet,
  "content.show": notYet,
  dashboard: notYet,
  home: notYet,
};
