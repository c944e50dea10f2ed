import type { Intent } from "../domain/intent.ts";
import type { TeamView } from "../domain/staff-intent.ts";
import { hearPerson } from "./grammar-person.ts";
import type { Heard } from "./hear.ts";
import { tokenise } from "./normalise.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";
import { namedTeam, teamMark } from "./staff-names.ts";

const group =
  "(?:team|teams|learners?|apprentices?|staff|cohort|students|lot|class|people|agents|trainees|group|squad|everyone|everybody|lads|crew|bunch|others|starters|advisors|advisers|kids|ones)";
const aboutTeam = new RegExp(
  [
    ` (?:my|our|the|this|whole|each) (?:[a-z]+ ){0,2}${group} `,
    ` ${group} (?:[a-z]+ ){0,2}(?:doing|progress|results?|scores?|getting|behind|stuck|performing|going|progressing|activity|stats|report|overview|summary) `,
    " who (?:[a-z]+ ){0,3}(?:behind|stuck|struggling|stopped|started|done|finished|help|attention|not|falling|slacking|inactive|lagging|ahead|best|worst|quiet|top|passed|chasing|chase|logged|nudge|missing|word|slow|active) ",
    " who (?:has |have )?(?:[a-z]+ )?(?:answered|practised|practiced|scored|got|did|done) (?:(?:the|all|their|his|her|any|no) )*(?:most|least|more|fewest|questions?|quiz|quizzes|best|highest) ",
    " (?:anyone|anybody|somebody|someone|any one) (?:[a-z]+ ){0,4}(?:behind|stuck|struggling|stopped|started|done|help|falling|slacking|inactive|lagging) ",
    " team (?:progress|report|results?|scores?|summary|overview|stats|status|performance|update) ",
    " (?:everyone|everybody)(?: else)? (?:[a-z]+ ){0,4}(?:doing|progress|getting|going|scores?|results?|at) ",
    " compare (?:my |the )?(?:team|learners|group) ",
    " (?:results?|scores?|progress) (?:of|for) (?:my |the |all )?(?:colleagues|team|learners|others|everyone|group|staff) ",
  ].join("|"),
);
const progressWord =
  / (?:doing|progress|progressing|getting|going|results?|scores?|score|behind|stuck|struggling|stopped|started|start|finished|finish|done|help|attention|performing|do|did|answered|bottom|stats|overview|summary|report|update|status|track|inactive|slacking|active|ahead|best|worst|completed|complete|passed|falling|lagging|quiet|activity|practising|practised|how far|chasing|logged|weakest|weak|quiz|quizzes|strongest|week|month|list|top|doing well|slow|compare) /;
/** What waits or breaks at work, or what to do about it, is a question about the job and none about people. */
const atWork =
  / (?:stuck|behind|waiting|idle|quiet) (?:in|on|at|with) (?:a |an |the |my |our )?(?:queues?|calls?|line|lines|hold|phones?|chats?|traffic|loop|ivr|menu|transfer) | what (?:do|should|can|must|shall) (?:i|we|you) (?:do|say) /;
/** How a team is doing: for managers; who may see it is not decided here. */
export function hearTeam(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (/ (?:quiz|test|ask|drill|examine) me /.test(line)) return undefined;
  if (
    heard.strange.length > 1 ||
    atWork.test(line) ||
    / (?:meeting|lunch|kit|building|support|won|football|rota|shift|shifts|holiday) /.test(line)
  )
    return undefined;
  if (/ (?:my|i) (?:team|manager|boss|trainer) (?:can|could|see|sees)/.test(line)) return undefined;
  return aboutTeam.test(line) &&
    progressWord.test(line) &&
    !/ (?:how do|how to|what is|why|explain|handle|manage|motivate|improve|unit about) /.test(line)
    ? fixed({ kind: "progress.team" })
    : undefined;
}

const stuck =
  / (?:behind|stuck|struggling|falling|slacking|inactive|lagging|quiet|chase|chasing|nudge|nudging|word|worry|worried|worrying|at risk|attention|stopped|help|support|slow|slipping|disengaged|missing|idle|chat) /;
const notStarted =
  / (?:not|never|nobody|no one|none) (?:[a-z]+ ){0,2}(?:start|started|starting|begin|begun|tried|joined|logged) | (?:not|never) (?:[a-z]+ ){0,1}(?:practised|practiced|done|answered|used) (?:(?:anything|any|a|one|single|it|the|yet|practice|questions?|thing|at all|bot) )*(?:[?.] )*$| yet to (?:start|begin) /;
const compared =
  / (?:compare|compared|comparison|comparing) | week on week | (?:than|versus|vs|against|to|with) (?:the )?(?:last|previous|past) (?:week|seven days|_n days) | (?:better|worse|more|less) (?:[a-z]+ ){0,3}last week /;
const lately = / (?:this|last|past) week | lately | recently | today | for (?:a|_n) (?:week|days) /;

/** Which view of a team a message asks for; undefined: none in particular. */
function viewIn(line: string): Exclude<TeamView, "summary"> | undefined {
  if (compared.test(line)) return "compare";
  if (notStarted.test(line) && !lately.test(line)) return "not-started";
  return stuck.test(line) || notStarted.test(line) ? "stuck" : undefined;
}

const heat = / (?:heat ?maps?|heat map) | map of (?:my|the|our) (?:team|people|learners|apprentices) /;
const file = / (?:export|download|csv|spreadsheet|excel|xlsx|xls) /;
const people = new RegExp(` (?:${group}|members|${teamMark}) `);
/** Said of oneself: "compare my scores with last week". */
const own = / (?:i|me|mine|my (?!team|teams|people|learners|apprentices|staff|group|members|cohort|lot)[a-z]+) /;
const ownData = / (?:my|personal) (?:[a-z]+ )?(?:data|information|record|history|answers|progress|results?) /;
const onwards =
  /^ (?:(?:ok|and|please|show|see|give|me|any|the|are|there) )*(?:more|rest|others|next|who else|anyone else|everyone else|remaining)(?: (?:one|ones|please|people|of them|page|then))* (?:[?.] )*$/;
const aboutNamed = new RegExp(
  [
    `^ (?:(?:please|can|could|you|i|ok|and|so|hello|now|everyone|everybody|give|a|an|show|see|view|open|look|at|me|how|hwo|hows|hw|who|what|where|is|are|was|about|the|team|our|my|s|going|doing|getting|on|along|of|for|in|with|from|at|today|this|week|now|lately|report|summary|overview|progress|status|update|figures|stats|performing|progressing|coming) )*${teamMark}(?: (?:'s|s|team|doing|getting|going|on|along|progress|report|summary|overview|status|update|figures|stats|performing|progressing|coming|today|this|week|now|lately|please|so|far|is|are|thanks|as|a|in|total))* (?:[?.] )*$`,
    ` (?:stuck|struggling|behind|inactive|word|chase|chasing|nudging|attention|slipping|compare|compared|versus|vs|started|start|begun) `,
    ` (?:last|previous) week `,
  ].join("|"),
);
const asksWhatIs = /^ (?:what is|what are|explain|define|why) /;
const whoNeeds =
  / (?:whose|which) plans? (?:[a-z]+ ){0,3}(?:broken|wrong|fails?|break|breaks|invalid|work|works|valid|trouble) | who (?:[a-z]+ ){0,2}(?:needs?|wants?|could do with) (?:(?:a|an|some|my|more) )*(?:word|help|nudge|chasing|push|support|attention|chat|kick|hand) | who (?:do|should|shall|must|can|could|might) i (?:[a-z]+ ){0,2}(?:chase|nudge|talk to|speak to|speak with|call|see|worry about|check on|check in on|check in with|help|have a word with|catch up with)(?: (?:first|next|today|this|week|now|please|then))* (?:[?.] )*$| (?:who|anyone|anybody|someone|somebody) (?:is |are |has |have )?(?:[a-z]+ ){0,2}(?:stuck|struggling|behind|idle|inactive|slipping|at risk(?! of)|disengaged|quiet) | who (?:has |have |is |are )(?:not|never|nt) (?:[a-z]+ ){0,2}(?:started?|begun|practised|practiced|done|active|answered|logged) /;

const summed = new RegExp(
  ` (?:summary|overview|report|update|status|progress|stats|figures|results|rundown) (?:of|for|on|about|from) (?:(?:my|the|our|all|whole) )+${group} `,
);

/** Of whoever leads nobody only the plain words, which are then refused; no export of their own data. */
const exportsTeam =
  /^ (?:please )?(?:export|download)(?: me)? (?:my |the |our )?team(?: (?:as|in|to|a|an|csv|excel|spreadsheet|file|data|progress|please))* (?:[?.] )*$/;

/** Staff that may look at others at all. */
function isLeader({ staff }: Situation): boolean {
  return staff?.roles.some((role) => role === "manager" || role === "admin") === true;
}

/**
 * What a manager asks of a team or a person by name, or in words that mean something else from an apprentice. Undefined
 * for whoever leads nobody.
 */
export function hearTeamViews(text: string, heard: Heard, situation: Situation): Draft | undefined {
  const { staff, context } = situation;
  if (staff === undefined || !isLeader(situation))
    return exportsTeam.test(heard.line)
      ? fixed({ kind: "team.export", as: "xlsx" })
      : staff !== undefined && staff.roles.length > 0
        ? hearPerson(text, staff, false)
        : undefined;
  const named = namedTeam(text, staff);
  const line = named === undefined ? heard.line : ` ${tokenise(named.rest).join(" ")} `;
  if (atWork.test(line)) return undefined;
  if (asksWhatIs.test(line)) return hearPerson(text, staff, false);
  const talked = context !== null && isOfTeam(context.last);
  const ofTeam = teamOf(named?.team, line, context?.last);
  const more = talked && onwards.test(line) ? context.offered.find(({ intent }) => isRest(intent))?.intent : undefined;
  if (more !== undefined) return fixed(more);
  if (heat.test(line) && line.split(" ").length < 14) return fixed({ kind: "team.heat", ...ofTeam });
  if (file.test(line) && (talked || people.test(line)) && !ownData.test(line))
    return fixed({ kind: "team.export", as: / csv /.test(line) ? "csv" : "xlsx", ...ofTeam });
  const view = viewIn(line);
  if (named !== undefined && aboutNamed.test(line))
    return fixed({ kind: "progress.team", ...ofTeam, ...(view === undefined ? {} : { view }) });
  if (summed.test(line) && heard.mentions.length === 0) return fixed({ kind: "progress.team", ...ofTeam });
  const asked = whoNeeds.test(line)
    ? (view ?? "stuck")
    : compared.test(line) && !own.test(line)
      ? "compare"
      : undefined;
  if (asked !== undefined && heard.mentions.length === 0)
    return fixed({ kind: "progress.team", ...ofTeam, view: asked });
  return hearPerson(text, staff, situation.quizzing !== true);
}

interface Message {
  readonly text: string;
  readonly heard: Heard;
  readonly situation: Situation;
}

/** A message that was taken to be about a team, with the view and the team that it names, or that was talked of. */
export function withTeamView(intent: Intent, { text, heard, situation }: Message): Intent {
  if (intent.kind !== "progress.team" || intent.view !== undefined || intent.skip !== undefined) return intent;
  const { staff, context } = situation;
  const named = staff === undefined ? undefined : namedTeam(text, staff);
  const view = viewIn(heard.line);
  return {
    ...intent,
    ...(intent.team === undefined ? teamOf(named?.team, heard.line, context?.last) : {}),
    ...(view === undefined ? {} : { view }),
  };
}

function isOfTeam({ kind }: Intent): boolean {
  return kind === "progress.team" || kind === "team.heat" || kind === "team.export" || kind === "progress.member";
}

/** The rest of a list of people. */
function isRest(intent: Intent): boolean {
  return (intent.kind === "progress.team" || intent.kind === "team.heat") && intent.skip !== undefined;
}

/** The team that is named, else the one that was talked of unless all are meant. */
function teamOf(named: string | undefined, line: string, last: Intent | undefined): { readonly team?: string } {
  if (named !== undefined) return { team: named };
  const all =
    / (?:all|every|each|whole|both|my|our) (?:[a-z]+ )?(?:teams?|team|learners|apprentices|people|staff|cohort) /.test(
      line,
    );
  if (all || last === undefined) return {};
  const ofTeam = last.kind === "progress.team" || last.kind === "team.heat" || last.kind === "team.export";
  return ofTeam && last.team !== undefined ? { team: last.team } : {};
}
