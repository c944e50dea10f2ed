import { contentWords } from "./english-content.ts";
import { dailyWords } from "./english-daily.ts";
import { evidenceWords } from "./english-evidence.ts";
import { planWords } from "./english-plan.ts";
import { progressWords } from "./english-progress.ts";
import { quizWords } from "./english-quiz.ts";
import { recordWords } from "./english-record.ts";
import { reportWords } from "./english-report.ts";
import { staffWords } from "./english-staff.ts";
import { studyWords } from "./english-study.ts";
import { talkWords } from "./english-talk.ts";
import { unitWords } from "./english-units.ts";

/**
 * Every sentence the assistant says in English, as ICU messages. A key is where it is said and what it says.
 * Plain words, short sentences: people read this on a phone between two calls.
 */
export const english = {
  ...planWords,
  ...unitWords,
  ...talkWords,
  ...recordWords,
  ...staffWords,
  ...contentWords,
  ...studyWords,
  ...quizWords,
  ...dailyWords,
  ...progressWords,
  ...reportWords,
  ...evidenceWords,
} as const;

export type MessageKey = keyof typeof english;
