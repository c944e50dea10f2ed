import { brokenWords } from "./english-broken.ts";
import { cohortWords } from "./english-cohort.ts";
import { contentWords } from "./english-content.ts";
import { dailyWords } from "./english-daily.ts";
import { evidenceWords } from "./english-evidence.ts";
import { homeWords } from "./english-home.ts";
import { hoursWords } from "./english-hours.ts";
import { planWords } from "./english-plan.ts";
import { postWords } from "./english-post.ts";
import { privacyWords } from "./english-privacy.ts";
import { progressWords } from "./english-progress.ts";
import { quizWords } from "./english-quiz.ts";
import { recordWords } from "./english-record.ts";
import { reportWords } from "./english-report.ts";
import { staffWords } from "./english-staff.ts";
import { studyWords } from "./english-study.ts";
import { talkWords } from "./english-talk.ts";
import { teamViewWords } from "./english-team-views.ts";
import { teamWords } from "./english-teams.ts";
import { unitWords } from "./english-units.ts";
import { webWords } from "./english-web.ts";

/**
 * Every sentence the assistant says in English, as ICU messages. A key is where it is said and what it says.
 * Plain words, short sentences: people read this on a phone between two calls.
 */
export const english = {
  ...planWords,
  ...cohortWords,
  ...unitWords,
  ...talkWords,
  ...recordWords,
  ...staffWords,
  ...brokenWords,
  ...contentWords,
  ...studyWords,
  ...quizWords,
  ...dailyWords,
  ...postWords,
  ...privacyWords,
  ...progressWords,
  ...reportWords,
  ...evidenceWords,
  ...homeWords,
  ...hoursWords,
  ...teamViewWords,
  ...teamWords,
  ...webWords,
} as const;

export type MessageKey = keyof typeof english;
