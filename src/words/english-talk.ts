/** About everything else: privacy, help, small talk, faults. English, as ICU messages. */
export const talkWords = {
  "help.title":
    "I am Unitwise. I help you plan the OCR Level 2 (10266) and Level 3 (10267) Certificates in Principles of Contact Centre Operations.",
  "help.caption": "Things you can ask",
  "help.group.plan": "Your plan",
  "help.group.units": "The units",
  "help.group.study": "The subject matter",
  "help.group.practice": "Practice",
  "help.group.daily": "A question a day",
  "help.group.certificate": "The certificates",
  "help.group.you": "You",
  "help.group.evidence": "Evidence and hours",
  "help.group.team": "Your team and you",
  "help.group.manager": "For managers",
  "help.group.trainer": "For trainers and assessors",
  "help.group.admin": "For those who run this",
  "help.standing":
    "Where a credit value is not published I say that I cannot tell. Your centre's own documents decide.",
  "talk.hello": "Hello{name}. Ask me what something means, whether units fit together, or what you still need.",
  "talk.welcome":
    "Hello{name}. I am Unitwise, a study assistant for the OCR Certificates in Principles of Contact Centre Operations.",
  "talk.welcome.what":
    "Ask me in your own words: “can I take unit 6 and 8?”, “what do I still need?”, “what is unit 4 about?”. I am a program; what you tell me is kept in this installation{stated, select, yes {; how you practise is also stated, under a code instead of your name, to your centre’s learning record store} other { and passed on to nobody}}. Nothing is sent to you unasked.",
  "talk.welcome.certificate": "Which certificate are you working towards? You can also say it later.",
  "talk.done.already": "I have done that already, so nothing more was changed.",
  "talk.thanks": "You are welcome.",
  "talk.bye": "Bye for now.",
  "talk.ok": "Right.",
  "talk.feelings":
    "I am a program, so I take no offence and no credit. If an answer was wrong or unclear, tell your trainer; “help” shows what I can do.",
  "scope.foreign":
    "That is outside what I know. I can answer questions about contact-centre work and check units and plans for the certificates; say “help” for examples.",
  "scope.instruction":
    "I cannot do that: only your centre assesses and signs off units, and I follow the rules of the qualification whatever a message says.",
  "scope.write-evidence":
    "I will not write evidence for you: it has to be your own work. I can tell you what a unit is about.",
  "scope.other-person": "I do not show one person's work or results to another.",
  "scope.empty": "I saw no words in that. Say “help” for examples.",

  "choice.enough": "Is that enough?",
  "choice.finish": "What else do I need?",
  "choice.save": "Save these",
  "choice.plan": "Show my plan",
  "choice.undo": "Undo",
  "choice.more": "More ways",
  "choice.why": "Why?",
  "choice.help": "Help",
  "choice.about": "What is unit {number} about?",
  "choice.rules": "What are the rules?",
  "choice.barred": "Which units cannot go together?",
  "choice.drop": "Leave out unit {number}",
  "choice.swap": "Take {add} instead of {drop}",
  "choice.add": "Add {units}",
  "choice.way": "Save: add {units}",
  "choice.keep": "Leave my plan as it is",
  "choice.edit": "Change my plan",
  "choice.quiet": "What can you do?",

  "fault.store.damaged":
    "Your saved record is damaged and was set aside, so I cannot answer for your plan. Nothing else is affected. Please tell whoever runs this assistant: reference {reference}. To start afresh instead, say “delete my data”.",
  "fault.store":
    "I could not save that just now, so nothing was changed. Please try again in a moment; if it stays, tell whoever runs this assistant: reference {reference}.",
  "fault.store.unsure":
    "I am not sure whether that was saved. Please look at your plan before you try again; if it stays, tell whoever runs this assistant: reference {reference}.",
  "fault.erase":
    "I could not finish deleting just now: some of it may be gone, the rest is still there. Please say “delete my data” again in a moment; if it stays, tell whoever runs this assistant: reference {reference}.",
  "fault.read":
    "I cannot say just now, because not everything could be read. Nothing was changed. Please try again in a moment; if it stays, tell whoever runs this assistant: reference {reference}.",
  "fault.bug":
    "Something went wrong on my side, and nothing was changed. Please tell whoever runs this assistant: reference {reference}.",
} as const;
