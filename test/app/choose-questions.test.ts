import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/ports/platform.ts";
import { typed, waiting } from "./quiz-talk.ts";
import { desk, type TryOut, tryOut } from "./try-out.ts";

const minutesADay = 1_440;

/** Answers the whole quiz, all of it rightly or wrongly; the ids it asked, in order. */
async function doQuiz(talk: TryOut, words: string, right: boolean): Promise<readonly string[]> {
  const { data }: Answer = await talk.says(words);
  const asked: string[] = [];
  for (let at = 0; at < Number(data["of"]); at++) {
    asked.push((await waiting(talk)).id);
    await talk.says(await typed(talk, right));
  }
  return asked;
}

const subjectOf = new Map(desk.content.study().questions.map(({ id, subject }) => [id, subject]));
const subjectsOf = (ids: readonly string[]) => [...new Set(ids.map((id) => subjectOf.get(id)))].toSorted();

describe("What a quiz asks", () => {
  test("comes from the units of the plan, and changes its topic from question to question", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    const asked = await doQuiz(talk, "12 questions", true);
    expect(subjectsOf(asked)).toEqual([
      "communication-and-customer-service",
      "health-and-safety",
      "personal-effectiveness",
      "working-in-a-business-environment",
    ]);
    const topics = asked.map((id) => desk.content.study().questions.find((one) => one.id === id)?.topic);
    expect(topics.filter((topic, at) => topic === topics[at - 1])).toEqual([]);
  });

  test("is never the same twice while there is something new", async () => {
    const talk = tryOut({ qualification: "10266" });
    const first = await doQuiz(talk, "5 on health and safety", true);
    const second = await doQuiz(talk, "5 on health and safety", true);
    const third = await doQuiz(talk, "5 on health and safety", true);
    expect(new Set([...first, ...second, ...third]).size).toBe(15);
  });

  test("brings back on the next day what was wrong, before what was right", async () => {
    const talk = tryOut({ qualification: "10266" });
    const wrong = await doQuiz(talk, "3 on selling", false);
    const right = await doQuiz(talk, "5 on selling", true);
    talk.wait(minutesADay);
    const next = await doQuiz(talk, "8 on selling", true);
    expect(next).toEqual(expect.arrayContaining([...wrong]));
    expect(next.filter((id) => right.includes(id)).length).toBeLessThan(right.length);
  });

  test("is the same for the same learner and log", async () => {
    const [one, other] = [tryOut({ qualification: "10267" }), tryOut({ qualification: "10267" })];
    expect(await doQuiz(one, "6 questions", true)).toEqual(await doQuiz(other, "6 questions", true));
  });
});
