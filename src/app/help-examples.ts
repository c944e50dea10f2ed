import type { Role } from "../domain/role.ts";

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
    examples: [
      "I'm doing the Level 3",
      "show my plan",
      "home",
      "what do you store about me?",
      "send me my data",
      "delete my data",
    ],
  },
  {
    group: "evidence",
    examples: [
      "evidence for unit 6",
      "note on 6 1.1: call recording 12 March",
      "mark 1.1 of unit 6 ready",
      "print my checklist for unit 6",
      "log 30 min reading unit 5",
      "how many hours this month?",
    ],
  },
  {
    group: "team",
    examples: [
      "join ABCD2345",
      "what can my manager see?",
      "who looked at my progress?",
      "no more nudges",
      "link my accounts",
      "who am I?",
    ],
  },
] as const;

/** The same for those who have one of these roles; others are not shown them. */
export const staffExamples = [
  {
    group: "manager",
    roles: ["manager", "admin"],
    examples: [
      "create team Northgate",
      "add @sam to Northgate",
      "join code for Northgate",
      "how is my team doing?",
      "who is stuck?",
      "who hasn't started?",
      "show me Sam",
      "compare with last week",
      "heat map",
      "nudge Sam",
      "send me a digest every monday at 9",
      "what should we teach?",
      "export my team as a spreadsheet",
      "open the dashboard",
    ],
  },
  {
    group: "trainer",
    roles: ["trainer"],
    examples: [
      "evidence queue",
      "sign 1.1 of unit 6 for Sam",
      "quality sample",
      "question statistics",
      "unanswered questions",
      "open the dashboard",
    ],
  },
  { group: "admin", roles: ["admin"], examples: ["make @ada a manager", "make @ada a trainer", "list roles"] },
] as const satisfies readonly {
  readonly group: string;
  readonly roles: readonly Role[];
  readonly examples: readonly string[];
}[];
