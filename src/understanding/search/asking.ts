import type { Wanted } from "./passage.ts";

/** What a question wants, told from the words around its subject. */
export interface Asking {
  readonly wanted: Wanted;
  readonly between: readonly [string, string] | null;
}

const politely =
  "(?:(?:so|ok|and|but|hi|hello|please|pls|quick question|can you|could you|tell me|remind me|explain|wait|um|erm|just|do you know|whats|what is|what are|what's|the|a|an) )*";
const apart = [
  /(?:diff|diffs|difference|differences|different|distinction|compare|comparison)(?: is)?(?: there)?(?: with| in)? (?:between )?(.{2,60}?) (?:and|vs|v|versus|from|to|with|or|&) (.{2,60}?)(?: what.{0,20})?$/,
  new RegExp(
    `^${politely}(.{2,60}?) (?:vs|v|versus|compared (?:to|with)) (.{2,60}?)(?: (?:what|difference|differences|diff).{0,20})?$`,
  ),
  /^(?:how|what) (?:is|are|does|do|makes) (.{2,60}?) (?:different|differ)(?: from| to| than)? (.{2,60}?)$/,
  /^(?:is|are) (.{2,60}?) the same (?:thing )?as (.{2,60}?)$/,
];
const definition =
  /^(?:(?:so|ok|and|but|hi|hello|please|pls) )*(?:what(?:s| is| are|'s|re)|wots|wats|define|definition of|meaning of|explain|describe|what do(?:es)?|what do you mean by)\b|\b(?:mean|means|meaning|stands? for|definition|define|what is (?:it|that))\b/;
const steps =
  /\bhow (?:do|should|would|can|could|to|must|shall|might) ?(?:i|you|we|u|an? \w+)?\b|\bwhat (?:do|should|must|can|shall) (?:i|you|we|u)(?: \w+)? (?:do|say|check|write|ask)\b|\bsteps?\b|\bprocedure\b|\bprocess for\b|\bwot do i do\b/;
const figure =
  /\bhow (?:many|much|long|often|old|soon|quickly|big|high|low|far|late)\b|\b(?:max|maximum|min|minimum|percentage|percent|number of|what time|time limit|deadline|age|formula|calculate|work out|what (?:%|percentage|age|rate))\b/;
const example = /\b(?:examples?|eg|e\.g|instance)\b/;

/** Reads a folded question. Linear in its length. */
export function readAsking(folded: string): Asking {
  const line = folded
    .replace(/[?!.,;:"()]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 200);
  for (const pattern of apart) {
    const found = pattern.exec(line);
    if (found?.[1] !== undefined && found[2] !== undefined)
      return { wanted: "comparison", between: [bare(found[1]), bare(found[2])] };
  }
  if (/\b(?:diff|difference|differences)\b/.test(line)) return { wanted: "comparison", between: null };
  return { wanted: wantedOf(line), between: null };
}

function wantedOf(line: string): Wanted {
  if (example.test(line)) return "example";
  if (figure.test(line)) return "figure";
  if (steps.test(line)) return "steps";
  return definition.test(line) ? "definition" : "unclear";
}

/** A side of a comparison without its article. */
function bare(side: string): string {
  return side.replace(/^(?:an?|the|being|doing|having) /, "").trim();
}
