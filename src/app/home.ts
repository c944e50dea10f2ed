import { checkPlan } from "../domain/check-plan.ts";
import { planUnits } from "../domain/plan.ts";
import type { Block, Choice } from "../domain/reply.ts";
import { teamsOf, teamsUnder } from "../domain/roster.ts";
import { dailyData } from "./daily.ts";
import { usualOff } from "./daily-wish.ts";
import { settingsTitle, startOffer } from "./daily-words.ts";
import { joinWords } from "./name-units.ts";
import { groundOf, progressOf, sumOf } from "./progress-figures.ts";
import { percent, pictureBlock } from "./progress-picture.ts";
import { askingOf } from "./quiz-ask.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";

/** A part of the page: what stands there, and what can be pressed for it. */
interface Part {
  readonly blocks: readonly Block[];
  readonly next: readonly Choice[];
}

/** "Home", "my page": today's question, the plan, practice so far and settings, on one page that changes nothing. */
export const home: Command<"home"> = (_, scene) => {
  const { learner, say } = scene;
  const progress = progressPart(scene);
  const parts = [todayPart(scene), planPart(scene), progress, settingsPart(scene)];
  const { on, next } = dailyData(learner.daily.settings ?? usualOff, scene);
  return {
    intent: "home",
    data: {
      waits: waiting(scene)?.kind ?? null,
      daily: { on, next },
      plans: learner.plans.map((plan) => ({ qualification: plan.qualification, units: planUnits(plan) })),
      seen: progress.seen,
      teams: teamsOf(scene.roster, learner.id).map(({ name }) => name),
    },
    reply: makeReply(say("home.title", { name: learner.name === null ? "" : `, ${learner.name}` }), {
      blocks: parts.flatMap(({ blocks }) => blocks),
      next: [...parts.flatMap((part) => part.next), offer(say("choice.help"), { kind: "help", topic: null })],
    }),
  };
};

function heading(words: string): Block {
  return { kind: "text", text: [{ strong: words }] };
}

function line(words: string): Block {
  return { kind: "text", text: [words] };
}

/** The question that waits for an answer; undefined where none does. */
function waiting(scene: Scene): { readonly kind: "today" | "old" | "quiz"; readonly prompt: string } | undefined {
  const { quiz, daily } = scene.learner;
  if (quiz === null || quiz.phase !== "asked") return undefined;
  const { question } = askingOf(quiz, scene);
  if (question === undefined) return undefined;
  if (quiz.style !== "daily") return { kind: "quiz", prompt: question.prompt };
  const sent = daily.prompts.find(({ attempt }) => attempt === quiz.attempt);
  return { kind: sent?.date === scene.today ? "today" : "old", prompt: question.prompt };
}

function todayPart(scene: Scene): Part {
  const { say, learner } = scene;
  const waits = waiting(scene);
  if (waits !== undefined) {
    const key = { today: "home.today", old: "home.today.old", quiz: "home.today.quiz" } as const;
    const label = say(waits.kind === "quiz" ? "home.choice.go-on" : "home.choice.answer");
    return {
      blocks: [heading(say(key[waits.kind])), line(waits.prompt)],
      next: [offer(label, { kind: "quiz.next" })],
    };
  }
  const { settings } = learner.daily;
  const on = settings?.on === true;
  return {
    blocks: [heading(say("home.today")), line(on ? settingsTitle(settings, scene) : say("home.today.off"))],
    next: on ? [] : [startOffer(say)],
  };
}

function planPart(scene: Scene): Part {
  const { say, learner } = scene;
  const saved = learner.plans.filter((plan) => planUnits(plan).length > 0);
  const lines = saved.map((plan) => {
    const qualification = qualificationOf(plan.qualification, scene);
    const { verdict } = checkPlan(plan, qualification, "sufficient");
    const numbers = joinWords(
      planUnits(plan)
        .toSorted((one, other) => one - other)
        .map(String),
      say("list.and"),
    );
    const fill = { achieved: plan.achieved.length, planned: plan.planned.length, numbers };
    const certificate = qualification.shortTitle;
    return line(say("home.plan.line", { ...fill, certificate, verdict: say(`show.verdict.${verdict}`) }));
  });
  const shown = lines.length > 0 ? lines : [line(say("home.plan.none"))];
  const finish = { kind: "plan.suggest", want: "finish", units: [], without: [], skip: 0 } as const;
  return {
    blocks: [heading(say("home.plan")), ...shown],
    next: [
      lines.length > 0
        ? offer(say("choice.plan"), { kind: "plan.show" })
        : offer(say("choice.edit"), { kind: "plan.edit" }),
      offer(say("choice.finish"), finish),
    ],
  };
}

function progressPart(scene: Scene): Part & { readonly seen: number } {
  const { say } = scene;
  const ground = groundOf({ units: [] }, scene);
  const units = progressOf(ground.units, scene);
  const { seen, questions, recall } = sumOf(units);
  const head = heading(say("home.progress"));
  if (seen === 0) return { seen, blocks: [head, line(say("progress.none"))], next: [] };
  const where = ground.qualification.shortTitle;
  const shown = ground.basis === "plan" ? units : units.filter(({ mastery }) => mastery.seen > 0);
  const parts = shown.map(({ unit, mastery }) => ({
    label: say("progress.unit", { number: unit.number, title: unit.shortTitle }),
    mastery,
  }));
  const told = say("progress.title", { where, recall: percent(recall ?? 0), seen, of: questions });
  return {
    seen,
    blocks: [head, line(told), pictureBlock(parts, say("progress.picture", { where }), say)],
    next: [offer(say("home.choice.progress"), { kind: "progress.me", units: [] })],
  };
}

function settingsPart(scene: Scene): Part {
  const { say, learner, roster, roles } = scene;
  const { settings } = learner.daily;
  const names = (teams: readonly { readonly name: string }[]) =>
    joinWords(
      teams.map(({ name }) => name),
      say("list.and"),
    );
  const own = teamsOf(roster, learner.id);
  const managed = teamsUnder(
    roster,
    learner.id,
    roles.filter((role) => role !== "admin"),
  );
  // Where a question waits, what is set is said here; else it stands above.
  const daily = waiting(scene) !== undefined && settings?.on === true ? [line(settingsTitle(settings, scene))] : [];
  const team = own.length === 0 ? say("home.team.none") : say("home.team", { count: own.length, teams: names(own) });
  return {
    blocks: [
      heading(say("home.settings")),
      ...daily,
      line(say("home.zone", { zone: learner.timezone })),
      line(team),
      ...(managed.length === 0 ? [] : [line(say("home.team.manage", { teams: names(managed) }))]),
    ],
    next: [
      ...(settings?.on === true ? [offer(say("home.choice.daily"), { kind: "daily.show" } as const)] : []),
      offer(say("home.choice.seen"), { kind: "privacy.seen" }),
      ...(managed.length === 0 ? [] : [offer(say("home.choice.team"), { kind: "progress.team" } as const)]),
      ...(roles.includes("trainer")
        ? [offer(say("home.choice.queue"), { kind: "evidence.queue", skip: 0 } as const)]
        : []),
    ],
  };
}
