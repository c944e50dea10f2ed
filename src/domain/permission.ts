import type { IntentKind } from "./intent.ts";
import type { Role } from "./role.ts";

/** Who may do something at all: everybody, or whoever has one of these roles. What is theirs to see is decided beside. */
type May = "everybody" | readonly Role[];

const staff = ["manager", "trainer", "admin"] as const;
const leaders = ["manager", "admin"] as const;
const assessors = ["trainer"] as const;
const admins = ["admin"] as const;

/** The one table of who may do what. What does not stand in it nobody may do. */
export const permissions: { readonly [K in IntentKind]: May } = {
  "plan.check": "everybody",
  "plan.suggest": "everybody",
  "plan.save": "everybody",
  "plan.show": "everybody",
  "plan.clear": "everybody",
  "plan.edit": "everybody",
  "plan.fill": "everybody",
  "plan.like": "everybody",
  "plan.carry": "everybody",
  "unit.info": "everybody",
  "unit.compare": "everybody",
  "qualification.info": "everybody",
  "qualification.choose": "everybody",
  "knowledge.ask": "everybody",
  "knowledge.read": "everybody",
  "quiz.start": "everybody",
  "quiz.next": "everybody",
  "quiz.answer": "everybody",
  "quiz.skip": "everybody",
  "quiz.hint": "everybody",
  "quiz.end": "everybody",
  "quiz.report": "everybody",
  "daily.set": "everybody",
  "daily.show": "everybody",
  "daily.later": "everybody",
  "progress.me": "everybody",
  "progress.week": "everybody",
  "progress.team": leaders,
  "progress.member": leaders,
  "team.list": staff,
  "team.create": leaders,
  "team.delete": leaders,
  "team.rename": leaders,
  "team.add": leaders,
  "team.remove": leaders,
  "team.manager": leaders,
  "team.code": leaders,
  "team.import": leaders,
  "team.join": "everybody",
  "team.leave": "everybody",
  "team.heat": leaders,
  "team.export": leaders,
  "team.cohort": leaders,
  "team.broken": leaders,
  "role.set": admins,
  "role.list": admins,
  whoami: "everybody",
  "privacy.seen": "everybody",
  "privacy.looks": "everybody",
  "privacy.export": "everybody",
  "privacy.erase": "everybody",
  "link.code": "everybody",
  "link.use": "everybody",
  "link.end": "everybody",
  "nudge.draft": leaders,
  "nudge.send": leaders,
  "nudge.show": leaders,
  "nudge.answer": "everybody",
  "nudge.stop": "everybody",
  "digest.show": leaders,
  "digest.set": leaders,
  "evidence.show": "everybody",
  "evidence.set": "everybody",
  "evidence.queue": assessors,
  "evidence.sign": assessors,
  "evidence.return": assessors,
  "evidence.sample": assessors,
  "evidence.judge": assessors,
  "evidence.print": "everybody",
  "hours.log": "everybody",
  "hours.show": "everybody",
  "hours.drop": "everybody",
  "content.show": ["trainer", "admin"],
  dashboard: staff,
  home: "everybody",
  why: "everybody",
  undo: "everybody",
  help: "everybody",
  clarify: "everybody",
  smalltalk: "everybody",
  "out-of-scope": "everybody",
};

/** Whether somebody with these roles may do this at all. */
export function mayDo(kind: IntentKind, roles: readonly Role[]): boolean {
  const may: May | undefined = Object.hasOwn(permissions, kind) ? permissions[kind] : undefined;
  if (may === undefined) return false;
  return may === "everybody" || may.some((role) => roles.includes(role));
}

/** Who may, where not everybody does. */
export function rolesFor(kind: IntentKind): readonly Role[] {
  const may = permissions[kind];
  return may === "everybody" ? [] : may;
}
