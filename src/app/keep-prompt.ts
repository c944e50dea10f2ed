import type { Prompt } from "../domain/daily.ts";
import type { Learner } from "../domain/learner.ts";

const mostPrompts = 60;

/** The learner with the prompt of a date as it is now; there is one a date, and the newest are kept. */
export function withPrompt(learner: Learner, prompt: Prompt): Learner {
  const { daily } = learner;
  const others = daily.prompts.filter(({ date }) => date !== prompt.date);
  const prompts = [...others, prompt].toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(-mostPrompts);
  return { ...learner, daily: { ...daily, prompts } };
}

/** Names the message of a prompt among all of this person's: pushed back, it is another one. */
export function promptKey({ date, pushed }: Prompt): string {
  return `${date}/${pushed}`;
}

/** The prompt of a key; undefined where it was pushed back since, or is gone. */
export function promptOf({ daily }: Pick<Learner, "daily">, key: string): Prompt | undefined {
  return daily.prompts.find((prompt) => promptKey(prompt) === key);
}
