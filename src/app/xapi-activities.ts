import type { Qualification, Unit } from "../domain/qualification.ts";
import type { Question } from "../domain/question.ts";
import type { Asked, QuizStyle } from "../domain/quiz/session.ts";
import type { Topic } from "../domain/study.ts";
import type { Activity } from "../ports/statement-outbox.ts";
import { inEnglish, interactionOf } from "./xapi-interaction.ts";

const adl = "http://adlnet.gov/expapi/activities";

const quizNames: Readonly<Record<QuizStyle, string>> = {
  practice: "Practice quiz",
  exam: "Practice in exam style",
  diagnostic: "Practice to see which units suit",
  daily: "Daily practice question",
};

/** What statements are about, with ids below the home page. */
export interface Activities {
  /** One version of it, which is an activity of its own; only its id where that version is taught no more. */
  question(asked: Asked, question: Question | undefined): Activity;
  topic(topic: Topic): Activity;
  unit(unit: Unit): Activity;
  certificate(rules: Qualification): Activity;
  quiz(style: QuizStyle): Activity;
  /** The category of every statement. */
  practice(): Activity;
  /** The id of an extension of our own. */
  extension(name: string): string;
}

/** `homePage` has no slash at its end. */
export function activitiesAt(homePage: string): Activities {
  const make = (path: string, definition: Activity["definition"]): Activity => ({
    objectType: "Activity",
    id: `${homePage}/xapi/${path}`,
    definition,
  });
  return {
    question: ({ id, version }, question) =>
      make(
        `question/${encodeURIComponent(id)}/${version}`,
        question?.version === version ? interactionOf(question) : { type: `${adl}/question` },
      ),
    topic: ({ subject, id, title }) =>
      make(`topic/${encodeURIComponent(subject)}/${encodeURIComponent(id)}`, {
        type: `${adl}/lesson`,
        name: inEnglish(title),
      }),
    unit: ({ subject, title }) =>
      make(`unit/${encodeURIComponent(subject)}`, { type: `${adl}/module`, name: inEnglish(title) }),
    certificate: ({ code, title }) =>
      make(`certificate/${encodeURIComponent(code)}`, { type: `${adl}/course`, name: inEnglish(title) }),
    quiz: (style) =>
      make(`quiz/${style}`, {
        type: `${homePage}/xapi/activity-type/practice-quiz`,
        name: inEnglish(quizNames[style]),
        description: inEnglish("Practice, not assessment."),
      }),
    practice: () =>
      make("practice", {
        type: `${homePage}/xapi/activity-type/category`,
        name: inEnglish("Practice"),
        description: inEnglish(
          "Practice for learning. It is no assessment, no evidence for a unit and no pass or fail of anything.",
        ),
      }),
    extension: (name) => `${homePage}/xapi/extension/${name}`,
  };
}
