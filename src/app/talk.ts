import type { Intent } from "../domain/intent.ts";
import { planUnits } from "../domain/plan.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block } from "../domain/reply.ts";
import { check } from "./check.ts";
import { helpExamples, staffExamples } from "./help-examples.ts";
import { withNearest } from "./nearest-topics.ts";
import { whyAnswer } from "./quiz-tell.ts";
import { type Command, makeReply, type Outcome, offer, qualificationOf, type Scene } from "./scene.ts";
import { suggest } from "./suggest.ts";

/** What can be asked, with examples that work (a test tries each). */
export const help: Command<"help"> = (_intent, { say, roles }) => {
  const groups = [
    ...helpExamples,
    ...staffExamples.filter((one) => one.roles.some((role) => roles.some((own) => own === role))),
  ];
  const table: Block = {
    kind: "table",
    caption: say("help.caption"),
    head: ["", ""],
    rows: groups.map(({ group, examples }) => [
      say(`help.group.${group}`),
      examples.map((one) => `“${one}”`).join("  "),
    ]),
  };
  return {
    intent: "help",
    data: { topics: groups.map((one) => one.group) },
    reply: makeReply(say("help.title"), {
      blocks: [table, { kind: "text", text: [say("help.standing")] }],
    }),
  };
};

export const smallTalk: Command<"smalltalk"> = (intent, scene) => {
  if (scene.learner.context?.last.kind === "privacy.erase" && intent.tone === "ok")
    return { intent: "smalltalk", data: {}, reply: makeReply(scene.say("privacy.erase.kept")), about: intent };
  const name = scene.learner.name === null ? "" : `, ${scene.learner.name}`;
  const next = intent.tone === "hello" ? [offer(scene.say("choice.help"), { kind: "help", topic: null } as const)] : [];
  return {
    intent: "smalltalk",
    data: {},
    reply: makeReply(intent.tone === "hello" ? scene.say("talk.hello", { name }) : scene.say(`talk.${intent.tone}`), {
      next,
    }),
  };
};

export const outOfScope: Command<"out-of-scope"> = (intent, scene) => {
  const help = offer(scene.say("choice.help"), { kind: "help", topic: null });
  if (intent.about !== undefined)
    return withNearest({ about: intent.about, intent: "out-of-scope", next: [help] }, scene);
  return { intent: "out-of-scope", data: {}, reply: makeReply(scene.say(`scope.${intent.why}`), { next: [help] }) };
};

/** Asks back with choices that settle it in one press. */
export const clarify: Command<"clarify"> = (intent, scene) => {
  const choices = intent.options.map((option) => offer(optionLabel(option, intent, scene), option));
  return {
    intent: "clarify",
    data: { missing: intent.missing },
    reply: makeReply(clarifyTitle(intent, scene), { choices }),
    about: intent,
  };
};

function optionLabel(option: Intent, intent: Extract<Intent, { kind: "clarify" }>, scene: Scene): string {
  const code = "qualification" in option ? option.qualification : undefined;
  const qualification = qualificationOf(code, scene);
  if (intent.missing === "qualification") return scene.say("clarify.level", { level: qualification.level });
  const number =
    "units" in option
      ? option.units.find((unit) => !intent.options.every((other) => "units" in other && other.units.includes(unit)))
      : undefined;
  const found = number === undefined ? undefined : findUnit(qualification, number);
  return found === undefined
    ? scene.say("clarify.level", { level: qualification.level })
    : scene.say("clarify.unit", { number: found.number, title: found.shortTitle });
}

function clarifyTitle(intent: Extract<Intent, { kind: "clarify" }>, scene: Scene): string {
  if (intent.missing === "unit" || intent.missing === "which") return scene.say("unit.which");
  const number = intent.options
    .flatMap((option) => ("units" in option ? option.units : []))
    .find((unit) => new Set(scene.offered.map((one) => findUnit(one, unit)?.subject)).size > 1);
  const titles = number === undefined ? [] : scene.offered.flatMap((one) => findUnit(one, number)?.shortTitle ?? []);
  if (number === undefined || titles.length < 2) return scene.say("qualification.which");
  return scene.say("qualification.which.units", { number, first: `“${titles[0]}”`, second: `“${titles[1]}”` });
}

/** "Why?": the last answer once more, with the rules, or the explanations of a question, in full. */
export const why: Command<"why"> = (_intent, scene) => {
  const last = scene.learner.context?.last;
  const answered = whyAnswer(scene);
  if (answered !== undefined) return answered;
  if (last?.kind === "plan.check") return { ...check(last, scene), about: last };
  if (last?.kind === "plan.suggest") return { ...suggest(last, scene), about: last };
  if (last?.kind === "plan.save") return checkSaved(last.qualification, scene);
  return {
    intent: "smalltalk",
    data: {},
    reply: makeReply(scene.say("why.nothing"), {
      next: [offer(scene.say("choice.help"), { kind: "help", topic: null })],
    }),
  };
};

function checkSaved(code: string | undefined, scene: Scene): Outcome {
  const plan = scene.learner.plans.find((one) => one.qualification === code);
  const about = code === undefined ? {} : { qualification: code };
  return check(
    { kind: "plan.check", question: "sufficient", units: plan === undefined ? [] : planUnits(plan), ...about },
    scene,
  );
}
