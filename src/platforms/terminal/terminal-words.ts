/** The few words the terminal itself says, around the assistant's replies. */
export const terminalWords = {
  alsoSay: "You can also say:",
  leave: 'Type "exit" or press Ctrl-D to leave.',
  goodbye: "Goodbye.",
  chooseAgain: "To choose, ask again with --qualification or in full words, or talk it over with: npm run chat",
  prompt: "> ",
  picked: "(picked)",
  heatKey: (key: string) => `${key}: . under a quarter, : a quarter, + half, # three quarters and more, - not known`,
} as const;
