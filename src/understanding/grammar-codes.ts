import type { Intent } from "../domain/intent.ts";
import { isTeam, leads, type Near, teamAfter } from "./near-team.ts";

const codeWord = "(?:(?:join|joining|team|invite|invitation|sign ?up|entry|access) )?(?:code|codes|link)";
const named = "(?:(?:join|joining|team|invite|invitation|sign ?up|entry) (?:code|codes|link))";
const ending = new RegExp(
  `^(?:end|stop|cancel|revoke|expire|kill|close|delete|remove|disable|turn off) (?:the |all |all the |my |our )*${codeWord}(?: (?:for|of|to) (.+))?$`,
  "i",
);
const wanting = [
  new RegExp(
    `^(?:(?:get|give|show|make|create|send|new|need|want|generate|see|i need|i want|have|what is|what's|whats|where is)(?: me| us)? )*(?:a |an |the |my |our |another |new )*${named}(?: (?:for|of|to) (.+))?$`,
    "i",
  ),
  /^(?:(?:get|give|show|make|create|send|new|generate|what is|what's|whats)(?: me| us)? )*(?:a |the |our |another |new )*code (?:for|of|to (?:join|get into)) (.+)$/i,
  /^how (?:do|can|does|should) (?:people|they|learners|apprentices|others|somebody|someone|my team|new starters|everyone) (?:join|get into|get in|sign up)(?: to| for)?(?: (.+))?$/i,
];
const joining = [
  /^(?:i(?:'d| would)? (?:like|want|need) to )?(?:join|enter|use|redeem)(?: (?:a |the |my |with |using |team |code |by |this |join |invite |number )*)?[:#]?\s*["']?([A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4})["']?$/i,
  /^(?:(?:my|the|join|invite|team|here is my|here's my|this is my|i have a|i've got a|i got a) )*code(?: is|:)?\s*["']?([A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4})["']?$/i,
];
const joiningBlank =
  /^(?:(?:i(?:'ve| have)?(?: got| been given)?|how do i|where do i|i want to|can i) )*(?:(?:use|enter|put in|type|redeem|have|got) )*(?:a |the |my )*(?:join|joining|team|invite) code$|^(?:how do i |i want to |can i )?join (?:a|the|my) team$/i;
/** Without the letters and digits that are taken for each other; digits and letters both, or capitals that are no word. */
const bare =
  /^(?=.*\d)(?=.*[A-Za-z])[A-HJ-NP-Za-hj-np-z2-9]{8}$|^(?=.*\d)(?=.*[A-Za-z])[A-HJ-NP-Z2-9]{4}[- ][A-HJ-NP-Z2-9]{4}$|^(?=.*\d)(?=.*[a-z])[a-hj-np-z2-9]{4}-[a-hj-np-z2-9]{4}$/;
const bareCapitals = /^[A-HJ-NP-Z]{8}$/;

/** "join code for Northgate", "end the join code", "join ABCD2345", and a code alone. */
export function hearCode(near: Near): Intent | undefined {
  const { line, heard } = near;
  const code = joining.map((pattern) => pattern.exec(line)?.[1]).find((one) => one !== undefined);
  if (code !== undefined && isCode(code, near)) return { kind: "team.join", code };
  if (bare.test(line) || (bareCapitals.test(line) && heard.strange.length > 0))
    return { kind: "team.join", code: line };
  if (joiningBlank.test(line) && (!leads(near) || /^i (?:have|'ve|got)/i.test(line)))
    return { kind: "team.join", code: "" };
  return hearWanted(near);
}

/** "join northgate" names a team, "join together" nothing; a code has a digit or is all capitals. */
function isCode(said: string, near: Near): boolean {
  return !isTeam(said, near) && (/\d/.test(said) || said === said.toUpperCase() || near.heard.strange.length > 0);
}

/** A "code of practice" lets nobody in. */
const isJoining = /\b(?:join|joining|invite|invitation|sign ?up|entry|team|get into|get in)\b/i;

function hearWanted(near: Near): Intent | undefined {
  const end = ending.exec(near.line);
  if (end !== null) {
    const ofTeam = end[1] === undefined ? {} : teamAfter(end[1], near);
    const plain = /\blinks?\b/i.test(near.line) && !/(?:join|invite)/i.test(near.line);
    return ofTeam === undefined || plain ? undefined : { kind: "team.code", end: true, ...ofTeam };
  }
  for (const pattern of wanting) {
    const found = pattern.exec(near.line);
    if (found === null) continue;
    const said = found[1];
    const ofTeam = said === undefined ? {} : teamAfter(said, near);
    const isClear = said === undefined || isTeam(said, near) || (leads(near) && isJoining.test(near.line));
    if (ofTeam !== undefined && isClear && (said !== undefined || leads(near) || /code/i.test(near.line)))
      return { kind: "team.code", ...ofTeam };
  }
  return undefined;
}
