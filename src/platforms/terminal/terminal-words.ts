/** The few words the terminal itself says, around the assistant's replies. */
export const terminalWords = {
  alsoSay: "You can also say:",
  leave: 'Type "exit" or press Ctrl-D to leave.',
  goodbye: "Goodbye.",
  chooseAgain: "To choose, ask again with --qualification or in full words, or talk it over with: npm run chat",
  prompt: "> ",
  picked: "(picked)",
  working: "Working on it (Ctrl-C stops the wait) .",
  stopped: "I have stopped waiting. What was under way may still be kept. Ask again to see.",
  saved: (name: string) => `Saved in this folder as ${name}.`,
  notSaved: (name: string) =>
    `${name} could not be saved in this folder. Start me in one that you may write to, and ask again.`,
  heatKey: (key: string) => `${key}: . under a quarter, : a quarter, + half, # three quarters and more, - nothing yet`,
} as const;
