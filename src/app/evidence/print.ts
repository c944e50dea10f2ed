import { criteriaOf } from "../../domain/criteria.ts";
import type { CriterionEvidence } from "../../domain/evidence.ts";
import { evidenceOf, notesOf, returnOf, signatureOf } from "../../domain/evidence-changes.ts";
import { accountsOf } from "../../domain/forget-person.ts";
import type { Intent } from "../../domain/intent.ts";
import type { Learner } from "../../domain/learner.ts";
import { findUnit, type Qualification, type Unit } from "../../domain/qualification.ts";
import type { PrintedPage } from "../../ports/papers.ts";
import { nameUnit, nameUnits, startSentence } from "../name-units.ts";
import { type Command, makeReply, type Outcome, offer, qualificationOf, type Scene } from "../scene.ts";
import { noSuchUnit, showOffer, unitsInHand } from "./checklist.ts";
import { aboutWords, criterionName, dayWords, placesOf, readySince, whoWords } from "./evidence-words.ts";
import { findLearners, nameFor } from "./find-learner.ts";
import { evidenceTotals } from "./items.ts";
import { lookAt, wanting } from "./queue.ts";

/** More units are counted, not named. */
const mostNamed = 4;

type Printing = Extract<Intent, { kind: "evidence.print" }>;

/** A checklist as a file: of whoever asks, or, for assessors and managers, of somebody within reach, who can see that. */
export const printEvidence: Command<"evidence.print"> = (intent, scene) => {
  const { say, learner, roster, gathered } = scene;
  const { who } = intent;
  if (who === undefined || who === "") return printed(intent, learner, scene);
  const found = findLearners(who, scene);
  const [one] = found;
  const own = accountsOf(roster, learner.id);
  if (own.some((account) => account === who) || (found.length === 1 && one !== undefined && own.includes(one)))
    return printed(intent, learner, scene);
  if (found.length > 1) {
    const choices = found.map((each) => offer(nameFor(each, scene), { ...intent, who: each }));
    return { intent: "evidence.print", data: {}, reply: makeReply(say("evidence.sign.which-person"), { choices }) };
  }
  if (one === undefined) return nobody(scene);
  if (gathered === null) return wanting("evidence.print", { learners: [one] });
  const other = gathered.learners.get(one);
  if (other === undefined) return nobody(scene);
  const made = printed(intent, other, scene);
  return made.paper === undefined ? made : { ...made, acts: [lookAt(one, scene)] };
};

function nobody({ say }: Scene): Outcome {
  return { intent: "evidence.print", data: {}, reply: makeReply(say("evidence.sign.nobody")) };
}

function printed(intent: Printing, learner: Learner, scene: Scene): Outcome {
  const { say } = scene;
  const isOwn = learner.id === scene.learner.id;
  const qualification = qualificationOf(intent.qualification ?? (isOwn ? undefined : codeOf(learner)), scene);
  const foreign = intent.units.find((unit) => findUnit(qualification, unit) === undefined);
  if (foreign !== undefined) return noSuchUnit(foreign, qualification, { intent: "evidence.print", scene });
  const numbers = intent.units.length > 0 ? intent.units : unitsInHand(qualification, learner);
  const units = numbers.flatMap((number) => findUnit(qualification, number) ?? []);
  if (!scene.makesFiles) return noFiles(numbers[0] ?? 1, scene);
  const named =
    units.length > mostNamed
      ? say("evidence.print.many", { count: units.length })
      : nameUnits(numbers, qualification, say);
  const fill = { count: units.length, units: named, name: nameFor(learner.id, scene) };
  return {
    intent: "evidence.print",
    data: { qualification: qualification.code, units: numbers, who: learner.id },
    reply: makeReply(say(isOwn ? "evidence.print.title" : "evidence.print.title.of", fill), {
      next: isOwn ? numbers.slice(0, 1).map((number) => showOffer(number, qualification, say)) : [],
    }),
    paper: {
      kind: "pdf",
      name: `checklist-${qualification.code}-${units.length > mostNamed ? "all" : `unit-${numbers.join("-")}`}.pdf`,
      about: say("evidence.print.about", { units: named }),
      pages: units.map((unit) => pageOf(unit, { qualification, learner, scene })),
    },
    personal: true,
  };
}

function noFiles(number: number, { say }: Scene): Outcome {
  return { intent: "evidence.print", data: {}, reply: makeReply(say("evidence.print.no-files", { number })) };
}

function codeOf({ qualification, portfolio }: Learner): string | undefined {
  return qualification ?? portfolio.units[0]?.qualification;
}

interface Printed {
  readonly qualification: Qualification;
  readonly learner: Learner;
  readonly scene: Scene;
}

function pageOf(unit: Unit, { qualification, learner, scene }: Printed): PrintedPage {
  const { say, at } = scene;
  const totals = evidenceTotals(learner, qualification, [unit.number]);
  const { from } = criteriaOf(unit);
  const reference = unit.reference.value;
  return {
    title: say("evidence.print.page", { unit: nameUnit(unit.number, qualification, say) }),
    facts: [
      [say("evidence.print.learner"), learner.name ?? nameFor(learner.id, scene)],
      [say("evidence.print.certificate"), qualification.title],
      [say("evidence.head.unit"), unit.title],
      ...(reference === null ? [] : [[say("evidence.print.reference"), reference] as const]),
      [say("evidence.print.list"), say(`evidence.print.list.${from}`)],
      [say("evidence.print.signed"), say("evidence.print.count", totals)],
      [say("evidence.print.printed"), dayWords(at, scene.learner.timezone)],
    ],
    head: [
      say("evidence.head.criterion"),
      say("evidence.head.about"),
      say("evidence.print.head.evidence"),
      say("evidence.print.head.signed"),
    ],
    widths: [1.2, 4, 4, 3],
    rows: placesOf([unit.number], qualification).map((place) => {
      const evidence = evidenceOf(learner.portfolio, place);
      return [
        startSentence(criterionName(place.criterion, scene)),
        startSentence(aboutWords(place, qualification, scene)),
        notesOf(evidence)
          .map((note) => note.words)
          .join("\n"),
        stateLine(evidence, scene),
      ];
    }),
    signatures: [
      say("evidence.print.line.learner"),
      say("evidence.print.line.assessor"),
      say("evidence.print.line.quality"),
    ],
    footer: say("evidence.print.footer"),
  };
}

function stateLine(evidence: CriterionEvidence | undefined, scene: Scene): string {
  const { say, learner } = scene;
  const date = (at: number) => dayWords(at, learner.timezone);
  const signature = signatureOf(evidence);
  if (signature !== undefined) {
    const line = say("evidence.print.state.signed", { who: whoWords(signature, scene), date: date(signature.at) });
    const sampled = evidence?.changes.findLast((one) => one.kind === "sampled" && one.number > signature.number);
    if (sampled === undefined) return line;
    return `${line}; ${say("evidence.print.sampled", { who: whoWords(sampled, scene), date: date(sampled.at) })}`;
  }
  const returned = returnOf(evidence);
  if (returned !== undefined) {
    const words = returned.words ?? "";
    return say("evidence.print.state.returned", { who: whoWords(returned, scene), date: date(returned.at), words });
  }
  const since = readySince(evidence);
  if (evidence?.state === "ready" && since !== undefined)
    return say("evidence.print.state.ready", { date: date(since) });
  return say(
    evidence?.state === "in-progress" ? "evidence.print.state.in-progress" : "evidence.print.state.not-started",
  );
}
