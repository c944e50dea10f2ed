import type { PlayedPerson } from "../../ports/playground.ts";
import type { ClockStep } from "./read-wish.ts";

/** What the page itself says, around the assistant's replies. */
export const webChatWords = {
  title: "Unitwise: try it here",
  heading: "Unitwise",
  about:
    "Unitwise is a study assistant in Slack and Teams for contact-centre apprentices: which units may go together, practice that stays, evidence in order, and for their managers who needs a word.",
  local:
    "Here you play ten made-up apprentices and those who look after them. It all stays on this machine and ends with the program.",
  whoHeading: "Who you are",
  who: "Play somebody else",
  change: "Change",
  role: { learner: "apprentice", manager: "manager", trainer: "trainer", admin: "admin" },
  tries: "Things to press",
  drawHeading: "Show replies as",
  draw: { web: "Page", terminal: "Terminal", teams: "Teams", slack: "Slack (preview)" },
  clock: "The clock",
  clockStep: {
    hour: "An hour on",
    day: "A day on",
    week: "A week on",
    prompts: "Send a day's prompts",
  } satisfies Record<ClockStep, string>,
  restart: "Start over",
  conversation: "Conversation",
  say: "Your message",
  send: "Send",
  stop: "Stop",
  empty: "Nothing said yet. Press one of the things above, or type.",
  assistant: "Unitwise",
  download: (name: string) => `Download ${name}`,
  moved: (label: string, brought: number) =>
    `The clock now says ${label}. ${brought === 0 ? "Nothing was due" : brought === 1 ? "One message was due" : `${brought} messages were due`} on the way.`,
  movedStopped: (label: string) => `Stopped. The clock now says ${label}.`,
  nothingDue: "Nobody has asked for a daily question: nothing is ever due.",
  making: (done: number, of: number) => `Making the sample team: ${done} of ${of} people`,
  noScript: "Without scripts replies are shown as text. Load the page again to see what came meanwhile.",
  notUnderstood: "That button is not one of this page.",
} as const;

/** Five things that show most, by role. */
export const things: Readonly<Record<PlayedPerson["role"], readonly string[]>> = {
  learner: ["can I take unit 6 and 8?", "quiz me", "how am I doing?", "what is shrinkage?", "what can my manager see?"],
  manager: ["how is my team doing", "who is stuck?", "show me Grace", "heat map", "what should we teach?"],
  trainer: [
    "what is waiting for me?",
    "show me Isla's evidence",
    "content coverage",
    "question statistics",
    "unanswered questions",
  ],
  admin: ["list the teams", "who has which role?", "create team Southgate", "join code for Northgate", "who am I?"],
};
