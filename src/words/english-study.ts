/** About what is taught. English, as ICU messages. */
export const studyWords = {
  "study.nation.wales": "In Wales:",
  "study.nation.scotland": "In Scotland:",
  "study.nation.northernIreland": "In Northern Ireland:",
  "study.part.what": "What it is.",
  "study.part.why": "Why it matters.",
  "study.part.example": "Example.",
  "study.part.mistake": "Common mistake.",
  "study.place": "{unit}. Source: {named}.",
  "study.source": "Source: {named}.",
  "study.term": "{term}: {definition}",
  "study.example": "For example: {example}",
  "study.compare": "{one} and {other} are two things.",
  "study.more": "More: {title}",
  "study.quiz": "Quiz me on this",
  "study.topic.ours": "This is a study topic of ours, not the awarding body's wording.",
  "study.topic.outcome":
    "This is a study topic of ours, not the awarding body's wording; it serves learning outcome {number}.",
  "study.unknown": "I have no answer to that which I would stand behind.",
  "study.unknown.near": "I have no answer to that which I would stand behind. These topics come nearest:",
  "study.noted": "I note such questions, without your name, for those who write the notes.",
  "study.gone": "That is not in the study notes any more. Ask me in your own words instead.",
} as const;
