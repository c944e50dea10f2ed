import { criteriaOf, wholeUnit } from "../../domain/criteria.ts";
import type { Portfolio } from "../../domain/evidence.ts";
import { type CriterionPlace, mostWords, stateOf } from "../../domain/evidence-changes.ts";
import type { Intent } from "../../domain/intent.ts";
import { findUnit, type Qualification, type UnitNumber } from "../../domain/qualification.ts";
import type { Block, Choice } from "../../domain/reply.ts";
import { teamsOf } from "../../domain/roster.ts";
import type { OwnState } from "../../domain/staff-intent.ts";
import { joinWords, nameUnit, startSentence } from "../name-units.ts";
import { type Command, makeReply, type Outcome, offer, qualificationOf, type Scene } from "../scene.ts";
import { noSuchUnit, showOffer, unitsInHand } from "./checklist.ts";
import { placesOf, placesWords } from "./evidence-words.ts";
import { type Tried, tryMoves } from "./move-acts.ts";

type Setting = Extract<Intent, { kind: "evidence.set" }>;

/** "Mark 1.1 and 1.2 of unit 4 ready", "note on 4 1.1: …", "1.1 is not ready after all". */
export const setEvidence: Command<"evidence.set"> = (intent, scene) => {
  const qualification = qualificationOf(intent.qualification, scene);
  const foreign = intent.units.find((number) => findUnit(qualification, number) === undefined);
  if (foreign !== undefined) return noSuchUnit(foreign, qualification, { intent: "evidence.set", scene });
  const units = intent.units.length > 0 ? intent.units : unitTalkedOf(qualification, scene);
  if (units.length === 0) return askUnit(intent, qualification, scene);
  const { note } = intent;
  if (note === "") return ask(scene.say("evidence.set.what", firstPlace(units, qualification)));
  if (note !== undefined && note.length > mostWords)
    return ask(scene.say("evidence.set.long", { length: note.length, most: mostWords }));
  const missing = missingFrom(units, intent.criteria, { qualification, scene });
  return missing ?? set({ ...intent, units }, qualification, scene);
};

function ask(title: string, choices: readonly Choice[] = []): Outcome {
  return { intent: "evidence.set", data: { unit: null, criteria: [] }, reply: makeReply(title, { choices }) };
}

/** The unit whose checklist was shown or changed last. */
function unitTalkedOf(qualification: Qualification, { learner }: Scene): readonly UnitNumber[] {
  const last = learner.context?.last;
  if (last?.kind !== "evidence.show" && last?.kind !== "evidence.set") return [];
  return last.units.length === 1 && last.units.every((unit) => findUnit(qualification, unit)) ? last.units : [];
}

function askUnit(intent: Setting, qualification: Qualification, { say, learner }: Scene): Outcome {
  const all = placesOf(unitsInHand(qualification, learner), qualification);
  const fits = (unit: UnitNumber) =>
    intent.criteria.every((criterion) => all.some((place) => place.unit === unit && place.criterion === criterion));
  const units = [...new Set(all.map((place) => place.unit))].filter(fits);
  if (intent.criteria.length === 0 || units.length === 0) return ask(say("evidence.set.which"));
  const choices = units.map((unit) =>
    offer(startSentence(nameUnit(unit, qualification, say)), {
      ...intent,
      units: [unit],
      qualification: qualification.code,
    }),
  );
  return ask(say("evidence.set.which-unit"), choices);
}

function firstPlace(units: readonly UnitNumber[], qualification: Qualification) {
  const [first] = placesOf(units, qualification);
  const criterion = first === undefined || first.criterion === wholeUnit ? "" : first.criterion;
  return { number: first?.unit ?? 1, criterion };
}

/** What to say where a criterion is asked for that no list has. */
export function missingFrom(
  units: readonly UnitNumber[],
  criteria: readonly string[],
  { qualification, scene: { say } }: { readonly qualification: Qualification; readonly scene: Pick<Scene, "say"> },
): Outcome | undefined {
  for (const number of units) {
    const unit = findUnit(qualification, number);
    const list = unit === undefined ? undefined : criteriaOf(unit);
    const known = list?.lines.map((line) => line.number) ?? [];
    const unknown = criteria.filter((criterion) => !known.includes(criterion));
    if (unknown.length === 0) continue;
    const name = nameUnit(number, qualification, say);
    if (list?.from === "nobody") return ask(say("evidence.set.unknown.whole", { unit: name, number }));
    return ask(
      say("evidence.set.unknown", {
        unit: startSentence(name),
        criteria: joinWords(unknown, say("list.and")),
        known: joinWords(known, say("list.and")),
      }),
    );
  }
  return undefined;
}

function set(intent: Setting, qualification: Qualification, scene: Scene): Outcome {
  const { learner } = scene;
  const { note } = intent;
  const to = intent.state ?? (note === undefined ? "ready" : null);
  const all = placesOf(intent.units, qualification);
  // A whole unit is marked as far as it can be: what is signed, or that already, stays.
  const open = all.filter((place) => ![to, "signed"].includes(stateOf(learner.portfolio, place)));
  const named = all.filter((place) => intent.criteria.includes(place.criterion));
  const meant = intent.criteria.length > 0 ? named : open.length > 0 ? open : all;
  if (note !== undefined && intent.criteria.length === 0 && all.length > 1) return ask(scene.say("evidence.set.which"));
  const tried = tryMoves(
    { learner, places: meant, move: { as: "learner", to, words: note ?? null, seen: null } },
    scene,
  );
  const full = { ...intent, qualification: qualification.code };
  return { ...answerOf(tried, { to, noted: note !== undefined, qualification, scene }), acts: tried.acts, about: full };
}

interface Told {
  readonly to: OwnState | null;
  readonly noted: boolean;
  readonly qualification: Qualification;
  readonly scene: Scene;
}

function answerOf(tried: Tried, { to, noted, qualification, scene }: Told): Outcome {
  const { say, learner, roster } = scene;
  const { moved, not } = tried;
  const title =
    moved.length === 0
      ? say("evidence.set.nothing")
      : say(to === null ? "evidence.set.noted" : `evidence.set.${to}`, {
          what: placesWords(moved, qualification, scene),
        });
  const alone = to === "ready" && moved.length > 0 && teamsOf(roster, learner.id).length === 0;
  const hints = [
    ...(noted && moved.length > 0 ? [say("evidence.set.no-names")] : []),
    ...(alone ? [say("evidence.set.no-team")] : []),
  ];
  const blocks: readonly Block[] = [
    ...notWords(not, qualification, scene).map((words): Block => ({ kind: "text", text: [words] })),
    ...hints.map((words): Block => ({ kind: "text", text: [words], tone: "muted" })),
  ];
  const touched = [...moved, ...not.map((one) => one.place)];
  return {
    intent: "evidence.set",
    data: {
      qualification: qualification.code,
      unit: touched[0]?.unit ?? null,
      criteria: touched.map((place) => ({
        criterion: place.criterion,
        state: stateOf(tried.learner.portfolio, place),
      })),
    },
    reply: makeReply(title, { blocks, next: nextOf(tried, qualification, scene) }),
  };
}

/** Why something was not changed, one sentence a reason. */
function notWords(not: Tried["not"], qualification: Qualification, scene: Scene): readonly string[] {
  const whys = [...new Set(not.map((one) => one.why))];
  return whys.map((why) => {
    const places = not.filter((one) => one.why === why).map((one) => one.place);
    const what = startSentence(placesWords(places, qualification, scene));
    const key = why === "signed" || why === "done" || why === "returned" ? why : "other";
    return scene.say(`evidence.not.${key}`, { what });
  });
}

function nextOf(
  { moved, learner: after }: Tried,
  qualification: Qualification,
  { say, learner }: Scene,
): readonly Choice[] {
  const units = [...new Set(moved.map((place) => place.unit))];
  const back = backTo(moved, learner.portfolio, after.portfolio);
  const shows = units.slice(0, 2).map((unit) => showOffer(unit, qualification, say));
  if (back === undefined) return shows;
  const takeBack = offer(say("evidence.choice.back"), {
    kind: "evidence.set",
    units,
    criteria: [...new Set(moved.map((place) => place.criterion))],
    state: back,
    qualification: qualification.code,
  });
  return [takeBack, ...shows];
}

/** The state that takes a change back; undefined where no state changed. What was returned becomes in progress. */
function backTo(moved: readonly CriterionPlace[], before: Portfolio, after: Portfolio): OwnState | undefined {
  const states = new Set(moved.map((place) => stateOf(before, place)));
  const [only] = states;
  const isChanged = moved.some((place) => stateOf(before, place) !== stateOf(after, place));
  if (!isChanged || only === "signed") return undefined;
  return states.size > 1 || only === "returned" ? "in-progress" : only;
}
