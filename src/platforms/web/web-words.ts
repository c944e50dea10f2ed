/** The few words that the pages themselves say, around the assistant's replies. */
export const webWords = {
  unnamed: (place: number) => `Choice ${place}`,
  choices: "Choose one",
  next: "What you can do next",
  send: "Send",
  pictureOf: "Picture",
  tableOf: "Table",
  yourWords: "Your words",
  whatToChange: "What is to be changed",
  ownText: "Your own words (leave this empty to send it as it is drafted)",
} as const;
