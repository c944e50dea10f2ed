/** About what is kept, for how long, who sees it, and how it is deleted. English, as ICU messages. */
export const privacyWords = {
  "privacy.kept": "What I keep about you, for how long, and who sees it.",
  "privacy.label.name": "Name:",
  "privacy.label.certificate": "Certificate:",
  "privacy.label.plan": "Plan:",
  "privacy.label.likes": "Units you like:",
  "privacy.label.dislikes": "Units you would rather not:",
  "privacy.label.decisions": "Decisions of your centre:",
  "privacy.decision": "{what}, by {who} on {when} ({why})",
  "privacy.label.practice": "Practice:",
  "privacy.practice":
    "{quizzes, plural, one {# quiz} other {# quizzes}}; {answered, plural, one {# answer} other {# answers}} to {questions, plural, one {# question} other {# questions}}, {right, number} of them right the last time; and how well you are expected to remember each.",
  "privacy.label.evidence": "Evidence and hours:",
  "privacy.evidence":
    "{criteria, plural, one {# criterion} other {# criteria}} with your notes and who changed what; {hours, plural, one {# entry} other {# entries}} of off-the-job learning.",
  "privacy.label.letters": "Messages from your manager or assessor:",
  "privacy.letters": "the newest {count, number}.",
  "privacy.label.also": "Also:",
  "privacy.also":
    "your timezone ({timezone}){locale, select, none {} other {, your language ({locale})}}{address, select, none {} other {, where I can write to you ({address})}}{daily, select, yes {, when you want your daily question} other {}}{changes, plural, =0 {} one {, # change that “undo” can take back} other {, # changes that “undo” can take back}}, what we were just talking about, and my last answer.",
  "privacy.label.where": "Where:",
  "privacy.where":
    "in this installation{stated, select, yes {; how you practise is also stated, under a code instead of your name, to the learning record store that your centre set up} other { and passed on to nobody}}.",
  "privacy.label.long": "How long:",
  "privacy.long.open": "until you say “delete my data”.",
  "privacy.long.days":
    "until you say “delete my data”, or have not written to me for {days, plural, one {# day} other {# days}}.",
  "privacy.long.looks": "Who looked at your progress: {days, plural, one {# day} other {# days}}.",
  "privacy.long.log": "The evidence log stays: who changed which criterion when, under a code, without your words.",
  "privacy.label.who": "Who sees it:",
  "privacy.who.nobody": "you. You are in no team, so no manager sees you.",
  "privacy.who.team":
    "you. The managers of {team}{who} see how far you are; never single answers, nor what you asked me.",
  "privacy.who.rest":
    "Assessors see your evidence. Whoever runs this installation can read its files. “Who looked at my progress?” shows every look.",
  "privacy.label.accounts": "Your accounts:",
  "privacy.accounts": "{count, number} are linked and share one record.",
  "privacy.choice.file": "Send me my data",
  "privacy.choice.looks": "Who looked at my progress?",
  "privacy.choice.erase": "Delete my data",
  "privacy.file": "Here is everything I keep about you, in one file.",
  "privacy.file.what":
    "It is plain text (JSON): your record, every answer, messages, teams, looks at and by you, and your entries in the evidence log. It says itself what is not in it.",
  "privacy.file.about": "Everything kept about you, as JSON",
  "privacy.file.none":
    "I cannot make files here. Whoever runs this installation can give you everything: “npm run export”.",
  "privacy.erase.sure":
    "This deletes everything I keep about you: your certificate, your plan, how you answered, your daily question, your evidence and hours, messages, your teams and who looked at you. It cannot be undone.",
  "privacy.erase.log":
    "One thing stays: the evidence log, which says who changed which criterion when, for the centre’s assessments. You stand in it under a code, without name and words; the list that says whose code it is is deleted, so that nobody can tell any more.",
  "privacy.erase.staff":
    "Teams you made stay. What you signed or returned stays with its learner, with the words you wrote there, under a code instead of your name.",
  "privacy.erase.accounts": "All your {count, number} linked accounts are deleted together.",
  "privacy.erase.yes": "Yes, delete everything",
  "privacy.erase.no": "No, keep it",
  "privacy.erase.kept": "Nothing was deleted.",
  "privacy.erase.done": "Done. Everything I kept about you is deleted.",
} as const;
