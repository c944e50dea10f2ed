import type { Intent } from "../domain/intent.ts";
import type { Qualification } from "../domain/qualification.ts";
import { unitsByRole } from "../domain/qualification.ts";
import type { Block, Inline } from "../domain/reply.ts";
import { figureShort } from "./figure-words.ts";
import { nameUnits, startSentence } from "./name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";

type Topic = Extract<Intent, { kind: "qualification.info" }>["topic"];

/** "What are the mandatory units?", "how is it assessed?": what the brochure and the rules say of a certificate. */
export const certificate: Command<"qualification.info"> = (intent, scene) => {
  const code = intent.qualification ?? scene.own;
  const qualification = qualificationOf(code ?? undefined, scene);
  const told = isStructure(intent.topic)
    ? structure(intent.topic, qualification, scene)
    : brochure(intent.topic, code, scene);
  const standing: Block = { kind: "text", text: [qualification.standing], tone: "muted" };
  return {
    intent: "qualification.info",
    data: {
      qualification: isStructure(intent.topic) ? qualification.code : code,
      topic: intent.topic,
      version: qualification.version,
    },
    reply: makeReply(told.title, {
      blocks: [...told.blocks, standing],
      next: nextOf(intent.topic, qualification, scene),
    }),
    about: { ...intent, ...(code === null ? {} : { qualification: code }) },
  };
};

/** "I'm doing the Level 3." */
export const choose: Command<"qualification.choose"> = (intent, scene) => {
  const { say, learner } = scene;
  const found = scene.offered.find((one) => one.code === intent.qualification);
  if (found === undefined)
    return {
      intent: "qualification.choose",
      data: { qualification: learner.qualification },
      reply: makeReply(say("qualification.unknown")),
    };
  const fill = { title: found.shortTitle, code: found.code };
  return {
    intent: "qualification.choose",
    data: { qualification: found.code },
    reply: makeReply(
      say(learner.qualification === found.code ? "qualification.chosen.same" : "qualification.chosen", fill),
      {
        next: [
          offer(say("choice.rules"), { kind: "qualification.info", topic: "rules", qualification: found.code }),
          offer(say("choice.finish"), {
            kind: "plan.suggest",
            want: "finish",
            units: [],
            without: [],
            skip: 0,
            qualification: found.code,
          }),
        ],
      },
    ),
    learner: { ...learner, qualification: found.code },
  };
};

type Structure = "rules" | "mandatory" | "optional" | "barred" | "credits";

function isStructure(topic: Topic): topic is Structure {
  return (
    topic === "rules" || topic === "mandatory" || topic === "optional" || topic === "barred" || topic === "credits"
  );
}

interface Told {
  readonly title: string;
  readonly blocks: readonly Block[];
}

function structure(topic: Structure, qualification: Qualification, scene: Scene): Told {
  const { say } = scene;
  const title = qualification.shortTitle;
  const wordings = qualification.rules.map((rule): readonly Inline[] => [rule.wording]);
  switch (topic) {
    case "mandatory":
    case "optional":
      return { title: say(`qualification.${topic}`, { title }), blocks: [unitTable(topic, qualification, scene)] };
    case "barred": {
      const pairs = qualification.rules.flatMap((rule) =>
        rule.kind === "barred" ? [[startSentence(nameUnits(rule.units, qualification, say))]] : [],
      );
      return { title: say("qualification.barred", { title }), blocks: [{ kind: "list", items: pairs }] };
    }
    case "credits": {
      const total = qualification.rules.find((rule) => rule.kind === "total-credits");
      const about = qualification.rules
        .filter((rule) => rule.kind !== "barred")
        .map((rule): readonly Inline[] => [rule.wording]);
      return {
        title: say("qualification.credits", { title, total: total?.kind === "total-credits" ? total.credits : 0 }),
        blocks: [{ kind: "list", items: about }],
      };
    }
    case "rules":
      return { title: say("qualification.rules", { title }), blocks: [{ kind: "list", items: wordings }] };
    default:
      return topic satisfies never;
  }
}

function unitTable(role: "mandatory" | "optional", qualification: Qualification, { say }: Scene): Block {
  const numbers = unitsByRole(qualification, role);
  return {
    kind: "table",
    caption: "",
    head: [say("show.unit"), say("show.name"), say("compare.credits"), say("compare.level")],
    rows: qualification.units
      .filter((one) => numbers.includes(one.number))
      .map((one) => [String(one.number), one.shortTitle, figureShort(one.credits, say), figureShort(one.level, say)]),
  };
}

function brochure(topic: Topic, code: string | null, scene: Scene): Told {
  const entries = scene.content.faq(topic, code);
  const [first] = entries;
  if (first === undefined) return { title: scene.say("qualification.faq.none"), blocks: [] };
  const blocks = entries.flatMap((entry, at): Block[] => [
    ...(at === 0 ? [] : [{ kind: "text", text: [{ strong: entry.title }] } as const]),
    ...entry.text.map((words): Block => ({ kind: "text", text: [words] })),
    { kind: "text", text: [scene.say("qualification.source", { source: entry.source })], tone: "muted" },
  ]);
  return { title: `${first.title}.`, blocks };
}

function nextOf(topic: Topic, qualification: Qualification, { say }: Scene): ReturnType<typeof makeReply>["next"] {
  const barred = offer(say("choice.barred"), {
    kind: "qualification.info",
    topic: "barred",
    qualification: qualification.code,
  });
  const rules = offer(say("choice.rules"), {
    kind: "qualification.info",
    topic: "rules",
    qualification: qualification.code,
  });
  return topic === "rules" ? [barred] : topic === "barred" ? [rules] : [rules, barred];
}
