/** For trainers: what the content covers and how its questions do. English, as ICU messages. */
export const contentWords = {
  "content.none": "I keep no such figures here: they need a folder that learners are kept in.",
  "content.nothing": "-",
  "content.more":
    "{count, plural, one {And one more.} other {And # more.}} In the terminal, “npm run content” and “npm run report” show them all.",
  "content.lies": "({low} to {high})",
  "content.head.unit": "Unit",
  "content.head.topics": "Topics",
  "content.head.questions": "Questions",
  "content.head.scenarios": "Scenarios",
  "content.head.missing": "Missing",
  "content.head.asked": "Asked",
  "content.head.times": "Times",
  "content.head.first": "First",
  "content.head.last": "Last",
  "content.head.question": "Question",
  "content.head.said": "What is wrong with it",
  "content.head.attempts": "First attempts",
  "content.head.facility": "Facility",
  "content.head.discrimination": "Discrimination",
  "content.head.look": "To look at",
  "content.head.answers": "Answers",
  "content.coverage.title":
    "{units, plural, one {One unit} other {# units}} with {questions, plural, one {one question} other {# questions}}; {gaps, plural, =0 {nothing is missing} one {in one of them something is missing} other {in # of them something is missing}}.",
  "content.coverage.caption": "What the questions cover",
  "content.unanswered.none": "No question has been left without an answer.",
  "content.unanswered.title":
    "{count, plural, one {One question} other {# questions}} that learners asked and the notes have no answer to. Who asked is not kept.",
  "content.unanswered.caption": "Asked in vain, most often first",
  "content.reported.none": "No question has been reported as wrong.",
  "content.reported.title":
    "{count, plural, one {One report} other {# reports}} of questions that may be wrong. Who said so is not kept.",
  "content.reported.caption": "Reported, most often first",
  "content.questions.none":
    "No question has been answered by {fewest} learners or more yet, so there is nothing to show without telling of single people.",
  "content.questions.title":
    "{count, plural, one {One question} other {# questions}} with enough first attempts to be shown; {looks, plural, =0 {none stands out} one {one should be looked at} other {# should be looked at}}.",
  "content.questions.caption": "Questions by first attempts, those to look at first, then the hardest",
  "content.questions.meaning":
    "Facility: the share of first attempts that were right. Discrimination: whether those who did better on other questions got this one right more often, from -1 to 1. In brackets: where the figure lies in 19 of 20 cases. No verdict under {fewest} attempts.",
  "content.questions.few":
    "{count, plural, one {One more question is} other {# more questions are}} not shown: fewer than {fewest} learners answered.",
  "content.look.none": "no",
  "content.look.few": "too few to say",
  "content.look.hard": "yes: very few get it right. Is the key right, is it taught?",
  "content.look.easy": "yes: nearly everybody gets it right. Too easy?",
  "content.look.turned": "yes: those who know more get it wrong more often. Is the key right?",
  "content.calibration.picture": "Expected against actual recall",
  "content.calibration.across": "Expected",
  "content.calibration.up": "Came true",
  "content.calibration.alt": "A plot of expected against actual recall, by tenths.",
  "content.calibration.point":
    "Expected {expected} %, came true {came} % ({count, plural, one {one answer} other {# answers}}).",
  "content.choice.coverage": "What is covered",
  "content.choice.unanswered": "Asked in vain",
  "content.choice.reported": "Reported questions",
  "content.choice.questions": "How questions do",
  "content.choice.calibration": "Does recall come true?",
} as const;
