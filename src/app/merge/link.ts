import type { Learner, LearnerId } from "../../domain/learner.ts";
import { planUnits, type SavedPlan } from "../../domain/plan.ts";
import type { Block } from "../../domain/reply.ts";
import { type Act, type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { claimCode, codeLife, linkAccounts, ownerOf, unlinkAccounts, withLinkCode } from "./link-roster.ts";

const codeLength = 8;

/** A code that links one more account to this one, once, within ten minutes. */
export const makeLinkCode: Command<"link.code"> = (_, { learner, at, say, makeCode }) => {
  const code = makeCode(codeLength);
  const kept = { code, of: learner.id, until: at + codeLife };
  return {
    intent: "link.code",
    data: {},
    reply: makeReply(say("link.title", { code }), {
      blocks: [text(say("link.how", { code })), text(say("link.private"), true)],
    }),
    acts: [{ kind: "roster", change: (was) => withLinkCode(was, kept, at) }],
    personal: true,
  };
};

/** A code from the other platform: asks once what becomes of the two records, then makes them one under that account. */
export const useLinkCode: Command<"link.use"> = (intent, scene) => {
  const { learner, roster, at, say, gathered } = scene;
  const code = { said: intent.code, by: learner.id, at };
  const to = ownerOf(roster, code);
  if (to === undefined) return wasDone(scene) ?? only("link.bad", scene);
  if (to === learner.id) return only("link.own", scene);
  if (gathered === null) return { intent: "link.use", data: {}, reply: makeReply(""), wants: { learners: [to] } };
  const other = gathered.learners.get(to);
  if (intent.plans === undefined) return ask(intent.code, other, scene);
  const merge: Act = { kind: "merge", from: learner.id, to, plans: intent.plans === "here" ? "from" : "to" };
  const change = { from: learner.id, to, at };
  // Linked last: were we killed before, this account is still itself and may begin again.
  const claim: Act = { kind: "roster", change: (was) => claimCode(was, code) };
  return done([claim, merge, { kind: "roster", change: (was) => linkAccounts(was, change) }], { say });
};

/** The same message again, after a kill: its sender is the other account by now. */
function wasDone(scene: Scene): Outcome | undefined {
  const isDone = scene.roster.links.some(({ to, at }) => to === scene.learner.id && at === scene.at);
  return isDone ? done([], scene) : undefined;
}

function done(acts: readonly Act[], { say }: Pick<Scene, "say">): Outcome {
  return {
    intent: "link.use",
    data: { linked: true },
    reply: makeReply(say("link.done"), {
      blocks: [text(say("link.done.what"))],
      next: [offer(say("choice.plan"), { kind: "plan.show" })],
    }),
    acts,
    about: { kind: "smalltalk", tone: "ok" },
  };
}

function ask(code: string, other: Learner | undefined, scene: Scene): Outcome {
  const { say, learner } = scene;
  const both = learner.plans.flatMap((here) => {
    const there = other?.plans.find((one) => one.qualification === here.qualification);
    return there === undefined || isAlike(here, there) ? [] : [{ here, there }];
  });
  const use = (plans: "here" | "there") => ({ kind: "link.use", code, plans }) as const;
  const choices =
    both.length === 0
      ? [offer(say("link.choice.yes"), use("there"))]
      : [offer(say("link.choice.here"), use("here")), offer(say("link.choice.there"), use("there"))];
  return {
    intent: "link.use",
    data: { linked: false, plans: both.length },
    reply: makeReply(say("link.ask"), {
      blocks: [
        text(say("link.ask.what")),
        ...both.map(({ here, there }) =>
          text(
            say("link.ask.plan", {
              certificate: titleOf(here.qualification, scene),
              here: unitsOf(here, scene),
              there: unitsOf(there, scene),
            }),
          ),
        ),
      ],
      choices: [...choices, offer(say("link.choice.no"), { kind: "smalltalk", tone: "ok" })],
    }),
  };
}

/** Ends all links; the record stays with the main account. */
export const endLink: Command<"link.end"> = ({ sure }, scene) => {
  const { learner, roster, say } = scene;
  const { id } = learner;
  if (!roster.links.some(({ to }) => to === id))
    return { intent: "link.end", data: { linked: false }, reply: makeReply(say("link.end.none")) };
  const main = accountWords(id);
  if (!sure)
    return {
      intent: "link.end",
      data: { linked: true },
      reply: makeReply(say("link.end.ask"), {
        blocks: [text(say("link.end.what", { main }))],
        choices: [
          offer(say("link.end.yes"), { kind: "link.end", sure: true }),
          offer(say("link.choice.no"), { kind: "smalltalk", tone: "ok" }),
        ],
      }),
    };
  return {
    intent: "link.end",
    data: { linked: false },
    reply: makeReply(say("link.end.done", { main })),
    acts: [{ kind: "roster", change: (was) => unlinkAccounts(was, id) }],
  };
};

const platformNames: Readonly<Record<string, string>> = { slack: "Slack", teams: "Teams" };

function accountWords(id: LearnerId): string {
  const platform = id.slice(0, Math.max(0, id.indexOf(":")));
  return platformNames[platform] ?? platform;
}

function isAlike(one: SavedPlan, other: SavedPlan): boolean {
  return planUnits(one).toSorted().join() === planUnits(other).toSorted().join();
}

function unitsOf(plan: SavedPlan, { say }: Scene): string {
  const units = planUnits(plan);
  return units.length === 0 ? say("link.ask.none") : units.toSorted((a, b) => a - b).join(", ");
}

function titleOf(code: string, { offered, say }: Scene): string {
  const level = offered.find((one) => one.code === code)?.level;
  return level === undefined ? code : say("clarify.level", { level });
}

function only(key: "link.bad" | "link.own", { say }: Scene): Outcome {
  return { intent: "link.use", data: { linked: false }, reply: makeReply(say(key)) };
}

function text(words: string, isMuted = false): Block {
  return { kind: "text", text: [words], ...(isMuted ? { tone: "muted" as const } : {}) };
}
