/** About questions that are reported as wrong, and about the diagnostic. English, as ICU messages. */
export const reportWords = {
  "report.choice": "This question is wrong",
  "report.what": "What is wrong with it?",
  "report.about": "You mean: {prompt}",
  "report.how": "Press one, or say it in your own words: “this question is wrong because …”.",
  "report.why.answer": "The answer is wrong",
  "report.why.old": "Out of date",
  "report.why.unclear": "Unclear",
  "report.why.spelling": "A spelling mistake",
  "report.thanks":
    "Thank you. A trainer will look at it, and will not see who said so. You will not be asked it again until it is changed.",
  "report.thanks.nowhere":
    "Thank you. There is no trainer’s list here, so I cannot pass it on; but you will not be asked it again until it is changed.",
  "report.again": "You have reported that one already. You will not be asked it again until it is changed.",
  "report.withdraw": "It is fine after all",
  "report.withdrawn": "Taken back. It may be asked again.",
  "report.withdrawn.none": "There is no report of yours to take back.",
  "report.taken-out": "Your answer to it does not count any more.",
  "report.passed": "It is left out of this quiz.",
  "report.none": "Which question do you mean? Say that while a quiz is going on, or right after an answer.",
  "suits.begin":
    "Let’s see what you know already: two questions on every topic of the optional units, up to {count}. No explanations in between.",
  "suits.begin.on":
    "On with what you know already: {count, plural, one {one question is} other {# questions are}} left.",
  "suits.how":
    "Say “stop” whenever you like: I rank with what I have, and go on another time. After about {count} questions I have asked about every unit twice.",
  "suits.title":
    "What suits you, going by {count, plural, one {one answer} other {# answers}} about the optional units.",
  "suits.title.none": "Nothing to go by yet. Start again with “which units suit me?”, and answer a few.",
  "suits.none-open": "There is no optional unit left to ask about: all of them are in your record as achieved.",
  "suits.ways": "Ways to finish, the one with least left for you to learn first",
  "suits.ways.none": "I cannot name a way to finish that fits what is saved. “What do I still need?” says why.",
  "suits.known": "You know most about {units}.",
  "suits.table": "What you knew, unit by unit",
  "suits.head.unit": "Optional unit",
  "suits.head.asked": "Asked",
  "suits.head.right": "Right",
  "suits.way.known": "You know already",
  "suits.way.none": "nothing yet",
  "suits.save": "Save {units}",
  "suits.few": "Few answers yet: the order can change with every one more.",
  "suits.note": "This is practice, not an assessment, and only one thing to choose by: talk to your trainer too.",
  "suits.more": "Go on asking",
} as const;
