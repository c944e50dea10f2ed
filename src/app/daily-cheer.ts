import { dayNumber } from "../domain/daily/local-day.ts";
import { streakOf } from "../domain/daily/streak.ts";
import type { QuizSession } from "../domain/quiz/session.ts";
import type { Block } from "../domain/reply.ts";
import { dayOf, practisedIn } from "./practised.ts";
import type { Scene } from "./scene.ts";

const cheers = ["0", "1", "2", "3"] as const;

/** A line under the day's first answer where the run of days has come to 3, 5, 10, 20 and so on; another each time. */
export function cheerFor(session: QuizSession, scene: Scene): readonly Block[] {
  if (session.style !== "daily") return [];
  const { today, say } = scene;
  const learner = { ...scene.learner, quiz: session };
  const practised = practisedIn({ ...scene, learner });
  if (dayOf(practised, today).answered !== 1) return [];
  const days = streakOf({ daily: learner.daily, days: practised.days, today });
  if (days !== 3 && days !== 5 && (days === 0 || days % 10 !== 0)) return [];
  const cheer = cheers[dayNumber(today) % cheers.length] ?? "0";
  return [{ kind: "text", text: [say(`daily.cheer.${cheer}`, { days })], tone: "good" }];
}
