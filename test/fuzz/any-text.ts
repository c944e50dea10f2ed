import fc from "fast-check";
import { sampleApprentices } from "../../src/app/sample-people.ts";
import { desk } from "../app/try-out.ts";

/** What a message is cut to. */
export const longest = 4_000;

/** Texts that have broken programs before. */
export const awkward: readonly string[] = [
  "",
  " ",
  "\u0000\u0007\u001b[2J",
  "🙂🙃👩‍👩‍👧‍👦",
  "\u202eevil\u202c unit 6",
  "\ud800",
  "\udc00",
  "\ufeff",
  "\u200b\u200d\u00ad",
  "e\u0301\u0301\u0301\u0301",
  "ﬁ ① ⅷ ½ ６ ٦ ६",
  "ẞ İ ı ſ K",
  "constructor",
  "__proto__",
  "toString valueOf hasOwnProperty",
  "unit 99999999999999999999",
  "unit -1 and 6.5 and 1e308",
  "هل يمكنني أخذ الوحدة 6 و 8؟",
  "ユニット６と８を取れますか",
  "{count, plural, one {x}} <b>6</b> ''",
  "<@U1> <!channel> <#C1|x> &amp; *b* `c`",
  "'; drop table learners; --",
  "../../etc/passwd",
  "%s %00 %n $1 \\1 [a-",
  "a@b.c https://x.y/?z=1",
  "2026-02-30 25:61 31/02/2026 in -3 weeks",
];

const orders =
  `save|undo|why|drop|add|swap|quiz me|quiz me on selling|stop|hint|next|skip|explain|this is wrong|mock exam|
can i take|must i|is it enough|level 2|level 3|10266|10267|unit|units|6|8|and|or|not|without|instead of|between|1-3|six|eight|twelfth|
my plan|show my plan|clear my plan|delete my data|yes|no|the second one|b|true|false|what is a kpi|why is|compare|hours|
log 2 hours today on unit 4|log 90 minutes yesterday|log 1.5h last friday|evidence|evidence for unit 4|4.1.2 ready|ready for|
sign off|send back|because|my team|my teams|create team|add|remove|to team|team report|how is|who is behind|progress|
daily at 8:30|every other day at noon|pause until monday|not on bank holidays|quiet from 22:00 to 7|every monday and friday|
what can my manager see|who looked|export my data|dashboard|who am i|make|a trainer|a manager|join|link|code|ABCD2345|
content report|broken plans|unanswered|reported questions|weekly digest|remind|assign|set|everybody|learning at night|
tomorrow|next week|in three weeks|on 3 march|?|!|,|;|:|(|)|"|“|…|—|/|@|#|+|-|=|%|£`
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");

const phrases = desk.content.phrases.map(({ phrase }) => phrase);
const titles = desk.content.codes.flatMap((code) => {
  const found = desk.content.qualification(code, "2026-11-23");
  return found === undefined ? [] : [found.title, ...found.units.map(({ title }) => title)];
});
/** Words by which people are mentioned. */
const names = sampleApprentices.map(({ person }) => `@${person.name}`);

const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...orders) },
  { weight: 3, arbitrary: fc.constantFrom(...phrases) },
  { weight: 2, arbitrary: fc.constantFrom(...titles) },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 40 }).map(String) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);

const joint = fc.constantFrom(" ", "", ", ", " and ", "\n", "  ", "-", "/", ".");
const mixture = fc.tuple(fc.array(piece, { maxLength: 40 }), joint).map(([pieces, by]) => pieces.join(by));
const sentence = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(" "));
const again = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), joint)
  .map(([pieces, by]) => pieces.join(by) + by)
  .map((text) => text.repeat(Math.ceil(longest / Math.max(1, text.length))));
const letters = fc
  .tuple(fc.constantFrom("a", "6", " ", "(", "﷽", "@", "\n", "-", "a ", "1 ", "'", ".", "é", "🙂", "zzz"), sentence)
  .map(([letter, end]) => letter.repeat(longest).slice(0, longest - end.length) + end);

/** A message of at most 4,000 characters: our own words in any mixture, odd Unicode, the same over and over, anything. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: sentence },
    { weight: 3, arbitrary: mixture },
    { weight: 2, arbitrary: again },
    { weight: 1, arbitrary: letters },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: longest, size: "max" }) },
  )
  .map((text) => text.slice(0, longest));
