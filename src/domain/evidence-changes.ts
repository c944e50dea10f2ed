import type { AuditEntry, CriterionEvidence, EvidenceChange, EvidenceState, Portfolio } from "./evidence.ts";
import type { Instant, LearnerId } from "./learner.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";

const mostChanges = 30;
const mostUnlogged = 2_000;
/** Of a note or an assessor's words, in characters. */
export const mostWords = 500;

/** One criterion of one unit. */
export interface CriterionPlace {
  readonly qualification: QualificationCode;
  readonly unit: UnitNumber;
  readonly criterion: string;
}

/** `learner`: of whom the evidence is. `sampler`: internal quality assurance, which looks at what an assessor signed. */
export type MoverRole = "learner" | "assessor" | "sampler";

/** What is done to one criterion. `to` null: the state stays, or becomes in progress where a note begins the work. */
export interface Move {
  readonly as: MoverRole;
  readonly to: EvidenceState | null;
  readonly words: string | null;
  /** The newest change that whoever moves has seen; null: they do not say. */
  readonly seen: number | null;
}

/** Who moves whose evidence. */
export interface Parties {
  readonly by: LearnerId;
  /** All accounts of who moves, that one among them. */
  readonly accounts: readonly LearnerId[];
  /** Of whom the evidence is. */
  readonly learner: LearnerId;
}

/** Who does it, and under which names both stand in the log. */
export interface Mover extends Parties {
  readonly byName: string | null;
  readonly at: Instant;
  readonly alias: string;
  readonly learnerAlias: string;
  /** Hides words: SHA-256 of the entry's id and the words, in hex. */
  readonly hash: (id: string, words: string) => string;
}

/**
 * Why something is not done. `signed`: only an assessor changes it now. `not-ready`: nothing waits for an assessor there.
 * `done`: it is so already. `changed`: since whoever moves looked at it. `own`: nobody signs their own, nor samples
 * what they signed.
 */
export type NotMoved = "signed" | "not-ready" | "returned" | "done" | "changed" | "own" | "sampled" | "no-words";

/** The portfolio after a move, or why there is none. */
export type Moved =
  | { readonly kind: "moved"; readonly portfolio: Portfolio; readonly change: EvidenceChange }
  | { readonly kind: "not"; readonly why: NotMoved };

const learnerMay: { readonly [From in EvidenceState]: readonly EvidenceState[] } = {
  "not-started": ["in-progress", "ready"],
  "in-progress": ["not-started", "ready"],
  ready: ["in-progress", "not-started"],
  returned: ["in-progress", "ready"],
  signed: [],
};
const assessorMay: { readonly [From in EvidenceState]: readonly EvidenceState[] } = {
  "not-started": [],
  "in-progress": [],
  ready: ["signed", "returned"],
  // On second thoughts.
  returned: ["signed"],
  signed: ["returned"],
};

/** What is kept of one criterion; undefined: it was never touched. */
export function evidenceOf(
  { units }: Portfolio,
  { qualification, unit, criterion }: CriterionPlace,
): CriterionEvidence | undefined {
  return units
    .find((one) => one.qualification === qualification && one.unit === unit)
    ?.criteria.find((one) => one.criterion === criterion);
}

/** How far one criterion is. */
export function stateOf(portfolio: Portfolio, place: CriterionPlace): EvidenceState {
  return evidenceOf(portfolio, place)?.state ?? "not-started";
}

/** Who signed a criterion that is signed, and with which change. */
export function signatureOf(evidence: CriterionEvidence | undefined): EvidenceChange | undefined {
  if (evidence?.state !== "signed") return undefined;
  return evidence.changes.findLast((change) => change.kind === "step" && change.to === "signed");
}

/** What the learner noted since the work was last begun, oldest first. */
export function notesOf(evidence: CriterionEvidence | undefined): readonly EvidenceChange[] {
  const changes = evidence?.changes ?? [];
  const begun = changes.findLastIndex((change) => change.to === "not-started") + 1;
  return changes.slice(begun).filter(({ words, kind, to }) => words !== null && kind === "step" && to !== "returned");
}

/** The assessor's words that a returned criterion waits with. */
export function returnOf(evidence: CriterionEvidence | undefined): EvidenceChange | undefined {
  if (evidence?.state !== "returned") return undefined;
  return evidence.changes.findLast((change) => change.to === "returned");
}

/** Why this move is not to be made; undefined: it may. */
export function whyNot(evidence: CriterionEvidence | undefined, move: Move, who: Parties): NotMoved | undefined {
  const state = evidence?.state ?? "not-started";
  const newest = evidence?.changes.at(-1);
  if (move.as !== "learner" && who.accounts.includes(who.learner)) return "own";
  if (move.seen !== null && (newest?.number ?? 0) > move.seen && !isRepeated(newest, move, who)) return "changed";
  switch (move.as) {
    case "learner":
      return whyNotLearner(state, newest, move);
    case "assessor":
      return whyNotAssessor(state, move);
    case "sampler":
      return whyNotSampler(evidence, move, who);
    default:
      return move.as satisfies never;
  }
}

/** The same person's same press: it says what was done, and not that something changed. */
function isRepeated(newest: EvidenceChange | undefined, { to, words }: Move, { by }: Parties): boolean {
  return newest?.by === by && newest.to === to && newest.words === words;
}

function whyNotLearner(state: EvidenceState, newest: EvidenceChange | undefined, move: Move): NotMoved | undefined {
  if (state === "signed") return "signed";
  const to = move.to ?? state;
  if (move.words !== null && to === state) return newest?.words === move.words ? "done" : undefined;
  if (to === state) return "done";
  return learnerMay[state].includes(to) ? undefined : "returned";
}

function whyNotAssessor(state: EvidenceState, { to, words }: Move): NotMoved | undefined {
  if (to === null || to === state) return "done";
  if (!assessorMay[state].includes(to)) return "not-ready";
  return to === "returned" && words === null ? "no-words" : undefined;
}

function whyNotSampler(
  evidence: CriterionEvidence | undefined,
  { to, words }: Move,
  { accounts }: Parties,
): NotMoved | undefined {
  const signature = signatureOf(evidence);
  if (signature === undefined || (to !== "signed" && to !== "returned")) return "not-ready";
  if (accounts.includes(signature.by)) return "own";
  if (evidence?.changes.some((one) => one.kind === "sampled" && one.number > signature.number) === true)
    return "sampled";
  return to === "returned" && words === null ? "no-words" : undefined;
}

/** Moves one criterion and writes the entry for the log beside it. The same move made twice is made once. */
export function moveCriterion(portfolio: Portfolio, place: CriterionPlace, given: Move & Mover): Moved {
  const evidence = evidenceOf(portfolio, place);
  const why = whyNot(evidence, given, given);
  if (why !== undefined) return { kind: "not", why };
  const from = evidence?.state ?? "not-started";
  const started = given.words !== null && (from === "not-started" || from === "returned") ? "in-progress" : from;
  const change: EvidenceChange = {
    number: portfolio.changes + 1,
    kind: given.as === "sampler" ? "sampled" : "step",
    at: given.at,
    by: given.by,
    byName: given.byName,
    from,
    to: given.to ?? started,
    words: given.words,
  };
  const unlogged = [...portfolio.unlogged, entryOf(change, place, given)].slice(-mostUnlogged);
  return {
    kind: "moved",
    portfolio: { ...withChange(portfolio, place, change), changes: change.number, unlogged },
    change,
  };
}

function entryOf(change: EvidenceChange, place: CriterionPlace, mover: Mover): AuditEntry {
  const id = `${mover.learnerAlias}/${change.number}`;
  const { kind, at, from, to, words } = change;
  return {
    id,
    at,
    kind,
    learner: mover.learnerAlias,
    by: mover.alias,
    ...place,
    from,
    to,
    words: words === null ? null : mover.hash(id, words),
  };
}

function withChange(portfolio: Portfolio, place: CriterionPlace, change: EvidenceChange): Portfolio {
  const { qualification, unit, criterion } = place;
  const was = portfolio.units.find((one) => one.qualification === qualification && one.unit === unit);
  const before = was?.criteria.find((one) => one.criterion === criterion);
  const now: CriterionEvidence = {
    criterion,
    state: change.to,
    changes: [...(before?.changes ?? []), change].slice(-mostChanges),
  };
  const criteria = replaced(was?.criteria ?? [], before, now);
  return { ...portfolio, units: replaced(portfolio.units, was, { qualification, unit, criteria }) };
}

function replaced<T>(all: readonly T[], before: T | undefined, now: T): readonly T[] {
  return before === undefined ? [...all, now] : all.map((one) => (one === before ? now : one));
}
