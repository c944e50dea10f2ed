import { isDeepStrictEqual } from "node:util";
import type { Intent } from "../domain/intent.ts";
import type { Context, Learner } from "../domain/learner.ts";
import { mayDo } from "../domain/permission.ts";
import { planUnits } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";
import type { Reply } from "../domain/reply.ts";
import type { Role } from "../domain/role.ts";
import { rolesOf } from "../domain/roster.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { PaperOrder } from "../ports/papers.ts";
import type { Answer, Incoming } from "../ports/platform.ts";
import type { ReportList } from "../ports/report-list.ts";
import type { UnansweredList } from "../ports/unanswered-list.ts";
import type { Situation } from "../understanding/situation.ts";
import type { Understand } from "../understanding/understand.ts";
import type { Say } from "../words/say.ts";
import { audienceOf, strangerLike } from "./audience.ts";
import { runCommand } from "./commands.ts";
import { withDailyOffer } from "./daily-follow.ts";
import { hearReturnWords } from "./evidence/heard-words.ts";
import type { Library } from "./library.ts";
import { localDate } from "./local-date.ts";
import { offeredOn } from "./offered-on.ts";
import type { Office } from "./office.ts";
import { followDue } from "./post/follow-post.ts";
import { hearAnswer } from "./quiz-heard.ts";
import { withQuizOffer } from "./quiz-tell.ts";
import { refuse } from "./refuse.ts";
import { type Act, type Gathered, type Outcome, type Reported, type Scene, savedPlan, type Wants } from "./scene.ts";
import { staffOf } from "./staff-of.ts";

/** After this long the conversation starts afresh. */
const contextMinutes = 30;
const mostOffered = 12;

/** What answering takes, beside the learner and the message. */
export interface Desk {
  readonly content: ContentStore;
  readonly library: Library;
  /** Where questions are noted that nothing was found for; absent: they are not. */
  readonly unanswered?: UnansweredList;
  /** Where questions are noted that learners say are wrong; absent: they are not. */
  readonly reports?: ReportList;
  /** Whether practice is stated to a learning record store, which learners are told. */
  readonly statesPractice?: boolean;
  readonly understand: Understand;
  readonly office: Office;
  readonly say: Say;
}

/** A desk, and what was found out for the command at hand. */
export type GatheringDesk = Desk & { readonly gathered?: Gathered | null };

/** An answer, and the learner as they are to be kept. */
export interface Response {
  readonly answer: Answer;
  readonly learner: Learner;
  readonly forget: boolean;
  /** A question that nothing was found for. */
  readonly unanswered?: string;
  /** A question that was reported as wrong. */
  readonly reported?: Reported;
  /** Has to be found out first; the rest is to be dropped, and the same asked again with `gathered`. */
  readonly wants?: Wants;
  readonly acts?: readonly Act[];
  readonly paper?: PaperOrder;
  /** The answer tells of a person what is not to be kept. */
  readonly personal: boolean;
  /** What the message was taken to mean. */
  readonly meant: Intent;
}

/**
 * Answers one message of one learner. The same learner, message, roster and `gathered` give the same response, but for codes
 * that are made up on the way.
 */
export function respond(message: Incoming, learner: Learner, { gathered = null, ...desk }: GatheringDesk): Response {
  const known = { ...withProfile(learner, message), context: freshContext(learner, message.at) };
  const today = localDate(message.at, known.timezone);
  const offered = offeredOn(desk.content, today);
  const own = ownCertificate(known, message, offered);
  const roles = rolesIn(message, learner, desk.office);
  const { intent, assumed } = intentOf(message, desk, { learner: known, offered, own, roles });
  const scene: Scene = {
    learner: known,
    at: message.at,
    today,
    offered,
    own,
    content: desk.content,
    library: desk.library,
    notesQuestions: desk.unanswered !== undefined,
    takesReports: desk.reports !== undefined,
    statesPractice: desk.statesPractice === true,
    roles,
    roster: desk.office.roster.now(),
    mentions: message.mentions ?? [],
    gathered,
    makeCode: desk.office.makeCode,
    makesFiles: desk.office.papers !== undefined,
    retention: desk.office.retention,
    say: desk.say,
    assumed,
  };
  const made = mayDo(intent.kind, scene.roles) ? runCommand(intent, scene) : refuse(intent, scene);
  const outcome = message.shared === true ? made : withDailyOffer(withQuizOffer(made, scene), scene);
  const reply =
    message.shared === true && outcome.personal !== true
      ? openly({ message, known, desk, intent, reply: outcome.reply })
      : outcome.reply;
  return {
    answer: { intent: outcome.intent, data: outcome.data, reply },
    learner: keep({ outcome, intent, scene, was: learner }),
    forget: outcome.forget === true,
    meant: intent,
    personal: outcome.personal === true,
    ...(outcome.unanswered === undefined ? {} : { unanswered: outcome.unanswered }),
    ...(outcome.reported === undefined ? {} : { reported: outcome.reported }),
    ...(outcome.wants === undefined ? {} : { wants: outcome.wants }),
    ...(outcome.acts === undefined || outcome.acts.length === 0 ? {} : { acts: outcome.acts }),
    ...(outcome.paper === undefined ? {} : { paper: outcome.paper }),
  };
}

/** What the platform says of the person, and what the roster does. */
function rolesIn(message: Incoming, { id }: Learner, { roster, admins }: Office): readonly Role[] {
  return [...new Set([...message.profile.roles, ...rolesOf(roster.now(), id, admins)])];
}

interface Open {
  readonly message: Incoming;
  readonly known: Learner;
  readonly desk: Desk;
  readonly intent: Intent;
  readonly reply: Reply;
}

/** The reply with its audience, where others read along. */
function openly({ message, known, desk, intent, reply }: Open): Reply {
  const audience = audienceOf(intent, reply, () => {
    const { shared: _, profile, ...rest } = message;
    const bare = { roles: profile.roles, ...(profile.qualification ? { qualification: profile.qualification } : {}) };
    const stranger = respond({ ...rest, profile: bare }, strangerLike(known), desk);
    return { intent: stranger.meant, reply: stranger.answer.reply };
  });
  return { ...reply, audience };
}

/** What the platform tells of the person is taken over as it changes. */
export function withProfile(learner: Learner, { profile, from }: Pick<Incoming, "profile" | "from">): Learner {
  const name = profile.name ?? learner.name;
  const timezone = learner.zoneChosen ? learner.timezone : (profile.timezone ?? learner.timezone);
  const locale = profile.locale ?? learner.locale;
  const address = from === undefined || isDeepStrictEqual(from, learner.address) ? learner.address : from;
  const same =
    name === learner.name && timezone === learner.timezone && locale === learner.locale && address === learner.address;
  return same ? learner : { ...learner, name, timezone, locale, address };
}

function ownCertificate(learner: Learner, { profile }: Incoming, offered: readonly Qualification[]): string | null {
  const wanted = learner.qualification ?? profile.qualification;
  return offered.find((one) => one.code === wanted)?.code ?? null;
}

interface Reader {
  readonly learner: Learner;
  readonly offered: readonly Qualification[];
  readonly own: string | null;
  readonly roles: readonly Role[];
}

function intentOf(
  message: Incoming,
  desk: Desk,
  { learner, offered, own, roles }: Reader,
): { readonly intent: Intent; readonly assumed: boolean } {
  if (message.act.kind === "pressed") return { intent: message.act.intent, assumed: false };
  const situation: Situation = {
    qualification: own,
    offered,
    planned: (code) => planUnits(savedPlan(code, learner)),
    context: learner.context,
    quizzing: learner.quiz?.phase === "asked",
    prompted: learner.quiz?.phase === "asked" && learner.quiz.style === "daily",
    staff: staffOf(desk.office.roster.now(), { who: learner.id, roles, mentions: message.mentions ?? [] }),
    at: message.at,
    timezone: learner.timezone,
  };
  const { text } = message.act;
  const understood = desk.understand(text, situation);
  const scene = { library: desk.library, at: message.at, say: desk.say };
  const words = hearReturnWords(text, understood.intent, { learner, library: desk.library });
  return { ...understood, intent: words ?? hearAnswer(text, understood.intent, { learner, scene }) };
}

/** The conversation so far, or null once it has aged out. */
function freshContext({ context }: Learner, at: number): Context | null {
  return context !== null && at - context.at <= contextMinutes * 60_000 ? context : null;
}

interface Kept {
  readonly outcome: Outcome;
  readonly intent: Intent;
  readonly scene: Scene;
  /** The learner before the message, with what was talked of last, however long ago: a button may be pressed late. */
  readonly was: Learner;
}

function keep({ outcome, intent, scene, was }: Kept): Learner {
  const after = followDue(was, outcome.learner ?? scene.learner, scene.at);
  const { choices, next } = outcome.reply;
  return {
    ...after,
    qualification: after.qualification ?? chosenCertificate(intent, was.context),
    context: contextAfter(outcome, { intent, scene, offered: [...choices, ...next] }),
    updatedAt: scene.at,
  };
}

/** Who is asked which certificate they mean, and picks one, has chosen it. */
function chosenCertificate(intent: Intent, asked: Context | null): string | null {
  if (asked?.last.kind !== "clarify" || asked.last.missing !== "qualification") return null;
  const picked = asked.last.options.some((option) => isDeepStrictEqual(option, intent));
  return picked && "qualification" in intent ? (intent.qualification ?? null) : null;
}

/** Chat between two questions does not end what was talked of. */
function contextAfter(
  outcome: Outcome,
  now: { readonly intent: Intent; readonly scene: Scene; readonly offered: Context["offered"] },
): Context | null {
  const { intent, scene } = now;
  if (
    (intent.kind === "smalltalk" || intent.kind === "out-of-scope" || intent.kind === "help") &&
    outcome.about === undefined
  )
    return scene.learner.context;
  return {
    at: scene.at,
    last: outcome.about ?? intent,
    offered: now.offered.slice(0, mostOffered),
    asking: outcome.reply.choices.length > 0,
    assumed: scene.assumed,
  };
}
