import { accountsOf } from "../../domain/forget-person.ts";
import type { PaperOrder } from "../../ports/papers.ts";
import { exportPerson } from "../export-person.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { besideRecord } from "./beside-record.ts";
import type { KeptBeside } from "./gather-kept.ts";
import { type KeptLine, recordLines } from "./record-words.ts";
import { whatIsKept } from "./what-is-kept.ts";

/** What is kept about the learner: on one screen, or all of it as a file. */
export const exportData: Command<"privacy.export"> = (intent, scene) => {
  if (intent.file !== true) return tellKept(scene);
  if (scene.gathered === null)
    return {
      intent: "privacy.export",
      data: {},
      reply: makeReply(""),
      wants: { history: scene.learner.id },
      personal: true,
    };
  return handOver(scene.gathered.history ?? noneBeside, scene);
};

const noneBeside: KeptBeside = { history: [], looks: [], log: [], brokenPlans: [], lettersSent: [] };

function tellKept(scene: Scene): Outcome {
  const { learner, say } = scene;
  return {
    intent: "privacy.export",
    data: { done: true, record: learner },
    reply: makeReply(say("privacy.kept"), {
      blocks: [
        { kind: "list", items: recordLines(scene).map(withLabel) },
        { kind: "list", items: whatIsKept(scene).map(withLabel) },
      ],
      next: [
        offer(say("privacy.choice.file"), { kind: "privacy.export", file: true }),
        offer(say("privacy.choice.looks"), { kind: "privacy.looks" }),
        offer(say("privacy.choice.erase"), { kind: "privacy.erase", sure: false }),
      ],
    }),
    personal: true,
  };
}

const withLabel = ({ label, words }: KeptLine) => [{ strong: label }, ` ${words}`];

function handOver(kept: KeptBeside, scene: Scene): Outcome {
  const { learner, library, roster, at, say } = scene;
  const beside = besideRecord({ ...kept, roster, accounts: accountsOf(roster, learner.id) });
  const value = exportPerson({ learner, history: kept.history, beside }, { library, at });
  const paper: PaperOrder = {
    kind: "json",
    name: `my-data-${scene.today}.json`,
    about: say("privacy.file.about"),
    value,
  };
  const erase = offer(say("privacy.choice.erase"), { kind: "privacy.erase", sure: false } as const);
  if (!scene.makesFiles)
    return {
      intent: "privacy.export",
      data: { done: false },
      reply: makeReply(say("privacy.file.none"), { next: [erase] }),
      personal: true,
    };
  return {
    intent: "privacy.export",
    data: { done: true },
    reply: makeReply(say("privacy.file"), {
      blocks: [{ kind: "text", text: [say("privacy.file.what")], tone: "muted" }],
      next: [erase],
    }),
    paper,
    personal: true,
  };
}
