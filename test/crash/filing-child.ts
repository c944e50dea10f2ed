// A process that files answers and obeys one line on its standard input: "write", answers without end for every learner.
import { createInterface } from "node:readline";
import { openReviewFiling } from "../../src/app/file-reviews.ts";
import { newLearner } from "../../src/domain/learner.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openReviewFiles } from "../../src/storage/review-history-files.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { idOf } from "../storage/sample-learners.ts";
import { say } from "./say.ts";

const [dir = "", learners = "2"] = process.argv.slice(2);
const quiet = { error: (message: string) => say(`failed ${message}`), info: () => undefined };
const minute = 60_000;
const store = await openFileStore({ dir, clock: { now: () => Date.now() }, log: quiet, logBytes: 200_000 });
const filing = openReviewFiling({ history: openReviewFiles({ dir }), log: quiet });

/** Forty answers a step, as a quiz brings them, an hour after the last. */
async function answerForEver(name: string): Promise<void> {
  const id = idOf(name);
  for (;;) {
    const kept = await store.update(id, (was) => {
      const learner = was ?? newLearner(id, 0);
      const { filed, reviews } = learner.practice;
      const count = filed + reviews.length;
      const practice = { ...learner.practice, reviews: [...reviews, ...answersFrom(count, 40)] };
      return { ...learner, practice: filing.trimmed({ id, practice }, count * minute) };
    });
    const count = kept.practice.filed + kept.practice.reviews.length;
    say(`kept ${name} ${count}`);
    await filing.settle(kept, count * minute);
  }
}

createInterface({ input: process.stdin }).on("line", () => {
  for (let at = 0; at < Number(learners); at += 1) void answerForEver(`json:u${at}`);
});
say("ready");
