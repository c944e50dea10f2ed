import type { Learner, LearnerId } from "../../domain/learner.ts";
import type { Letter } from "../../domain/letter.ts";
import { postLetter } from "../../domain/post-letter.ts";
import { seedFor } from "../../domain/quiz/seeded.ts";
import type { Block } from "../../domain/reply.ts";
import { nameIn } from "../../domain/roster.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { reasonsLine } from "../team-views/reason-words.ts";
import { reasonsOf } from "../team-views/reasons.ts";
import { findMembers } from "./find-members.ts";
import { letterReply, linesOf } from "./letter-reply.ts";
import { newLetter } from "./new-letter.ts";
import { cleanWords, draftFor, longestNudge, type Refusal, refusalOf } from "./nudge-text.ts";
import { holdOf } from "./post-hold.ts";

/** A draft in the manager's name with the reasons, which the learner never sees; nothing is sent. */
export const draftNudge: Command<"nudge.draft"> = (intent, scene) => {
  const reader = readerOf(intent, scene);
  if (reader.kind === "said") return reader.outcome;
  const { who, name, learner } = reader;
  const refusal = refusalOf(learner, scene.learner.id, scene.at);
  if (refusal !== undefined) return said("nudge.draft", refusalWords(refusal, name, scene));
  const standing = scene.gathered?.standings.get(who);
  const text =
    intent.text === undefined ? draftFor(standing, { at: scene.at, name, say: scene.say }) : cleanWords(intent.text);
  const wrong = wrongWords(text, scene);
  if (wrong !== undefined) return { ...said("nudge.draft", wrong), about: { kind: "nudge.draft", who } };
  const { say } = scene;
  const reasons = standing === undefined ? "" : reasonsLine(reasonsOf(standing, scene.at), say);
  return {
    intent: "nudge.draft",
    data: { who, name, text, reasons },
    reply: makeReply(say("nudge.draft.title", { name }), {
      blocks: [
        ...(standing === undefined ? [] : [whyWords(reasons, scene)]),
        words(say("nudge.draft.gets", { name })),
        ...delivered(text, scene),
        words(say("nudge.draft.edit", { name }), true),
      ],
      choices: [offer(say("nudge.choice.send"), { kind: "nudge.send", who, text })],
    }),
    about: { kind: "nudge.draft", who },
    ...looked(who, standing !== undefined, scene),
  };
};

function whyWords(reasons: string, { say }: Scene): Block {
  return words(reasons === "" ? say("nudge.draft.why.none") : say("nudge.draft.why", { reasons }), true);
}

/** The reasons tell of somebody's progress, which is a look at it. */
function looked(who: LearnerId, isShown: boolean, { at, learner }: Scene): Pick<Outcome, "acts"> {
  if (!isShown) return {};
  const look = { at, by: learner.id, byName: learner.name, whom: { kind: "person", who }, what: "member" } as const;
  return { acts: [{ kind: "look", look }] };
}

/** Lets a nudge go out: it waits in the learner's record until it can be brought. */
export const sendNudge: Command<"nudge.send"> = (intent, scene) => {
  const reader = readerOf(intent, scene);
  if (reader.kind === "said") return reader.outcome;
  const { who, name, learner } = reader;
  const refusal = refusalOf(learner, scene.learner.id, scene.at);
  if (refusal !== undefined || learner === undefined)
    return said("nudge.send", refusalWords(refusal ?? { why: "unreachable" }, name, scene));
  const standing = scene.gathered?.standings.get(who);
  const text = cleanWords(intent.text ?? draftFor(standing, { at: scene.at, name, say: scene.say }));
  const wrong = wrongWords(text, scene);
  if (wrong !== undefined) return { ...said("nudge.send", wrong), about: { kind: "nudge.draft", who } };
  const { say, at } = scene;
  const letter = nudgeOf(text, scene);
  const hold = holdOf(learner, at);
  return {
    intent: "nudge.send",
    data: { who, name, text, waits: hold?.why ?? null },
    reply: makeReply(say("nudge.sent", { name }), {
      blocks: [
        ...(hold === undefined ? [] : [words(say(`nudge.sent.${hold.why}`, { name }))]),
        words(say("nudge.sent.where"), true),
      ],
      next: [offer(say("nudge.choice.show"), { kind: "nudge.show" })],
    }),
    acts: [{ kind: "record", who, change: (was) => withNudge(was, letter) }],
  };
};

/** Checked again where it is put in: two presses, or two managers at once. */
function withNudge(was: Learner, letter: Letter): Learner {
  return refusalOf(was, letter.from, letter.at) === undefined ? postLetter(was, letter) : was;
}

// The same message worked on twice makes the same id.
function nudgeOf(text: string, { learner, roster, at }: Scene): Letter {
  const { id } = learner;
  const fromName = cleanWords(nameIn(roster, id) ?? learner.name ?? "") || null;
  return newLetter({ id: `n${at}-${seedFor(0, id).toString(36)}`, kind: "nudge", from: id, fromName, text, at });
}

type Reader =
  | { readonly kind: "found"; readonly who: LearnerId; readonly name: string; readonly learner: Learner | undefined }
  | { readonly kind: "said"; readonly outcome: Outcome };

/** Whom the words are for, with their record; asks back, or for the record, where that is not known yet. */
function readerOf(intent: { readonly kind: "nudge.draft" | "nudge.send"; readonly who: string }, scene: Scene): Reader {
  const { say, roster, gathered } = scene;
  const answered = (outcome: Outcome): Reader => ({ kind: "said", outcome });
  if (intent.who.trim() === "") return answered(said(intent.kind, say("nudge.nobody.blank")));
  const found = findMembers(intent.who, scene);
  const [who] = found;
  if (who === undefined) return answered(said(intent.kind, say("nudge.nobody", { name: shown(intent.who) })));
  if (found.length > 1) return answered(which(intent, found, scene));
  if (who === scene.learner.id) return answered(said(intent.kind, say("nudge.yourself")));
  if (gathered === null)
    return answered({
      intent: intent.kind,
      data: {},
      reply: makeReply(""),
      wants: { learners: [who], standings: [who] },
    });
  const learner = gathered.learners.get(who);
  const name = nameIn(roster, who) ?? learner?.name ?? say("post.somebody");
  return { kind: "found", who, name, learner };
}

function which(
  intent: { readonly kind: "nudge.draft" | "nudge.send" },
  found: readonly LearnerId[],
  scene: Scene,
): Outcome {
  const { say, roster } = scene;
  const choices = found.slice(0, 8).map((who) => {
    const name = nameIn(roster, who) ?? who;
    return offer(name, { ...intent, kind: "nudge.draft", who });
  });
  return { ...said(intent.kind, say("nudge.several")), reply: makeReply(say("nudge.several"), { choices }) };
}

function shown(said: string): string {
  return cleanWords(said).replaceAll("\n", " ").slice(0, 60);
}

function refusalWords(refusal: Refusal, name: string, { say }: Scene): string {
  if (refusal.why !== "again") return say(`nudge.${refusal.why}`, { name });
  return say("nudge.again", { name, ago: say("nudge.ago", { hours: refusal.hours }) });
}

function wrongWords(text: string, { say }: Scene): string | undefined {
  if (text === "") return say("nudge.empty");
  return text.length > longestNudge ? say("nudge.long", { count: text.length, most: longestNudge }) : undefined;
}

/** What will be delivered, word for word. */
function delivered(text: string, scene: Scene): readonly Block[] {
  return [{ kind: "list", items: linesOf(letterReply(nudgeOf(text, scene), scene.say)).map((line) => [line]) }];
}

function words(text: string, isMuted = false): Block {
  return { kind: "text", text: [text], ...(isMuted ? { tone: "muted" as const } : {}) };
}

function said(intent: string, title: string): Outcome {
  return { intent, data: {}, reply: makeReply(title) };
}
