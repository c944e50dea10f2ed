import type { ContentView } from "../../domain/staff-intent.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { showCalibration } from "./calibration-view.ts";
import type { ContentFigures } from "./content-figures.ts";
import { showCoverage, showReported, showUnanswered } from "./list-views.ts";
import { showQuestions } from "./questions-view.ts";

/** What a trainer has to know of content and questions: what is missing, what was asked in vain, how questions do. */
export const showContent: Command<"content.show"> = (intent, scene) => {
  const { gathered, say } = scene;
  if (gathered === null)
    return { intent: "content.show", data: {}, reply: makeReply(""), wants: { content: intent.view } };
  const figures = gathered.content;
  const made = figures === undefined ? undefined : viewOf(figures, scene);
  return {
    intent: "content.show",
    data: { view: intent.view, ...(figures === undefined ? { error: { code: "not-kept" } } : { figures }) },
    reply: made ?? makeReply(say("content.none"), { next: others(intent.view, scene) }),
    about: intent,
  };
};

function viewOf(figures: ContentFigures, scene: Scene): Outcome["reply"] {
  const next = others(figures.view, scene);
  switch (figures.view) {
    case "coverage":
      return showCoverage(figures, { scene, next });
    case "unanswered":
      return showUnanswered(figures, { scene, next });
    case "reported":
      return showReported(figures, { scene, next });
    case "questions":
      return showQuestions(figures, { scene, next });
    case "calibration":
      return showCalibration(figures, { scene, next });
    default:
      return figures satisfies never;
  }
}

const views: readonly ContentView[] = ["coverage", "unanswered", "reported", "questions", "calibration"];

function others(view: ContentView, { say }: Scene): Outcome["reply"]["next"] {
  return views
    .filter((one) => one !== view)
    .map((one) => offer(say(`content.choice.${one}`), { kind: "content.show", view: one }));
}
