import type { Completion } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";
import type { Block, Choice, Reply } from "../domain/reply.ts";
import { joinWords, nameUnit, nameUnits } from "./name-units.ts";
import type { Before } from "./quiz-ask.ts";
import { makeReply, offer, type Scene } from "./scene.ts";
import { diagnosticQuestions, optionalUnits, type Suited, suitedUnits, suitedWays } from "./suits.ts";

const mostWays = 3;
const mostKnown = 3;
/** Below so many answers a unit the order is not worth much. */
const few = 4;

/** What suits the learner by what was answered so far: ways to finish, and unit by unit what was known. */
export function suitsReply(rules: Qualification, scene: Scene, before?: Before): Reply {
  const { say } = scene;
  const units = optionalUnits(rules, scene);
  if (units.length === 0) return makeReply(say("suits.none-open"));
  const suited = suitedUnits(units, scene);
  const count = suited.reduce((sum, { asked }) => sum + asked, 0);
  const left = diagnosticQuestions(units, 0, scene).length;
  const on = left === 0 ? [] : [offer(say("suits.more"), startSuits(rules.code))];
  if (count === 0) return makeReply(say("suits.title.none"), { next: on });
  const ways = suitedWays(rules, suited, scene).slice(0, mostWays);
  const title = say("suits.title", { count });
  const lead: readonly Block[] =
    before === undefined ? [] : [...before.blocks, { kind: "text", text: [{ strong: title }] }];
  return makeReply(before?.title ?? title, {
    blocks: [
      ...lead,
      ...knownBlocks(suited, rules, scene),
      ...wayBlocks(ways, { rules, suited }, scene),
      tableOf(suited, rules, scene),
      noteOf(scene),
    ],
    next: [...ways.flatMap((way) => saveOffer(way, rules, scene)), ...on],
  });
}

/** "Which units suit me?" once more. */
export function startSuits(code: string) {
  return { kind: "quiz.start", units: [], subjects: [], of: null, pick: "suits", qualification: code } as const;
}

function knownBlocks(suited: readonly Suited[], rules: Qualification, { say }: Scene): readonly Block[] {
  const best = suited.filter(({ right }) => right > 0).slice(0, mostKnown);
  const isThin = suited.some(({ asked }) => asked < few);
  const named = nameUnits(
    best.map(({ unit }) => unit.number),
    rules,
    say,
  );
  return [
    ...(best.length === 0 ? [] : [{ kind: "text" as const, text: [say("suits.known", { units: named })] }]),
    ...(isThin ? [{ kind: "text" as const, text: [say("suits.few")], tone: "muted" as const }] : []),
  ];
}

interface Ranked {
  readonly rules: Qualification;
  readonly suited: readonly Suited[];
}

function wayBlocks(ways: readonly Completion[], { rules, suited }: Ranked, { say }: Scene): readonly Block[] {
  const text = (words: string): Block => ({ kind: "text", text: [words] });
  if (ways.length === 0) return [text(say("suits.ways.none"))];
  return [
    {
      kind: "table",
      caption: say("suits.ways"),
      head: [say("suggest.way.add"), say("suits.way.known"), say("suggest.way.standing")],
      rows: ways.map(({ add, standing }) => [
        add.length === 0 ? say("suggest.nothing.more") : nameUnits(add, rules, say),
        knownOf(add, suited, say),
        say(`suggest.standing.${standing}`),
      ]),
    },
    ...(ways.some(({ standing }) => standing === "likely") ? [text(say("suggest.why.likely"))] : []),
    ...(ways.some(({ standing }) => standing === "open") ? [text(say("suggest.why.open"))] : []),
  ];
}

// The units of a way of which most is known, by their numbers.
function knownOf(add: readonly number[], suited: readonly Suited[], say: Scene["say"]): string {
  const best = suited.filter(({ unit, right }) => right > 0 && add.includes(unit.number)).slice(0, mostKnown);
  const numbers = best.map(({ unit }) => String(unit.number)).toSorted((a, b) => Number(a) - Number(b));
  return numbers.length === 0 ? say("suits.way.none") : joinWords(numbers, say("list.and"));
}

function tableOf(suited: readonly Suited[], rules: Qualification, { say }: Scene): Block {
  return {
    kind: "table",
    caption: say("suits.table"),
    head: [say("suits.head.unit"), say("suits.head.asked"), say("suits.head.right")],
    rows: suited.map(({ unit, asked, right }) => [nameUnit(unit.number, rules, say), String(asked), String(right)]),
  };
}

function noteOf({ say }: Scene): Block {
  return { kind: "text", text: [say("suits.note")], tone: "muted" };
}

function saveOffer({ add }: Completion, { code }: Qualification, { say }: Scene): readonly Choice[] {
  if (add.length === 0) return [];
  const label = say("suits.save", { units: add.join(", ") });
  return [offer(label, { kind: "plan.save", change: "set", units: add, drop: [], as: "planned", qualification: code })];
}
