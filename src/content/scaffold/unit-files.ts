import { stringify } from "yaml";

/** What is known of a unit that is to be written. */
export interface UnitPlan {
  readonly subject: string;
  readonly title: string;
  readonly author: string;
  /** The local date, "2026-11-25". */
  readonly today: string;
}

/** The files of a unit in which nothing is taught yet, by name. They pass the schema; their comments explain each field. */
export function unitFiles(plan: UnitPlan): Readonly<Record<string, string>> {
  return { "unit.yaml": unitFile(plan), "notes.yaml": notesFile(plan), "quiz.yaml": quizFile(plan) };
}

function field(value: Readonly<Record<string, string>>): string {
  return stringify(value, { lineWidth: 120 }).trimEnd();
}

/** A date a year on: law may change within the year. */
function yearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4).replace("-02-29", "-02-28")}`;
}

/** "Principles of selling in a contact centre" is "Selling" in a sentence. */
function shorten(title: string): string {
  const short = title.replace(/^principles (?:and \w+ )?of /i, "").replace(/ (?:in|through) a contact centre$/i, "");
  return short.charAt(0).toUpperCase() + short.slice(1);
}

function unitFile({ title }: UnitPlan): string {
  const words = shorten(title).toLowerCase().replaceAll(",", "");
  return `# What the unit is. Every field is needed; in lists of words, each is lower case and stands once, commas between.
${field({ title })}
# As it is called in a sentence: "Selling" for "Principles of selling in a contact centre".
${field({ shortTitle: shorten(title) })}
# How people call the unit itself. To be filled in: short forms and misspellings too.
${field({ nicknames: words })}
# Words of its subject matter. To be filled in: a question with one of them may be meant for this unit.
${field({ terms: words })}
summary:
  # One sentence on what it is about.
${field({ value: `Going by its title, ${title.toLowerCase()}.` }).replaceAll(/^/gm, "  ")}
  # published: in the awarding body's own document; other-body: in another's; inferred: worked out; unknown: value null.
  certainty: inferred
  # A name from content/sources.yaml.
  source: title-only
# The official outcomes, where they are known:
#   - number: "1"
#     about: Know how …
#     source: brochure
#     criteria: [{ number: "1.1", about: null, source: brochure }]
outcomes: []
# What of the official text is known, in a sentence that learners may read.
coverage: Neither the outcomes nor the criteria of this unit were found; only its title is known.
`;
}

function head({ author, today }: UnitPlan, what: string): string {
  return `# ${what}
# Who writes it, since when, and the date by which somebody looks at it again. A piece may say otherwise for itself with
# the same three fields.
${field({ author })}
written: ${today}
reviewBy: ${yearAfter(today)}
# Where statements can be looked up: an id of yours, the Act and section or the document's name, and what kind it is: act,
# regulations, guidance, standard, book or practice. url may be left out.
sources:
  practice: { name: "Common practice in UK contact centres; no single document", kind: practice }
`;
}

function notesFile(plan: UnitPlan): string {
  return `${head(plan, "What is taught: 6 to 12 topics, each 120 to 250 words in what, why, example and mistake together.")}\
# To be filled in: replace [] by topics of this form. An id never changes.
#   - id: open-questions
#     title: Open and closed questions
#     outcome: null            # the official number in quotes, "1", where it is known
#     criteria: []             # their numbers in quotes, "1.2"
#     asks:                    # how people ask for it, two at least
#       - what is an open question
#       - open vs closed questions
#     short: >-                # all of it in one to three sentences; the first alone must answer
#       …
#     what: >-                 # what it is
#       …
#     why: >-                  # why it matters in a contact centre
#       …
#     example: >-              # a worked example from a call, chat or email
#       …
#     mistake: >-              # a common mistake
#       …
#     steps: [first, then]     # may be left out: what to do, in order
#     nations: { scotland: … } # may be left out: where the law differs (wales, scotland, northernIreland)
#     sources: [practice]
topics: []
# Short answers to single questions, each under a topic:
#   - id: when-open
#     topic: open-questions
#     asks: [when do i use open questions, when are open questions best]
#     answer: At the start, to find out what the customer needs.
#     sources: [practice]
# steps (in order) and sides (two or more, each with name and text) may be added.
answers: []
`;
}

function quizFile(plan: UnitPlan): string {
  return `${head(plan, "What is asked: 25 questions or more, three a topic or more, a third of them scenarios.")}\
# To be filled in: replace [] by questions of this form, or npm run content -- import FILE --unit ${plan.subject}
#   - id: open-1               # unique over all units; never changes, never used again
#     version: 1               # counted up whenever what is asked or what is right changes
#     topic: open-questions    # a topic of notes.yaml
#     difficulty: 1            # 1 recall, 2 understanding, 3 applying
#     type: single             # 3 to 5 options, one right
#     scenario: true           # where it tells of a situation at work
#     prompt: What makes a question open?
#     options:                 # each with why it is right, or why it tempts but is wrong
#       - { text: "…", right: true, because: "…" }
#       - { text: "…", because: "…" }
#       - { text: "…", because: "…" }
#     hint: What helps without giving it away.
#     sources: [practice]
# In place of type and options:
#   type: multiple     4 to 6 options, two or more right
#   type: true-false   3 to 5 options, each with says: true or false and text: because …; one right
#   type: order        steps: 3 to 7 of { text, because }, in the right order
#   type: match        pairs: 3 to 6 of { left, right, because }; spare: { text, because } for rights that are left over
#   type: short        accept: [words, other words]; because: …; slips: { value, because } for wrong answers people give
#   type: number       answer: 91, tolerance: 0.5, unit: "%"; because: …; slips: one at least
questions: []
`;
}
