import type { Heard } from "./hear.ts";
import { type Draft, fixed, type Situation } from "./situation.ts";
import { namedTeam } from "./staff-names.ts";

const asks =
  / (?:broken|invalid) plans? | plans? (?:[a-z]+ ){0,4}(?:broken|broke|invalid|not valid|no longer (?:work|works|valid|fit|ok)) | (?:what|which|whose|who) (?:[a-z]+ ){0,4}(?:rules?|change|changes|centre file) (?:[a-z]+ ){0,2}(?:break|broke|broken|affect|affected) | (?:rules?|change|changes) (?:[a-z]+ ){0,2}(?:break|broke|broken) (?:[a-z]+ ){0,3}(?:plans?|anyone|anybody) /;

/** What a change of the rules did to saved plans; from a manager or an admin only. */
export function hearBroken(text: string, { line }: Heard, { staff }: Situation): Draft | undefined {
  if (staff === undefined || !staff.roles.some((role) => role === "manager" || role === "admin")) return undefined;
  if (!asks.test(line)) return undefined;
  const named = namedTeam(text, staff);
  return fixed({ kind: "team.broken", ...(named === undefined ? {} : { team: named.team }) });
}
