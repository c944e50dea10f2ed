import type { Intent } from "../domain/intent.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { unitsByRole } from "../domain/qualification.ts";
import type { Heard, NamedUnits } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import { leastCue, recognisedCue, stillCue } from "./plan-cues.ts";
import type { Situation } from "./situation.ts";

export function carryIntent(heard: Heard, qualification: Qualification, situation: Situation): Intent {
  const from = heard.certificates.find((code) => code !== null) ?? qualification.code;
  const source = situation.offered.find((one) => one.code === from) ?? qualification;
  const to =
    heard.certificates.find((code) => code !== null && code !== from) ??
    situation.offered.find((one) => one.code !== from)?.code ??
    from;
  return { kind: "plan.carry", units: nameUnits(heard, source).take, from, qualification: to };
}

interface CheckFrame {
  readonly q: Qualification;
  readonly situation: Situation;
  readonly question: "compatible" | "sufficient";
}

export function checkIntent(heard: Heard, { q, situation, question }: CheckFrame): Intent {
  const named = nameUnits(heard, q);
  const asked = question === "sufficient" && hasRest(heard) ? withMandatory(named, q) : named.take;
  const swapped =
    named.leave.length > 0 &&
    / (?:swap|swop|swapping|replace|exchange|switch|change|trade|drop|ditch|remove|take out|lose|leave out|without|minus) /.test(
      heard.line,
    );
  const base = swapped ? baseUnits(q, situation).filter((unit) => !named.leave.includes(unit)) : [];
  const usesBase =
    swapped && (named.take.length === 0 || baseUnits(q, situation).some((unit) => named.leave.includes(unit)));
  const units = usesBase ? merge(base, asked) : asked;
  const plain = oneOfEach(units, heard).filter((unit) => !named.leave.includes(unit));
  return { kind: "plan.check", question, units: plain };
}

/** "6 or 8 with 10": one of the two is meant, so the first is looked at; what it closes off is said. */
function oneOfEach(units: readonly UnitNumber[], heard: Heard): readonly UnitNumber[] {
  if (units.length < 3 || / (?:both|all|together) /.test(heard.line)) return units;
  const either = heard.mentions.flatMap(({ part }) =>
    part.kind === "numbers" && part.or && part.numbers.length === 2 ? part.numbers.slice(1) : [],
  );
  return units.filter((unit) => !either.includes(unit));
}

function hasRest(heard: Heard): boolean {
  return / (?:everything else|all the (?:others?|rest)|the rest|all else|every other) /.test(heard.line);
}

function withMandatory(named: NamedUnits, q: Qualification): readonly UnitNumber[] {
  return merge(unitsByRole(q, "mandatory"), named.take).filter((unit) => !named.leave.includes(unit));
}

/** The units under discussion: those of the last answer about this certificate, else the saved plan. */
export function baseUnits(q: Qualification, situation: Situation): readonly UnitNumber[] {
  const last = situation.context?.last;
  if (
    last !== undefined &&
    (last.kind === "plan.check" || last.kind === "plan.suggest") &&
    (last.qualification ?? q.code) === q.code
  )
    return last.units;
  return situation.planned(q.code);
}

export function suggestIntent(heard: Heard, q: Qualification, situation: Situation): Intent {
  const named = nameUnits(heard, q);
  const groupOnly = heard.mentions.every(({ part }) => part.kind === "group" || part.kind === "all");
  const wish = leastCue.test(heard.line)
    ? "least"
    : stillCue.test(heard.line) && !/ (?:finish|complete|need) /.test(heard.line)
      ? "still"
      : "finish";
  const base = groupOnly || named.take.length === 0 ? baseUnits(q, situation) : named.take;
  const units = base.filter((unit) => !named.leave.includes(unit));
  return { kind: "plan.suggest", want: wish, units, without: named.leave, skip: 0 };
}

export function achievedIntent(heard: Heard, q: Qualification): Intent {
  const named = nameUnits(heard, q);
  const as = recognisedCue.test(heard.line) ? "recognised" : "achieved";
  return { kind: "plan.save", change: "add", units: named.take, drop: [], as };
}

export function saveIntent(heard: Heard, q: Qualification): Intent {
  const named = nameUnits(heard, q);
  const { line } = heard;
  if (named.take.length === 0)
    return { kind: "plan.save", change: "drop", units: named.leave, drop: [], as: "planned" };
  const adds =
    / (?:add|adding|to my plan|also|as well|include|too|put|pop|stick|chuck|bung|onto my plan|in my plan|into my plan) /.test(
      line,
    ) && !/ (?:as my plan|put me down|my (?:units|plan) (?:are|is)|set my plan) /.test(line);
  return {
    kind: "plan.save",
    change: adds || named.leave.length > 0 ? "add" : "set",
    units: named.take,
    drop: named.leave,
    as: "planned",
  };
}

/** "Can I skip 3?": a mandatory unit cannot be left out; an optional one is left out of the ways to finish. */
export function skipIntent(heard: Heard, q: Qualification, situation: Situation): Intent {
  const { leave } = nameUnits(heard, q);
  const mandatory = unitsByRole(q, "mandatory");
  if (leave.some((unit) => mandatory.includes(unit)))
    return {
      kind: "plan.check",
      question: "sufficient",
      units: q.units.map((unit) => unit.number).filter((unit) => mandatory.includes(unit) && !leave.includes(unit)),
    };
  const base = baseUnits(q, situation).filter((unit) => !leave.includes(unit));
  return { kind: "plan.suggest", want: "finish", units: base, without: leave, skip: 0 };
}

/** Both lists as one, ascending. */
export function merge(a: readonly UnitNumber[], b: readonly UnitNumber[]): readonly UnitNumber[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** Units named at all, to be taken or left. */
export function all(named: NamedUnits): readonly UnitNumber[] {
  return merge(named.take, named.leave);
}
