import type { EvidenceChange, Portfolio } from "./evidence.ts";
import { erasedPerson } from "./forget-person.ts";
import type { Learner, LearnerId } from "./learner.ts";
import type { Letter } from "./letter.ts";

/** Somebody who is to be erased, as they may stand in other people's records. */
export interface Leaving {
  readonly accounts: ReadonlySet<LearnerId>;
  /** Every name they went by. */
  readonly names: readonly string[];
  /** Under which they stand in the evidence log; null: under none. */
  readonly alias: string | null;
}

/** Two letters may stand anywhere by chance. */
const shortestName = 3;

/**
 * Somebody else's record without this person: their letters without name and words (one that still waits goes), their
 * signatures under the pseudonym of the log, and what was just talked of where it tells of them. The same record where
 * nothing does.
 */
export function forgetTraces(learner: Learner, leaving: Leaving): Learner {
  const letters = changed(learner.letters, (letter, at) => withoutSender(letter, at, leaving));
  const portfolio = withoutAssessor(learner.portfolio, leaving);
  const context = tells(learner.context, leaving) ? null : learner.context;
  const answered = tells(learner.answered?.reply, leaving) ? null : learner.answered;
  const same =
    letters === learner.letters &&
    portfolio === learner.portfolio &&
    context === learner.context &&
    answered === learner.answered;
  return same ? learner : { ...learner, letters, portfolio, context, answered };
}

function withoutSender(letter: Letter, number: number, leaving: Leaving): readonly Letter[] {
  const { accounts } = leaving;
  if (!accounts.has(letter.from)) return withoutMention(letter, leaving);
  const id = [...accounts].some((one) => letter.id.includes(one)) ? `erased ${number}` : letter.id;
  return letter.state === "waiting" ? [] : [{ ...letter, id, from: erasedPerson, fromName: null, text: "" }];
}

/** Words of another about this person: an assessor is told whose signature was sent back. */
function withoutMention(letter: Letter, leaving: Leaving): readonly Letter[] {
  if (!tells(letter.text, leaving)) return [letter];
  return letter.state === "waiting" ? [] : [{ ...letter, text: "" }];
}

function withoutAssessor(portfolio: Portfolio, leaving: Leaving): Portfolio {
  const units = changed(portfolio.units, (unit) => {
    const criteria = changed(unit.criteria, (criterion) => {
      const changes = changed(criterion.changes, (change) => [underAlias(change, leaving)]);
      return [changes === criterion.changes ? criterion : { ...criterion, changes }];
    });
    return [criteria === unit.criteria ? unit : { ...unit, criteria }];
  });
  return units === portfolio.units ? portfolio : { ...portfolio, units };
}

/** Who signed stays one and the same person, whom nobody can name: a signature holds, and nobody's own is theirs to sample. */
function underAlias(change: EvidenceChange, { accounts, alias }: Leaving): EvidenceChange {
  if (!accounts.has(change.by)) return change;
  const by = alias === null ? erasedPerson : (`erased:${alias}` as LearnerId);
  return { ...change, by, byName: alias };
}

/** Texts of which one stands in every record that `forgetTraces` changes, as JSON writes it. */
export function marksOf({ accounts, names }: Leaving): readonly string[] {
  return [...accounts, ...names.filter((name) => name.length >= shortestName)];
}

function tells(said: unknown, leaving: Leaving): boolean {
  if (said === null || said === undefined) return false;
  const text = JSON.stringify(said);
  return marksOf(leaving).some((mark) => text.includes(inJson(mark)) || text.includes(inJson(inJson(mark))));
}

/** A text as it stands within one of JSON. */
export const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The list with each item changed, taken out or left; the same list where all were left. */
function changed<T>(all: readonly T[], change: (one: T, at: number) => readonly T[]): readonly T[] {
  const after = all.map((one, at) => change(one, at));
  return after.every((now, at) => now.length === 1 && now[0] === all[at]) ? all : after.flat();
}
