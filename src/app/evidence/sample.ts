import { type CriterionPlace, evidenceOf, mostWords, signatureOf } from "../../domain/evidence-changes.ts";
import type { LearnerId } from "../../domain/learner.ts";
import { postLetter } from "../../domain/post-letter.ts";
import { aliasOf } from "../../domain/pseudonyms.ts";
import type { Block, Choice, Inline } from "../../domain/reply.ts";
import { mainAccount } from "../../domain/roster.ts";
import { nameUnit, startSentence } from "../name-units.ts";
import { type Act, type Command, makeReply, type Outcome, offer, qualificationOf, type Scene } from "../scene.ts";
import { type Assessed, findAssessed } from "./assessed.ts";
import { firstSampled, sampleFor, sampleShare } from "./draw-sample.ts";
import { criterionName, dayWords, placesWords, whoWords } from "./evidence-words.ts";
import { nameFor } from "./find-learner.ts";
import { noticeTo, type Tried, tryMoves } from "./move-acts.ts";
import { lookAt, notesLine, type Waiting, wanting } from "./queue.ts";
import { askWords, refusal } from "./sign.ts";

const shownAtOnce = 5;

/** "Quality sample": signatures of other assessors that the plan draws, oldest first, and the plan itself. */
export const evidenceSample: Command<"evidence.sample"> = (_intent, scene) => {
  const { gathered, say } = scene;
  if (gathered === null) return wanting("evidence.sample", { standings: "everybody" });
  const waiting = sampleFor(scene);
  const shown = waiting.slice(0, shownAtOnce);
  const plan = { kind: "text", text: [planWords(scene)], tone: "muted" } as const;
  const list: readonly Block[] =
    shown.length === 0 ? [] : [{ kind: "list", items: shown.map((one) => lineOf(one, scene)) }];
  return {
    intent: "evidence.sample",
    data: {
      waiting: waiting.length,
      plan: { first: firstSampled, share: sampleShare },
      items: shown.map(({ who, item }) => ({ who, unit: item.unit, criterion: item.criterion, by: item.by })),
    },
    reply: makeReply(say("evidence.sample.title", { count: waiting.length }), {
      blocks: [...list, plan],
      next: shown.flatMap((one) => offersOf(one, scene)),
    }),
    acts: [...new Set(shown.map(({ who }) => who))].map((who) => lookAt(who, scene)),
  };
};

function planWords({ say }: Scene): string {
  return say("evidence.sample.plan", { first: firstSampled, share: sampleShare });
}

function lineOf({ who, item }: Waiting, scene: Scene): readonly Inline[] {
  const { say, learner } = scene;
  const head = say("evidence.sample.line", {
    name: nameFor(who, scene),
    unit: nameUnit(item.unit, qualificationOf(item.qualification, scene), say),
    criterion: criterionName(item.criterion, scene),
    by: whoWords(item, scene),
    date: dayWords(item.at, learner.timezone),
  });
  return [{ strong: head }, ` ${notesLine(item, say)}`];
}

function offersOf({ who, item }: Waiting, scene: Scene): readonly Choice[] {
  const { say } = scene;
  const { unit, criterion, newest: seen, qualification } = item;
  const of = { kind: "evidence.judge", who, units: [unit], criteria: [criterion], seen, qualification } as const;
  const fill = { criterion: criterionName(criterion, scene), name: nameFor(who, scene) };
  return [
    offer(say("evidence.choice.accept", fill), { ...of, accept: true, words: "" }),
    offer(say("evidence.choice.send-back", fill), { ...of, accept: false, words: "" }),
  ];
}

/** Accepts a sampled signature, or sends it back with words to the learner and to who signed. */
export const judgeEvidence: Command<"evidence.judge"> = (intent, scene) => {
  const found = findAssessed(intent, { from: ["signed"], everybody: true }, scene);
  if (found.kind === "ask") return found.outcome;
  const { assessed } = found;
  const words = intent.words.trim();
  if (words.length > mostWords)
    return refusal(intent, scene.say("evidence.return.long", { length: words.length, most: mostWords }));
  const inSample = new Set(
    sampleFor(scene)
      .filter(({ who }) => who === assessed.learner.id)
      .map(({ item }) => `${item.unit} ${item.criterion}`),
  );
  const isDrawn = (place: CriterionPlace) => inSample.has(`${place.unit} ${place.criterion}`);
  const places = assessed.places.filter(isDrawn);
  if (places.length === 0) return notInSample(assessed, scene);
  if (!intent.accept && words === "")
    return askWords(intent, { ...assessed, places }, { title: "evidence.judge.ask", scene });
  return judge({ accept: intent.accept, words, seen: intent.seen ?? null }, { ...assessed, places }, scene);
};

interface Judgement {
  readonly accept: boolean;
  readonly words: string;
  readonly seen: number | null;
}

function judge({ accept, words, seen }: Judgement, assessed: Assessed, scene: Scene): Outcome {
  const { say } = scene;
  const { learner, places, name, qualification } = assessed;
  const move = { as: "sampler", to: accept ? "signed" : "returned", words: accept ? null : words, seen } as const;
  const tell = (moved: readonly CriterionPlace[]) =>
    say("evidence.letter.unsigned", { what: placesWords(moved, qualification, scene), words });
  const tried = tryMoves({ learner, places, move, ...(accept ? {} : { tell }) }, scene);
  if (tried.moved.length === 0) return notInSample(assessed, scene);
  const what = startSentence(placesWords(tried.moved, qualification, scene));
  const signers = signersOf(tried, assessed);
  const by = signers.map((one) => nameFor(one, scene)).join(", ");
  const title = accept
    ? say("evidence.judge.accepted", { what, name, by })
    : say("evidence.judge.returned", { what, name, by, words });
  const told: readonly Block[] = accept ? [] : [{ kind: "text", text: [say("evidence.judge.told", { name, by })] }];
  return {
    intent: "evidence.judge",
    data: { who: learner.id, accepted: accept, criteria: tried.moved.map((place) => place.criterion) },
    reply: makeReply(title, {
      blocks: told,
      next: [offer(say("evidence.choice.sample"), { kind: "evidence.sample" })],
    }),
    // Who signed is told first: were we killed in between, the signature still waits and all is done once more.
    acts: [...(accept ? [] : signers.map((one) => tellSigner(one, { tried, assessed, words }, scene))), ...tried.acts],
  };
}

/** Who signed what is judged, each once. */
function signersOf({ moved }: Tried, { learner }: Assessed): readonly LearnerId[] {
  const by = moved.flatMap((place) => signatureOf(evidenceOf(learner.portfolio, place))?.by ?? []);
  return [...new Set(by)];
}

/** The same letter by the same name, should it be brought twice. */
function tellSigner(
  signer: LearnerId,
  { tried, assessed, words }: { readonly tried: Tried; readonly assessed: Assessed; readonly words: string },
  { say, at, learner, roster }: Scene,
): Act {
  const { name, qualification } = assessed;
  const text = say("evidence.letter.sampled", { name, what: placesWords(tried.moved, qualification, { say }), words });
  const change = `${aliasOf(roster, assessed.learner.id) ?? "new"}-${assessed.learner.portfolio.changes + 1}`;
  const letter = noticeTo({ id: `sample-${change}`, from: learner.id, fromName: learner.name, text, at });
  return { kind: "record", who: mainAccount(roster, signer), change: (was) => postLetter(was, letter) };
}

function notInSample({ name, places, qualification }: Assessed, scene: Scene): Outcome {
  const { say } = scene;
  const what = startSentence(placesWords(places, qualification, scene));
  const title =
    places.length === 0 ? say("evidence.judge.nothing", { name }) : say("evidence.judge.not-in", { what, name });
  return {
    intent: "evidence.judge",
    data: { who: null, criteria: [] },
    reply: makeReply(title, {
      blocks: [{ kind: "text", text: [planWords(scene)], tone: "muted" }],
      next: [offer(say("evidence.choice.sample"), { kind: "evidence.sample" })],
    }),
  };
}
