import type { Intent } from "../domain/intent.ts";
import type { Role } from "../domain/role.ts";
import { areKnown, type Near, teamAfter } from "./near-team.ts";
import { splitPeople } from "./people-list.ts";

const role =
  "(?:team )?(managers?|team leaders?|leaders?|team leads?|leads?|trainers?|assessors?|tutors?|admins?|administrators?)";
const of = "(?: (?:of|for|in|on|over) (.+))?";
const giving = [
  new RegExp(
    `^(?:make|appoint|set|promote|turn) (.+?) (?:(?:a|an|the|as|to|into|be|be a|as a|as an|as the|in to|another|new|to be|to be a) )*${role}${of}$`,
    "i",
  ),
  new RegExp(`^(?:give) (.+?) (?:the |a )?${role} (?:role|rights|access|permissions?)${of}$`, "i"),
  new RegExp(`^add (.+?) as (?:a |an |the |another )*${role}${of}$`, "i"),
  new RegExp(
    `^(@.+?) (?:is|are|becomes|should be|will be) (?:now )?(?:a |an |the |our )*(?:new )?${role}${of}(?: now)?$`,
    "i",
  ),
];
const taking = [
  new RegExp(
    `^(?:remove|drop|unset|demote|sack|take) (.+?) (?:as|from being|from|off as|down as|down from) (?:a |an |the |our |my )*${role}s?(?: role)?${of}$`,
    "i",
  ),
  new RegExp(
    `^(?:take away|take|remove|revoke) (?:the )?${role} (?:role|rights|access) (?:away )?(?:from|of) (.+)$`,
    "i",
  ),
  new RegExp(
    `^(.+?) (?:is|are|isn't|is not|aren't) (?:no longer|not|no more)? ?(?:a |an |the |our |my )*${role}${of}(?: any ?more)?$`,
    "i",
  ),
];
const leading = /^(?:let|have) (.+?) (?:manage|lead|run|look after) (.+)$/i;
const listed =
  /^(?:list|show|see|view)(?: me)?(?: all| the)* (?:roles|permissions|managers|trainers|assessors|admins)$|^who (?:has|have) (?:which|what|a) roles?(?: here)?$|^(?:roles)$/i;
const whoIs =
  /^who(?:'s|s| is| are)(?: all)? (?:a |an |the |our )*(?:managers?|trainers?|assessors?|admins?|administrators?)(?: here)?$/i;

/** "make @sam a trainer", "make @ada manager of northgate", "who is a trainer?". */
export function hearRoles(near: Near): Intent | undefined {
  const { line, staff } = near;
  if (listed.test(line) || (whoIs.test(line) && staff.roles.length > 0)) return { kind: "role.list" };
  const lead = leading.exec(line);
  if (lead !== null) return setting(near, { run: lead[1] ?? "", word: "manager", of: lead[2], on: true });
  for (const pattern of giving) {
    const found = pattern.exec(line);
    const meant =
      found === null ? undefined : setting(near, { run: found[1] ?? "", word: found[2] ?? "", of: found[3], on: true });
    if (meant !== undefined) return meant;
  }
  for (const [at, pattern] of taking.entries()) {
    const found = pattern.exec(line);
    if (found === null || (at === 2 && !/\b(?:no longer|not|no more|any ?more)\b|n't/i.test(line))) continue;
    const [run = "", word = ""] = at === 1 ? [found[2], found[1]] : [found[1], found[2]];
    const meant = setting(near, { run, word, of: at === 1 ? undefined : found[3], on: false });
    if (meant !== undefined) return meant;
  }
  return undefined;
}

interface Setting {
  readonly run: string;
  readonly word: string;
  readonly of: string | undefined;
  readonly on: boolean;
}

function setting(near: Near, { run, word, of: team, on }: Setting): Intent | undefined {
  const who = splitPeople(run, near.staff);
  const isStaff = near.staff.roles.length > 0;
  const areNames =
    who.length > 0 &&
    who.every(
      (one) =>
        one.split(" ").length <= 3 &&
        !/\b(?:the|my|a|an|it|this|that|plan|unit|units|good|better|great|manager)\b/i.test(one),
    );
  const areIds = who.every((one) => /^[a-z]{2,12}:\S+$/.test(one));
  if (!areNames || !(areKnown(who, near) || areIds || isStaff)) return undefined;
  const asked = roleOf(word);
  if (asked === "manager" && team !== undefined) {
    const ofTeam = teamAfter(team, near);
    return ofTeam === undefined ? undefined : { kind: "team.manager", who, on, ...ofTeam };
  }
  return team === undefined ? { kind: "role.set", who, role: asked, on } : undefined;
}

function roleOf(word: string): Role {
  if (/^(?:trainer|assessor|tutor)/i.test(word)) return "trainer";
  return /^admin/i.test(word) ? "admin" : "manager";
}
