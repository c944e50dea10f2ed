import { type CriterionPlace, evidenceOf, mostWords, type NotMoved } from "../../domain/evidence-changes.ts";
import type { Learner } from "../../domain/learner.ts";
import type { Block, Choice } from "../../domain/reply.ts";
import { startSentence } from "../name-units.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { type Assessed, type Assessing, findAssessed } from "./assessed.ts";
import { placesWords } from "./evidence-words.ts";
import { type Tried, tryMoves } from "./move-acts.ts";

/** "Sign 1.1 of unit 4 for Sam"; without criteria all of the unit that is ready. The learner is told. */
export const signEvidence: Command<"evidence.sign"> = (intent, scene) => {
  const found = findAssessed(intent, { from: ["ready"] }, scene);
  if (found.kind === "ask") return found.outcome;
  const { assessed } = found;
  const by = scene.learner.name ?? scene.say("evidence.assessor");
  const tell = (places: readonly CriterionPlace[]) =>
    scene.say("evidence.letter.signed", { by, what: placesWords(places, assessed.qualification, scene) });
  const { learner, places } = assessed;
  const move = { as: "assessor", to: "signed", words: null, seen: intent.seen ?? null } as const;
  const tried = tryMoves({ learner, places, move, tell }, scene);
  const what = placesWords(tried.moved, assessed.qualification, scene);
  const title =
    tried.moved.length > 0
      ? scene.say("evidence.sign.done", { name: assessed.name, what })
      : scene.say("evidence.sign.nothing", { name: assessed.name });
  return answerOf(tried, { title, intent, assessed }, scene);
};

/** Gives evidence back with words; where there are none yet, they are asked for. */
export const returnEvidence: Command<"evidence.return"> = (intent, scene) => {
  const found = findAssessed(intent, { from: ["ready"] }, scene);
  if (found.kind === "ask") return found.outcome;
  const { assessed } = found;
  const { learner, places, name, qualification } = assessed;
  const words = intent.words.trim();
  const move = { as: "assessor", to: "returned", words, seen: intent.seen ?? null } as const;
  const tell = (moved: readonly CriterionPlace[]) =>
    scene.say("evidence.letter.returned", {
      by: scene.learner.name ?? scene.say("evidence.assessor"),
      what: placesWords(moved, qualification, scene),
      words,
    });
  const tried = tryMoves({ learner, places, move, tell }, scene);
  const what = placesWords(tried.moved, qualification, scene);
  if (words === "" && tried.moved.length > 0)
    return askWords(intent, assessed, { title: "evidence.return.ask", scene });
  if (words.length > mostWords)
    return refusal(intent, scene.say("evidence.return.long", { length: words.length, most: mostWords }));
  const title =
    tried.moved.length > 0
      ? scene.say("evidence.return.done", { name, what, words })
      : scene.say("evidence.return.nothing", { name });
  return answerOf(tried, { title, intent: { ...intent, words }, assessed }, scene);
};

/** Asks for the words that go to the learner; the next message may be they. */
export function askWords<I extends Extract<Assessing, { readonly words: string }>>(
  intent: I,
  { learner, name, places, qualification }: Assessed,
  { title, scene }: { readonly title: "evidence.return.ask" | "evidence.judge.ask"; readonly scene: Scene },
): Outcome {
  const { say } = scene;
  const units = [...new Set(places.map((place) => place.unit))];
  const criteria = [...new Set(places.map((place) => place.criterion))];
  return {
    intent: intent.kind,
    data: { who: learner.id, unit: units[0] ?? null, criteria, missing: "words" },
    reply: makeReply(say(title, { name, what: placesWords(places, qualification, scene) }), {
      next: [
        offer(
          say("evidence.choice.keep"),
          intent.kind === "evidence.judge" ? { kind: "evidence.sample" } : { kind: "evidence.queue", skip: 0 },
        ),
      ],
    }),
    about: { ...intent, who: learner.id, units, criteria, words: "", qualification: qualification.code },
  };
}

/** An answer that changes nothing. */
export function refusal(intent: Assessing, title: string): Outcome {
  return { intent: intent.kind, data: { who: null, unit: null, criteria: [] }, reply: makeReply(title) };
}

interface Answering {
  readonly title: string;
  readonly intent: Extract<Assessing, { kind: "evidence.sign" | "evidence.return" }>;
  readonly assessed: Assessed;
}

function answerOf(tried: Tried, { title, intent, assessed }: Answering, scene: Scene): Outcome {
  const { say } = scene;
  const { moved, not } = tried;
  const told = moved.length > 0 ? [say("evidence.sign.told", { name: assessed.name })] : [];
  const reasons = notWords(not, assessed, scene);
  const [reason] = reasons;
  const isRefused = moved.length === 0 && reason !== undefined;
  const texts = isRefused ? reasons.slice(1) : [...told, ...reasons];
  return {
    intent: intent.kind,
    data: {
      who: assessed.learner.id,
      unit: moved[0]?.unit ?? null,
      criteria: moved.map((place) => place.criterion),
      refused: not.map(({ place, why }) => ({ criterion: place.criterion, why })),
    },
    reply: makeReply(isRefused ? reason : title, {
      blocks: texts.map((words): Block => ({ kind: "text", text: [words] })),
      next: [
        ...backOffers(tried, intent, scene),
        offer(say("evidence.choice.queue"), { kind: "evidence.queue", skip: 0 }),
      ],
    }),
    acts: tried.acts,
    about: { ...intent, who: assessed.learner.id, qualification: assessed.qualification.code },
  };
}

const keys = {
  signed: "already",
  done: "already",
  own: "own",
  changed: "changed",
  returned: "not-ready",
  "not-ready": "not-ready",
  sampled: "already",
  "no-words": "not-ready",
} as const satisfies { readonly [Why in NotMoved]: string };

/** Why something was not done, one sentence a reason. */
function notWords(not: Tried["not"], { name, qualification }: Assessed, scene: Scene): readonly string[] {
  const whys = [...new Set(not.map((one) => one.why))];
  return whys.map((why) => {
    const places = not.filter((one) => one.why === why).map((one) => one.place);
    return scene.say(`evidence.sign.${keys[why]}`, {
      name,
      what:
        why === "changed"
          ? placesWords(places, qualification, scene)
          : startSentence(placesWords(places, qualification, scene)),
    });
  });
}

/** What takes a mistaken press back: a signature by returning it with words, a return by signing after all. */
function backOffers({ moved, learner }: Tried, intent: Answering["intent"], { say }: Scene): readonly Choice[] {
  const [first] = moved;
  if (first === undefined) return [];
  const of = {
    who: learner.id,
    units: [...new Set(moved.map((place) => place.unit))],
    criteria: [...new Set(moved.map((place) => place.criterion))],
    seen: newestOf(moved, learner),
    qualification: first.qualification,
  };
  return intent.kind === "evidence.sign"
    ? [offer(say("evidence.choice.unsign"), { kind: "evidence.return", words: "", ...of })]
    : [offer(say("evidence.choice.sign-after-all"), { kind: "evidence.sign", ...of })];
}

function newestOf(moved: readonly CriterionPlace[], { portfolio }: Learner): number {
  return Math.max(...moved.map((place) => evidenceOf(portfolio, place)?.changes.at(-1)?.number ?? 0));
}
