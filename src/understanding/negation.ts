import type { Part } from "./part.ts";
import { namesUnits } from "./part.ts";

const light = new Set(
  (
    "doing do take taking want wanting to the a of out have having any my for it is that on in using use pick picking choose choosing unit units " +
    "include including be been will would ever at all need needing like liking bother bothering with both just even really also touching touch fancy chose took chosen picked did definitely having done go going study studying as either"
  ).split(" "),
);
const leavers = new Set(
  (
    "without except excluding minus drop dropping dropped remove removing removed skip skipping lose losing ditch ditching bin binning scrap " +
    "avoid avoiding hate hated never delete deleting forget exclude omit omitting minusing swap swapping replace replacing exchange swop trade " +
    "cancel bar sans axe dump replaced swapped substituting"
  ).split(" "),
);
const changers = new Set([
  "change",
  "changing",
  "changed",
  "switched",
  "moved",
  "switch",
  "switching",
  "move",
  "moving",
  "go",
  "going",
  "from",
  "turn",
]);
/** Two-word leavers, last word first: "leave out 2" is read backwards. */
const pairs = new Set([
  "out leave",
  "out leaving",
  "out left",
  "out take",
  "out taking",
  "of instead",
  "of place",
  "against decided",
  "against deciding",
  "of lieu",
  "with done",
  "on passing",
  "with bother",
  "of none",
  "of neither",
  "up give",
  "up giving",
  "out throw",
  "out throwing",
  "out chuck",
  "out dropping",
  "for substitute",
  "than rather",
  "from apart",
  "than other",
  "of rid",
  "off take",
  "off taking",
  "off drop",
  "for but",
  "but anything",
  "but everything",
  "but all",
  "out miss",
  "out missing",
  "out cut",
  "from away",
  "out kick",
  "from switch",
  "from switching",
  "from change",
  "from move",
]);
const helpers = new Set(["can", "could", "is", "are", "should", "does", "why", "did"]);
const wanting = new Set(
  "doing do want taking take study studying have having need needing like using bother bothering picking pick choose choosing for".split(
    " ",
  ),
);

/** Whether the units named at `at` are said to be left out: "not doing 5", "without the legal one", "8 instead of 6". */
export function isLeftOut(parts: readonly Part[], at: number): boolean {
  if (takenOut(parts, at)) return true;
  let passed = 0;
  for (let i = at - 1; i >= 0 && passed < 6; i--, passed++) {
    const part = parts[i];
    if (part === undefined) return false;
    if (part.kind === "mark") {
      if (part.mark === "," || part.mark === "-" || part.mark === "&") continue;
      return false;
    }
    if (namesUnits(part)) return joinsLeftOut(parts, i, at) && isLeftOut(parts, i);
    if (part.kind !== "word") return false;
    const before = wordAt(parts, i - 1);
    if (pairs.has(`${part.word} ${before}`)) return true;
    if (leavers.has(part.word)) return !reversed(parts, i) && !excludes(parts, i);
    if (part.word === "for" && isSubstituted(parts, i)) return true;
    if (changers.has(part.word)) return isExchanged(parts, at);
    if (part.word === "not" || part.word === "no") return deniesUnits(parts, i, at);
    if (!light.has(part.word) && part.word !== "and" && part.word !== "or") return false;
  }
  return false;
}

/** "without 4 and the legal one": the second stays with the first; "not 5, just 4" does not, nor does "swap 6 for 8". */
function joinsLeftOut(parts: readonly Part[], from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let i = from + 1; i < to; i++) {
    const part = parts[i];
    const joins =
      part?.kind === "mark"
        ? part.mark === "&" || part.mark === "+" || part.mark === "/"
        : part?.kind === "word" && (part.word === "and" || part.word === "or" || part.word === "the");
    if (!joins) return false;
  }
  return to - from > 1;
}

/** "leaving 12 out", "take 12 off": the verb stands before and its other half behind. */
function takenOut(parts: readonly Part[], at: number): boolean {
  if (/^(?:removed|dropped|omitted|excluded|scrapped)$/.test(wordAt(parts, at + 1))) return true;
  if (wordAt(parts, at + 1) === "a" && wordAt(parts, at + 2) === "miss") return true;
  if (!/^(?:out|off|away|aside|back)$/.test(wordAt(parts, at + 1))) return false;
  if (wordAt(parts, at + 1) === "back" && wordAt(parts, at + 2) !== "out" && wordAt(parts, at + 2) !== "off")
    return false;
  return [1, 2, 3].some((back) =>
    /^(?:leave|leaving|left|take|taking|took|miss|missing|cut|cutting|kick|chuck|drop|put|putting|set|setting|throw|throwing|knock|cross)$/.test(
      wordAt(parts, at - back),
    ),
  );
}

/** "does 6 exclude 8" asks about both. */
function excludes(parts: readonly Part[], at: number): boolean {
  const before = parts[at - 1];
  return (
    /^(?:exclude|excluding|bar|cancel|replace)$/.test(wordAt(parts, at)) && before !== undefined && namesUnits(before)
  );
}

/** "substitute 5 for 4": the second goes. */
function isSubstituted(parts: readonly Part[], at: number): boolean {
  const before = parts[at - 1];
  return before !== undefined && namesUnits(before) && /^(?:substitute|substituting|sub)$/.test(wordAt(parts, at - 2));
}

/** "change 13 for 12", "switch from 6 to 8". */
function isExchanged(parts: readonly Part[], at: number): boolean {
  const link = wordAt(parts, at + 1);
  const next = parts[at + 2];
  const beyond = parts[at + 3];
  return (
    /^(?:for|to|with|by|into)$/.test(link) &&
    ((next !== undefined && namesUnits(next)) || (beyond !== undefined && namesUnits(beyond)))
  );
}

/** "swap in 8": what is swapped in is taken, not left. */
function reversed(parts: readonly Part[], at: number): boolean {
  return wordAt(parts, at + 1) === "in";
}

/** "not 8", "not doing 8", "do not want 8"; but "is not 8 allowed" and "can not i do 8" ask. */
function deniesUnits(parts: readonly Part[], at: number, mention: number): boolean {
  const turned = /^(?:i|we|you|they)$/.test(wordAt(parts, at - 1)) && helpers.has(wordAt(parts, at - 2));
  if (turned) return false;
  const helper = wordAt(parts, at - 1);
  const meant =
    /^(?:can|could)$/.test(helper) &&
    parts.slice(0, at).some((part) => part.kind === "word" && /^(?:mean|means|meaning|does)$/.test(part.word));
  if (meant) return false;
  if (!helpers.has(helper)) return true;
  const between = parts.slice(at + 1, mention).map((part) => (part.kind === "word" ? part.word : ""));
  return between.some((word) => wanting.has(word)) && !between.includes("i") && helper !== "why";
}

function wordAt(parts: readonly Part[], at: number): string {
  const part = parts[at];
  return part?.kind === "word" ? part.word : "";
}
