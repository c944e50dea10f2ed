import { commonWords } from "./lexicon.ts";
import { foldText } from "./normalise.ts";
import { type Draft, fixed, type Staff } from "./situation.ts";
import { namesPerson } from "./staff-names.ts";

const leads =
  "(?:(?:please|can|could|you|i|would|like|want|to|ok|okay|and|so|hi|hey|hello|now|then|just|let|me|the|my) )*";
const ends =
  "(?: (?:please|pls|now|then|today|so far|at the moment|lately|recently|these days|this week|thanks|thx|cheers|mate))*";
const who = "(@?[\\p{L}][\\p{L}\\p{M}\\p{N}'._ -]{0,60}?)(?:'s)?";
const figures =
  "(?:progress|plan|standing|figures|numbers|stats|record|results|scores?|profile|page|details|report|status|update|summary)";
/** One person, by name; the name is only taken for one where the roster has it. */
const ofPerson = [
  `^${leads}(?:show|see|view|open|look at|look up|pull up|bring up|check|check on|display|get|give)(?: me| us)?(?: how)? ${who}(?: (?:${figures}|is doing|is getting on|is going|doing|getting on))?${ends}$`,
  `^${leads}(?:how|where) (?:is|has|are) ${who}(?: (?:doing|getting on|getting along|going|progressing|been doing|been getting on|been|coming along|coming on|performing|at|up to|looking))?${ends}$`,
  `^${leads}(?:how far (?:along )?(?:is|has)|what is (?:going on|up|happening) with|what about|how about|(?:progress )?${figures} (?:of|for|on|about)|tell me about|tell me how) ${who}(?: is doing| is getting on)?${ends}$`,
  `^${who} ${figures}${ends}$`,
  `^${leads}(?:can|will|could|is|has|did|does|was) ${who} (?:(?:still|ever|actually|really|even|going to|gonna|likely to|able to) )*(?:finish|make it|pass|on track|stuck|ok|okay|alright|all right|struggling|behind|active|practised|practiced|practising|practicing|practise|practice|started|start|begun|done (?:anything|something|any)|doing (?:ok|okay|well|alright|anything)|get (?:the|his|her|their) cert|need (?:a word|help|chasing)).{0,60}$`,
  `^${leads}when did ${who} last (?:practi[sc]e|do|log|answer|use|write).{0,30}$`,
].map((pattern) => new RegExp(pattern, "u"));
const bare = new RegExp(`^${who}$`, "u");
/** "And Lee?" after somebody else. */
const another = new RegExp(
  `^(?:(?:and|now|then|ok|also|what about|how about) )+${who}(?: (?:then|too|as well|next))*$`,
  "u",
);

/** "How's Sam doing?" in the plain form that the patterns above read. */
function plainForm(text: string): string {
  return foldText(text)
    .replace(/\b(how|where|what|who)(?:'s|s)(?= )/g, "$1 is")
    .replace(/[?!.,;:"()]+(?= |$)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** "Show me Sam", "how is Sam getting on", "can Sam still finish"; `bareToo`: a name and nothing else. */
export function hearPerson(text: string, staff: Staff, bareToo: boolean): Draft | undefined {
  const plain = plainForm(text);
  // "Will", "Mark" and "Grace" alone may be words of something else.
  const patterns = bareToo && !commonWords.has(plain) ? [...ofPerson, bare, another] : ofPerson;
  for (const pattern of patterns) {
    const said = pattern.exec(plain)?.[1];
    if (said !== undefined && namesPerson(said, staff)) return fixed({ kind: "progress.member", who: said });
  }
  return undefined;
}
