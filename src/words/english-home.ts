/** One page with what matters today. English, as ICU messages. */
export const homeWords = {
  "home.title": "Your page{name}.",
  "home.today": "Today's question",
  "home.today.old": "A question that waits",
  "home.today.quiz": "Your quiz waits at this question",
  "home.today.off": "The daily question is off. I can send you one a day, so that you keep what you learn.",
  "home.plan": "Your plan",
  "home.plan.none": "Nothing is saved yet. Tell me your units, or ask me to suggest some.",
  "home.plan.line":
    "{certificate}: {achieved, plural, =0 {} one {one unit achieved, } other {# units achieved, }}{planned, plural, =0 {nothing more planned} one {one unit planned} other {# units planned}} ({numbers}). {verdict}",
  "home.progress": "Practice so far",
  "home.settings": "Settings",
  "home.zone": "Times are in the zone {zone}. To change it, name a city: “my time zone is Europe/London”.",
  "home.team":
    "{count, plural, one {Your team is {teams}. Who manages it sees} other {Your teams are {teams}. Who manages them sees}} how far you have come, never single answers.",
  "home.team.none": "You are in no team, so no manager sees how far you have come.",
  "home.team.manage": "You manage {teams}.",
  "home.choice.answer": "Answer it now",
  "home.choice.go-on": "Go on",
  "home.choice.progress": "How am I doing?",
  "home.choice.daily": "Daily question",
  "home.choice.seen": "What can my manager see?",
  "home.choice.team": "How is my team doing?",
  "home.choice.queue": "What waits for me?",
  "home.choice": "My page",
} as const;
