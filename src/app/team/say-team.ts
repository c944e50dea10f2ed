import type { LearnerId } from "../../domain/learner.ts";
import type { Block, Choice } from "../../domain/reply.ts";
import type { Role } from "../../domain/role.ts";
import type { Roster } from "../../domain/roster.ts";
import type { TeamChange } from "../../domain/roster-changes.ts";
import type { StaffIntent } from "../../domain/staff-intent.ts";
import { named } from "../find-person.ts";
import { type Act, makeReply, type Outcome, type Scene } from "../scene.ts";

type Kind = StaffIntent["kind"];

/** A paragraph of a reply. */
export function text(words: string, isMuted = false): Block {
  return { kind: "text", text: [words], ...(isMuted ? { tone: "muted" as const } : {}) };
}

/** Points of a reply. */
export function points(lines: readonly string[]): Block {
  return { kind: "list", items: lines.map((line) => [line]) };
}

/** Something that could not be done, and why; nothing is changed. */
export function notDone(intent: Kind, code: string, title: string): Outcome {
  return { intent, data: { error: { code } }, reply: makeReply(title) };
}

/** Something done to the roster, with what to say of it. */
export interface Done {
  readonly intent: Kind;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly blocks?: readonly Block[];
  readonly next?: readonly Choice[];
  readonly acts: readonly Act[];
}

/** The outcome of something done. */
export function done({ intent, title, data, blocks = [], next = [], acts }: Done): Outcome {
  return { intent, data, reply: makeReply(title, { blocks, next }), acts };
}

/** A change of the roster as an act. */
export function rosterAct(change: (was: Roster) => Roster): Act {
  return { kind: "roster", change };
}

/** A change of this team by whoever asks, now. */
export function changeOf(team: string, { learner, roles, at }: Scene): TeamChange {
  return { team, at, by: learner.id, isAdmin: roles.includes("admin") };
}

/** "Ada, Sam and Jo", at most so many by name. */
export function joinNames(names: readonly string[], { say }: Pick<Scene, "say">, most = 8): string {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  if (more > 0) return say("team.names.more", { names: shown.join(", "), more });
  const [last = "", ...before] = shown.toReversed();
  return before.length === 0 ? last : say("team.names.and", { names: before.toReversed().join(", "), last });
}

/** The names of these people, joined. */
export function namesOf(who: readonly LearnerId[], scene: Pick<Scene, "say" | "roster">): string {
  return joinNames(
    who.map((one) => named(one, scene).name),
    scene,
  );
}

/** "manager and trainer"; "learner" where somebody is nothing beside. */
export function roleNames(roles: readonly Role[], scene: Pick<Scene, "say">): string {
  const { say } = scene;
  return roles.length === 0
    ? say("role.learner")
    : joinNames(
        roles.map((role) => say(`role.${role}`)),
        scene,
      );
}
