import type { Heard } from "./hear.ts";
import { foldText } from "./normalise.ts";
import type { Situation } from "./situation.ts";
import { unquoted } from "./staff-line.ts";
import { namedTeam, namesPerson } from "./staff-names.ts";

/** The roles and names that a message of this person may be about. */
export type Staff = NonNullable<Situation["staff"]>;

/** What a rule looks at. */
export interface Near {
  /** What was typed, polite words taken off. */
  readonly line: string;
  readonly heard: Heard;
  readonly staff: Staff;
  readonly situation: Situation;
}

/** What the roster says of whoever writes; nothing where it is not known. */
export function staffIn({ staff }: Situation): Staff {
  return staff ?? { roles: [], teams: [], people: [] };
}

/** Whether whoever writes may be speaking of teams that they lead. */
export function leads({ staff }: Pick<Near, "staff">): boolean {
  return staff.roles.some((role) => role === "manager" || role === "admin");
}

/** A team after "to", "of", "from": undefined where it is none; `{}` for "the team". */
export function teamAfter(said: string, near: Near): { readonly team?: string } | undefined {
  const bare = unquoted(said.replace(/^(?:the|my|our|this) (?=\S)/i, "").replace(/(?<=\S) team$/i, ""));
  if (/^(?:team|teams|my team|the team|it|group)$/i.test(bare)) return {};
  if (notTeams.test(bare) || bare.length > 80) return undefined;
  if (namedTeam(bare, near.staff) !== undefined) return { team: bare };
  const looks = leads(near) || /\bteam\b/i.test(said) || near.line.includes("@");
  return looks && near.heard.mentions.length === 0 ? { team: bare } : undefined;
}

/** What is said "to", "in" or "from" in a sentence about something else. */
export const notTeams =
  /\b(?:plan|plans|unit|units|quiz|quizzes|question|questions|certificate|list of|likes|evidence|checklist|qualification|call|calls|customer|customers|level|diary|calendar|conversation|chat|slack|teams app)\b|^_/i;

/** Whether a run of words names people and nothing else. */
export function areKnown(people: readonly string[], near: Near): boolean {
  return (
    people.length > 0 &&
    people.every((one) => one.startsWith("@") || /^(?:me|myself)$/i.test(one) || namesPerson(one, near.staff))
  );
}

/** Whether a run of words is the whole name of a team that is known. */
export function isTeam(said: string, { staff }: Near): boolean {
  const bare = foldText(unquoted(said)).replace(/\s+/g, " ").trim();
  return bare !== "" && staff.teams.some((team) => foldText(team).replace(/\s+/g, " ").trim() === bare);
}
