/** Examples that help shows; each is understood as the intent beside it, which a test holds true. */
export const helpExamples = [
  {
    group: "plan",
    examples: [
      "can I take unit 6 and 8?",
      "is 1-3 plus 6 enough?",
      "what do I still need?",
      "save 1 2 3 and 6",
      "swap 6 for 8",
      "undo",
    ],
  },
  { group: "units", examples: ["what is unit 6 about?", "how many credits is unit 6?", "6 or 8?"] },
  {
    group: "study",
    examples: [
      "what is shrinkage?",
      "difference between open and closed questions",
      "what do I do if the system crashes in the middle of a call?",
      "AHT?",
    ],
  },
  {
    group: "practice",
    examples: [
      "quiz me",
      "5 questions on health and safety",
      "hint",
      "stop",
      "which units suit me?",
      "how am I doing?",
      "what did I do this week?",
    ],
  },
  {
    group: "daily",
    examples: ["send me a question at 8:30 on weekdays", "pause till Monday", "not on bank holidays in Scotland"],
  },
  {
    group: "certificate",
    examples: [
      "what are the mandatory units?",
      "which units cannot go together?",
      "how is it assessed?",
      "I did unit 7 at Level 2, does it count?",
    ],
  },
  {
    group: "you",
    examples: ["I'm doing the Level 3", "show my plan", "what do you store about me?", "delete my data"],
  },
] as const;
