/** About plans that a change of the rules broke. English, as ICU messages. */
export const brokenWords = {
  "broken.none": "{team}: no saved plan was broken by a change of the rules.",
  "broken.title":
    "{team}: a change of the rules or of the centre's values broke {count, plural, one {one saved plan} other {# saved plans}}.",
  "broken.line": "{name}, {certificate}. Before: {before}. Now: {now}.",
  "broken.yes": "enough for the certificate",
  "broken.cannot-tell": "nobody can tell whether it is enough",
  "broken.unfinished": "not enough yet",
  "broken.conflict": "units that may not stand together",
  "broken.repair": "Nearest change: {repair}.",
  "broken.repair.none": "No small change mends it.",
  "broken.open": "A credit value or level that it rests on is not known any more.",
  "broken.more": "{count, plural, one {And one more.} other {And # more.}}",
  "broken.centre":
    "“Show my plan” tells each of them where their plan stands. Talk before anything is changed: your centre decides.",
  "broken.why": "Why: {rules}",
  "broken.unread": "That record cannot be read just now.",
  "broken.unkept": "I keep no list of broken plans here: it needs a folder that learners are kept in.",
} as const;
