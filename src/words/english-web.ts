/** About the pages for managers and trainers. English, as ICU messages. */
export const webWords = {
  "dashboard.title": "Your dashboard is ready to open.",
  "dashboard.rules":
    "The link is for you alone: it works once, in the next {minutes, number} minutes. After that you stay signed in for up to {hours, number} hours on that device.",
  "dashboard.careful": "Do not pass it on. Whoever opens it sees what you may see.",
  "dashboard.none":
    "There are no pages to open here: they need a server with an address that people can reach. You can ask me for everything in chat.",
  "dashboard.team": "How is my team doing?",
  "dashboard.queue": "What waits to be signed?",
} as const;
