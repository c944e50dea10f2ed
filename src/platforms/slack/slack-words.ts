/** The few words this room says itself, around the assistant's replies. */
export const slackWords = {
  oldButton: "That button is from another version of me and does nothing any more. Say in words what you want.",
  alsoSay: "You can also say:",
  choose: "Choose one",
  pickAny: "Pick any",
  nothing: "There is nothing to show here.",
  picked: "(picked)",
  sayInWords: "Not everything can be picked here. You can always say in words what you want.",
  working: "One moment, I am working it out.",
  cancel: "Cancel",
  form: "Form",
  submit: "Send",
  shortened: (lines: number) =>
    `… Shortened here: ${lines === 1 ? "1 more line does" : `${lines} more lines do`} not fit. Ask for one part of it to read the rest.`,
  inTheList: (options: number) => `… and ${options} more in the list`,
  group: (from: number, to: number) => `${from} to ${to}`,
  choice: (place: number) => `Choice ${place}`,
  field: (place: number) => `Field ${place}`,
  typeIt: (label: string) => `To choose “${label}”, type it.`,
  fileComes: "The file comes in our direct message.",
  fileRefused: (name: string) =>
    `I could not send ${name}: this workspace does not let me send files. Whoever runs me has to install me again here.`,
  chose: (label: string) => `You chose: ${label}`,
  numbered: (place: number, label: string) => `${place}. ${label}`,
  homePrivacy:
    "I keep your plan and what we talked about last, to answer you. Ask “what do you store about me?” to see it, or say “delete my data” to have it deleted.",
  showPlan: "Show my plan",
  stillNeed: "What do I still need?",
  changePlan: "Change my plan",
  help: "Help",
} as const;
