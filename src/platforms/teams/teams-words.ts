/** The few words Teams itself needs, around the assistant's replies. */
export const teamsWords = {
  empty: "(no words)",
  chose: (label: string) => `You chose: ${label}`,
  offers: "You can also say:",
  choose: "Choose",
  pickOne: "Choose one",
  picked: "(picked)",
  nothingPicked: "Nothing picked yet",
  goesOn: "(continued)",
  more: (count: number) => `The list is shortened: ${count} more do not fit here. You can type them instead.`,
  typeInstead: (label: string) => `To choose this, type it: ${label}`,
  again: "You may have seen this before: I was interrupted while answering.",
  oneMoment: "One moment, I am still working on it.",
  oneMomentShared: "One moment, I am still working on it. The answer comes as a message.",
  oldButton: "I cannot use this button any more. Nothing was changed.",
  oldButtonHint: "Please ask me again in words.",
  privately: (name: string) => `${name}I have answered in our own chat, as this is about you alone.`,
  notReached: (name: string) =>
    `${name}that is about you alone, and I could not open a chat with you. Please add me and write to me there.`,
  hello: (name: string) => `Hello. Mention me with @${name} to ask me something.`,
  helloPrivate: "What is about you alone I answer in our own chat.",
} as const;
