import { chooseNext, type Situation, topicKey } from "./choose-next.ts";

const mostRecent = 2;

/** So many questions, each chosen as `chooseNext` would were the ones before it just answered; fewer where it rests. */
export function chooseSeveral(situation: Situation, count: number): readonly string[] {
  const chosen: string[] = [];
  const topics = new Map(situation.bank.map((question) => [question.id, topicKey(question)]));
  let now = situation;
  while (chosen.length < count) {
    const choice = chooseNext(now);
    if (choice.kind === "rest") break;
    chosen.push(choice.question);
    now = {
      ...now,
      setAside: new Set([...now.setAside, choice.question]),
      askedToday: now.askedToday + 1,
      newToday: now.newToday + (choice.why === "new" ? 1 : 0),
      recentTopics: [topics.get(choice.question) ?? "", ...now.recentTopics].slice(0, mostRecent),
      ahead: chosen.length,
    };
  }
  return chosen;
}
