import type { Heard } from "./hear.ts";
import { tokenise } from "./normalise.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";
import { namedTeam, teamMark } from "./staff-names.ts";

const teach =
  "(?:teach|teaching|run|running|deliver|delivering|offer|offering|put on|putting on|provide|schedule|timetable|cover with)";
const we = "(?:we|i|my centre|our centre|the centre|us)";
const units = "(?:units?|optional units?|optionals?|options|modules?|optional ones)";
const everybody =
  "(?:everyone|everybody|they all|all of them|them all|the whole team|the team|my team|all my (?:learners|apprentices|people)|the cohort|the group|all the (?:learners|apprentices)|the lot|the lot of them|xteamx)";
const finish =
  "(?:finish|finishes|complete|completes|pass|passes|qualify|get (?:the|their) certificates?|gets (?:the|their) certificates?|get through|gets through|through|done|certified)";

const asks = [
  // "what should we teach", "which optional units do we need to run next term"
  ` (?:what|which)(?: ${units})?(?: (?:else|is|are|the))* (?:should|shall|must|do|can|could|would) ${we} (?:need to |have to |best |really |only )*${teach} `,
  ` (?:what|which) ${units} to ${teach} `,
  ` (?:what|which) (?:to|best to) ${teach} `,
  // "fewest units for northgate", "the least we have to teach"
  ` (?:fewest|least|minimum|smallest|lowest|min)(?: (?:number|set|amount) of)?(?: (?:optional|possible))* ${units} (?:(?:for|to|so|that|we|i|which|needed|everyone|everybody|and|in|with|my|our|the|${teamMark}) )`,
  ` (?:fewest|least|minimum|smallest)(?: (?:number|set) of)?(?: (?:optional|possible))* ${units}(?: please)? $`,
  ` (?:fewest|least|minimum|smallest) (?:(?:that|which) )?${we} (?:(?:need|have|can|could|must|should|get away with) )*(?:to )?${teach} `,
  ` how (?:few|many)(?: ${units})? (?:do|must|should|can|could) ${we} (?:need to |have to |get away with )*${teach} `,
  // "which units would get everyone through"
  ` (?:what|which) ${units} (?:(?:will|would|could|can|should|do|does|we|need|to|let|lets|get|gets|bring|brings|make|makes|sure|so|that|for|allow|allows) )+${everybody} (?:[a-z]+ ){0,2}${finish} `,
  ` ${teach} (?:so|so that|in order that|to let|to get) ${everybody} (?:can |could |will )?(?:to )?${finish} `,
  // "plan the cohort", "cohort planner"
  ` (?:cohort|teaching|timetable) (?:plan|planner|planning) `,
  ` plan (?:(?:what|which units|teaching|units|lessons|sessions) )?for (?:the |my |our )?(?:cohort|whole team|${teamMark}) `,
  ` plan (?:the|my|our) (?:cohort|teaching|timetable) `,
  ` what (?:could|can|would) (?:the )?(?:whole |)(?:team|cohort|group) (?:all )?${finish} with `,
];
const asked = new RegExp(asks.join("|"));
/** About how something is taught, or about oneself. */
const other =
  / (?:i|me) (?:[a-z]+ ){0,3}(?:take|do|pass|finish|complete|get) | (?:customers?|callers?|calls?|agents?|how to|how do|why|new starters?|induction|course|myself|me to teach) /;

/**
 * What a centre has to teach so that everybody can finish. Asked by a manager or an admin only: from an apprentice the same
 * words are about their own plan.
 */
export function hearCohort(
  text: string,
  { line, certificates }: Heard,
  { staff, context }: Situation,
): Draft | undefined {
  if (staff === undefined || !staff.roles.some((role) => role === "manager" || role === "admin")) return undefined;
  const named = namedTeam(text, staff);
  // As it was typed, with the team's name taken out, and as it was read, with its spelling mended.
  const typed = ` ${tokenise(named?.rest ?? text).join(" ")} `;
  const lines = [typed, line].map((one) =>
    one
      .replaceAll(" _opt ", " optional units ")
      .replaceAll(" _q ", " ")
      .replaceAll(/ [?!.,](?= )/g, " "),
  );
  const code = certificates.find((one) => one !== null);
  const last = context?.last.kind === "team.cohort" ? context.last : undefined;
  const goesOn = last !== undefined && code !== undefined && / (?:and|what about|how about|for|same) /.test(line);
  if (!goesOn && (!lines.some((one) => asked.test(one)) || lines.some((one) => other.test(one)))) return undefined;
  const team = named?.team ?? (goesOn ? last.team : undefined);
  return fixed({
    kind: "team.cohort",
    ...(team === undefined ? {} : { team }),
    ...(code === undefined ? {} : { qualification: code }),
  });
}
