import type { Heard } from "./hear.ts";
import { enoughCue, leastCue, suggestCue } from "./plan-cues.ts";
import { baseUnits } from "./plan-intents.ts";
import type { Draft, Situation } from "./situation.ts";
import { perCertificate } from "./situation.ts";

const otherFamily = / (?:daily|quiz|reminder|evidence|criteria) /;
const aboutRules =
  / (?:can not|not|cannot|never) (?:[a-z]+ ){0,4}(?:together|combined?|mixed?|paired)| (?:clash|clashes|barred|conflict|conflicts) |^ (?:which|what)(?: [a-z]+){0,2} (?:do|must|should) (?:i|we|you) (?:have|need|got) to (?:do|take) (?:\? )?$/;
const refersBack = / (?:that|those|it|them|these|this|my plan|plan|they|both|what i have|i) /;
const finishWord =
  / (?:enough|done|finished|complete|plan|certificate|sufficient|pass|short|everything|all i need|qualify) /;
const planWord =
  / (?:units?|plan|left|need|add|finish|complete|certificate|_q|course|take|pick|choose|missing|combination|qualification|short|optional|do i do|study|go for|least|fewest) /;
const notPlanWord =
  / (?:score|exam|documents|visa|rules|credits? (?:do|does) (?:i|it|the) need|ask|say|you do|how does|know about) /;
const stillWord = / (?:still (?:take|do|pick|choose)|available|open to) /;
const planSound =
  / (?:is|are|does|will|would|any|check) (?:[a-z]+ ){0,4}(?:plan|selection|choices|units i) (?:[a-z]+ ){0,3}(?:ok|allowed|valid|legal|work|fine|good|right|sound|clash|problems?|correct|possible|legit)|check my plan| is my plan /;
const saveThose =
  / (?:save|store|keep|use|lock in|put|pop|stick|chuck|add|go with|i will (?:take|have|go with|do)|put me down for) (?:that|those|them|these|it|this|both|that one|those ones|that plan) /;

/** About the plan, but no unit is named: what was talked of or the saved plan is meant. */
export function hearUnnamed(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  if (heard.strange.length > 0 || otherFamily.test(line) || aboutRules.test(line)) return undefined;
  return (
    hearEnough(heard, situation) ??
    hearWays(heard, situation) ??
    hearSound(heard, situation) ??
    hearKeep(heard, situation)
  );
}

function hearEnough({ line, tokens, asks }: Heard, situation: Situation): Draft | undefined {
  const short = tokens.length < 5;
  if (!enoughCue.test(line) || !finishWord.test(line) || !(short || (asks && refersBack.test(line)))) return undefined;
  if (/ (?:how|what|which|when|who) /.test(line)) return undefined;
  return perCertificate((q) => ({ kind: "plan.check", question: "sufficient", units: baseUnits(q, situation) }));
}

function hearWays({ line }: Heard, situation: Situation): Draft | undefined {
  if (!suggestCue.test(line) || !planWord.test(line) || notPlanWord.test(line)) return undefined;
  const want = leastCue.test(line) ? "least" : stillWord.test(line) ? "still" : "finish";
  return perCertificate((q) => ({ kind: "plan.suggest", want, units: baseUnits(q, situation), without: [], skip: 0 }));
}

function hearSound({ line }: Heard, situation: Situation): Draft | undefined {
  if (!planSound.test(line)) return undefined;
  return perCertificate((q) => ({ kind: "plan.check", question: "compatible", units: situation.planned(q.code) }));
}

function hearKeep({ line }: Heard, situation: Situation): Draft | undefined {
  if (!saveThose.test(line) || / (?:how|quiz|test) /.test(line) || line.includes("?")) return undefined;
  const kept = { change: "add", drop: [], as: "planned" } as const;
  return perCertificate((q) => ({ kind: "plan.save", units: baseUnits(q, situation), ...kept }));
}
