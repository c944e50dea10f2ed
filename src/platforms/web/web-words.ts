/** The few words that the pages themselves say, around the assistant's replies. */
export const webWords = {
  product: "Unitwise",
  skip: "Skip to the content",
  pages: "Pages",
  signedInAs: "Signed in as",
  signOut: "Sign out",
  unnamed: (place: number) => `Choice ${place}`,
  choices: "Choose one",
  next: "What you can do next",
  send: "Send",
  field: "Choose",
  picked: "(picked)",
  pictureOf: "Picture",
  tableOf: "Table",
  whatToChange: "What is to be changed",
  ownWords: "Your words",
  ownText: "Write your own words instead",
  footer: "Practice results here are for learning only. They are not part of any certificate.",
  enter: {
    title: "Open the pages",
    about:
      "This link is for you alone, and works once. Do not pass it on: whoever presses the button is signed in as you.",
    press: "Open the pages",
  },
  over: {
    title: "This link is used up or too old",
    about: 'A link works once, for ten minutes. Write "dashboard" to the assistant in chat to get a new one.',
  },
  signIn: {
    title: "You are not signed in",
    about: 'Write "dashboard" to the assistant in chat. It sends you a link that opens these pages.',
  },
  left: { title: "You are signed out", about: 'Write "dashboard" to the assistant in chat to come back.' },
  making: {
    title: "This page is being made",
    about:
      "It takes a little longer than usual. The page shows itself when it is ready; you can leave it and come back.",
    again: "Look again now",
  },
  gone: {
    title: "That page is not kept any more",
    about: "Open it again from the list of pages. What you did before is done.",
  },
  unknown: { title: "There is no such page", about: "Check the address, or use the list of pages." },
  forged: {
    title: "That did not come from these pages",
    about: "Nothing was done. Go back, load the page again, and try once more.",
  },
  notUnderstood: {
    title: "That could not be read",
    about: "Nothing was done. Go back, load the page again, and try once more.",
  },
  tooLarge: { title: "That was too much", about: "Nothing was done. Send less at once." },
  tooOften: { title: "Too many requests", about: "Wait a minute, then try again." },
  failed: {
    title: "Something went wrong",
    about: (reference: string) =>
      `This page could not be made. Try again; if it happens again, tell whoever runs this assistant the reference ${reference}.`,
  },
  nav: {
    team: "Team",
    heat: "Heat map",
    cohort: "Cohort planner",
    broken: "Broken plans",
    nudges: "Nudges",
    evidence: "Evidence queue",
    sample: "Quality sample",
    coverage: "Coverage",
    unanswered: "Unanswered",
    reported: "Reported",
    questions: "Questions",
    calibration: "Calibration",
    me: "My data",
  },
} as const;
