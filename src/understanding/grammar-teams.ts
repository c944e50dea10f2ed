import type { Intent } from "../domain/intent.ts";
import { hearCode } from "./grammar-codes.ts";
import { hearRoles } from "./grammar-roles.ts";
import { hearSeen } from "./grammar-seen.ts";
import type { Heard } from "./hear.ts";
import { areKnown, isTeam, leads, type Near, notTeams, staffIn, teamAfter } from "./near-team.ts";
import { splitPeople } from "./people-list.ts";
import { type Draft, fixed, type Situation } from "./situation.ts";
import { staffLine, unquoted } from "./staff-line.ts";
import { namedTeam } from "./staff-names.ts";

/** What is said of teams, roles and who sees what; undefined where the message is about something else. */
export function hearTeams(text: string, heard: Heard, situation: Situation): Draft | undefined {
  const line = staffLine(text);
  if (line === "" || line.length > longest) return undefined;
  const staff = staffIn(situation);
  const near: Near = { line, heard, staff, situation };
  const meant =
    hearSeen(line) ?? hearCode(near) ?? hearImport(near) ?? hearMove(near) ?? hearRoles(near) ?? hearTeam(near);
  return meant === undefined ? undefined : fixed(meant);
}

/** Longer messages are no orders; a list of mentions may be long. */
const longest = 2_000;

const everybody = "(?:everyone|everybody|all (?:the )?(?:people|members)|the (?:people|members)|all|them all)";
const here = "(?:here|(?:this|the) (?:channel|chat|conversation|group|slack channel|ms team|team here)|channel)";
const importing = [
  new RegExp(
    `^(?:add|import|put|bring|pull) (?:in )?${everybody} (?:in |from |of |on |who is in |that is in |who's in )?(${here}|@\\S+(?: \\S+)??)(?: (?:to|into|in|as) (.+))?$`,
    "i",
  ),
  new RegExp(`^(?:add|import|put|bring|pull)(?: in)? (${here})(?: (?:to|into|in|as) (.+))?$`, "i"),
  /^import (?:the )?(?:user ?group |group )?(@\S+)(?: (?:to|into|in|as) (.+))?$/i,
  /^add (?:the )?(?:user ?group|group) (@?\S+)(?: (?:to|into|in|as) (.+))?$/i,
];

/** "add everyone in @northgate to Northgate", "add everyone here to Northgate". */
function hearImport(near: Near): Intent | undefined {
  for (const pattern of importing) {
    const found = pattern.exec(near.line);
    const [, from = "", to] = found ?? [];
    if (found === null) continue;
    const ofTeam = to === undefined ? {} : teamAfter(to, near);
    if (ofTeam === undefined) return undefined;
    return { kind: "team.import", group: new RegExp(`^${here}$`, "i").test(from) ? null : from, ...ofTeam };
  }
  return undefined;
}

const adding = [
  /^(?:add|put|invite|place|move|bring|enrol|enroll|include) (.+?) (?:to|in|into|onto|on|2) (?!do\b|the plan|my plan)(.+)$/i,
  /^(.+?) (?:joins|is joining|should be in|goes in|goes into|belongs to|belongs in) (.+)$/i,
];
const removing = [
  /^(?:remove|take|drop|kick|delete|throw|pull|get) (.+?) (?:out of|out from|off|from) (.+)$/i,
  /^(.+?) (?:has left|left|is leaving|is no longer in|is not in|isn't in) (.+?)(?: any ?more)?$/i,
];

/** "add @sam and jo to Northgate", "remove sam from Northgate"; of oneself it is leaving. */
function hearMove(near: Near): Intent | undefined {
  const { line, heard, staff } = near;
  if (heard.mentions.some(({ part }) => part.kind === "numbers")) return undefined;
  for (const pattern of [...adding, ...removing]) {
    const [, run = "", to = ""] = pattern.exec(line) ?? [];
    if (run === "" || /\b(?:manager|trainer|assessor|admin|lead|leader)\b/i.test(to) || / as /i.test(run)) continue;
    const ofTeam = teamAfter(to, near);
    const who = splitPeople(run, staff);
    if (ofTeam === undefined || who.length === 0 || !areNames(who, ofTeam, near)) continue;
    const isOut = removing.includes(pattern);
    if (isOut && who.length === 1 && /^(?:me|myself|i)$/i.test(who[0] ?? ""))
      return { kind: "team.leave", sure: false, ...ofTeam };
    // An unknown name in a sentence that tells and does not order could be about anything.
    if (!isOrder.test(line) && !areKnown(who, near)) continue;
    return { kind: isOut ? "team.remove" : "team.add", who, ...ofTeam };
  }
  return hearAddHere(near);
}

const isOrder =
  /^(?:add|put|invite|place|move|bring|enrol|enroll|include|remove|take|drop|kick|delete|throw|pull|get)\b/i;

/** "add @sam": to the only team. */
function hearAddHere(near: Near): Intent | undefined {
  const [, run = ""] = /^(?:add|invite) (.+)$/i.exec(near.line) ?? [];
  const who = splitPeople(run, near.staff);
  return leads(near) && run.includes("@") && areKnown(who, near) ? { kind: "team.add", who } : undefined;
}

/** Unknown names count only beside a team that is known, or said to be one, by somebody who leads one. */
function areNames(who: readonly string[], ofTeam: { readonly team?: string }, near: Near): boolean {
  if (areKnown(who, near)) return true;
  const knownTeam = ofTeam.team === undefined || namedTeam(ofTeam.team, near.staff) !== undefined;
  const isWord = who.every(
    (one) =>
      one.split(" ").length <= 3 && !/\b(?:the|my|a|an|it|this|that|some|more|all|unit|question|note)\b/i.test(one),
  );
  return leads(near) && isWord && (knownTeam || /\bteam\b/i.test(near.line));
}

const creating = [
  /^(?:create|set ?up|start|make|add|open|form|begin|build)(?: me| us)? (?:a |an |another |the )?(?:new )?team (?:called |named |for |with the name |by the name of |: ?|- ?)(.+)$/i,
  /^(?:create|set ?up)(?: me| us)? (?:a |another |the )?(?:new )?team[: -]*(.*)$/i,
  /^(?:new team|make (?:a )?new team|add (?:a )?new team|start (?:a )?new team)[: -]*(.*)$/i,
  /^(?:create|set ?up|make)(?: me)? (?:a |the )?(?:new )?(?!a |an |my |me )(\S.{0,80}?) team$/i,
];
const deleting =
  /^(?:delete|remove|close|disband|dissolve|get rid of|scrap) (?:the |my )?team(?: (?:called |named )?(.+))?$/i;
const deletingNamed = /^(?:delete|disband|dissolve|close|get rid of|scrap|remove) (?:the )?(.+?)(?: team)?$/i;
const renaming = /^(?:rename|change the name of|call) (?:the )?(?:team )?(.+?)(?: team)? (?:to|as|into|->|=>) (.+)$/i;
const leaving =
  /^(?:leave|quit|exit|get out of|take me out of|drop out of|i(?:'m| am) leaving|i(?:'ve| have) left) (.+)$/i;
const listing =
  /^(?:(?:list|show|see|view|which|what|what are|tell me|give me|show me)(?: me)? )?(?:all )?(?:the |my |our |all )*(?:teams|my team|our team|the team members|team members|team list)(?: (?:do i (?:have|manage|lead|run|look after)|are there|exist|have i got|i (?:have|manage|lead|run)|am i in|list))*$/i;
const within =
  /^(?:who(?:'s| is| are|s)?(?: all)? (?:in|on|part of)|(?:list|show|show me|see|give me|which|what are)?(?: the| all)* ?(?:members|people|names|everyone|everybody) (?:of|in|on)|members|list) (?:the |my |our )?(.+?)$/i;

/** What is done to teams themselves. */
function hearTeam(near: Near): Intent | undefined {
  const { line, heard } = near;
  return hearCreate(line, heard) ?? hearRename(near) ?? hearDelete(near) ?? hearLeave(near) ?? hearList(near);
}

function hearCreate(line: string, heard: Heard): Intent | undefined {
  if (/\bteam (?:plan|quiz|work|working|building|meeting|player|spirit|lunch)\b/i.test(line)) return undefined;
  // "Tier 2" may be a team's name, where it is said to be one.
  if (heard.mentions.length > 0 && !/\bteam (?:called|named)\b/i.test(line)) return undefined;
  const found = creating.map((pattern) => pattern.exec(line)).find((one) => one !== null);
  return found === undefined ? undefined : { kind: "team.create", name: unquoted(found[1] ?? "") };
}

function hearRename(near: Near): Intent | undefined {
  const [, team = "", name = ""] = renaming.exec(near.line) ?? [];
  if (team === "" || notTeams.test(team) || !(leads(near) || isTeam(team, near) || /\bteam\b/i.test(near.line)))
    return undefined;
  if (/^call\b/i.test(near.line) && !isTeam(team, near)) return undefined;
  return { kind: "team.rename", team: /^(?:the |my )?team$/i.test(team) ? "" : unquoted(team), name: unquoted(name) };
}

function hearDelete(near: Near): Intent | undefined {
  const found = deleting.exec(near.line);
  if (found !== null) return { kind: "team.delete", team: unquoted(found[1] ?? ""), sure: false };
  const [, team = ""] = deletingNamed.exec(near.line) ?? [];
  return isTeam(team, near) ? { kind: "team.delete", team: unquoted(team), sure: false } : undefined;
}

function hearLeave(near: Near): Intent | undefined {
  const [, said = ""] = leaving.exec(near.line) ?? [];
  const bare = said.replace(/^(?:the|my|this|our) /i, "").replace(/ team$/i, "");
  if (/^(?:team|my team)$/i.test(bare)) return { kind: "team.leave", sure: false };
  return isTeam(bare, near) || (/ team$/i.test(said) && !notTeams.test(bare))
    ? { kind: "team.leave", sure: false, team: unquoted(bare) }
    : undefined;
}

function hearList(near: Near): Intent | undefined {
  const { line } = near;
  const isStaff = near.staff.roles.length > 0;
  if (listing.test(line)) {
    const all = /teams/i.test(line);
    return all || isStaff ? { kind: "team.list" } : undefined;
  }
  const [, said = ""] = within.exec(line) ?? [];
  const bare = said.replace(/ team$/i, "");
  if (isStaff && /^(?:team|my team)$/i.test(bare) && !/^list/i.test(line)) return { kind: "team.list" };
  return isTeam(bare, near) ? { kind: "team.list", team: unquoted(bare) } : undefined;
}
