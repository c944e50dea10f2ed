import { findUnit } from "../../domain/qualification.ts";
import type { Block } from "../../domain/reply.ts";
import type { Standing, UnitStanding } from "../../domain/standing.ts";
import { dateWords } from "../daily-words.ts";
import { percent } from "../progress-picture.ts";
import { makeReply, type Outcome, type Scene } from "../scene.ts";
import { atPeople, looksAt, type Member } from "./cohort.ts";
import { line, memberData, partWords, recallWords } from "./member-figures.ts";
import { planWords } from "./plan-words.ts";
import { reasonsLine } from "./reason-words.ts";
import { countTrend, shareTrend } from "./trend.ts";
import { heatOffer, summaryOffer, wordOffer } from "./view-offers.ts";

/** Of more units only the number is told. */
const mostUnits = 10;

/** How one member stands: plan, units, recall, days and evidence, each with how it was before. */
export function memberView(member: Member, scene: Scene): Outcome {
  const { say } = scene;
  const { name, standing, team } = member;
  const next = [
    ...(standing === null ? [] : [wordOffer(member, say)]),
    summaryOffer(team, say),
    ...(standing?.qualification === null ? [] : [heatOffer([team], say)]),
  ];
  const reply =
    standing === null
      ? makeReply(say("view.member.unheard", { name }), { next })
      : makeReply(titleOf(name, standing, scene), { blocks: blocksOf(member, standing, scene), next });
  return {
    intent: "progress.member",
    data: { member: memberData(member), units: standing?.units ?? [], change: standing?.change ?? null },
    reply,
    acts: looksAt(atPeople([member]), "member", scene),
    personal: true,
  };
}

function titleOf(name: string, standing: Standing, scene: Scene): string {
  const { say, offered } = scene;
  const certificate = offered.find(({ code }) => code === standing.qualification)?.shortTitle;
  const last = lastSentence(standing, scene);
  return certificate === undefined
    ? say("view.member.title.plain", { name, last })
    : say("view.member.title", { name, certificate, last });
}

function lastSentence({ lastActive, idleDays }: Standing, scene: Scene): string {
  const { say } = scene;
  if (lastActive === null || idleDays === null) return say("view.member.last.never");
  if (idleDays === 0) return say("view.member.last.today");
  return say("view.member.last", { date: dateWords(lastActive, scene), days: idleDays });
}

function blocksOf({ name, reasons }: Member, standing: Standing, scene: Scene): readonly Block[] {
  const { say } = scene;
  const { change } = standing;
  return [
    ...(reasons.length > 0 ? [line(say("view.member.reasons", { reasons: reasonsLine(reasons, say) }))] : []),
    ...(standing.qualification === null ? [] : [line(planWords(standing.plan, say))]),
    figures(standing, scene),
    line(
      change === null
        ? say("view.member.new", { date: dateWords(standing.joined, scene) })
        : say("view.member.since", { date: dateWords(change.since, scene) }),
      "muted",
    ),
    ...unitBlocks(standing, scene),
    line(say("view.member.see", { name }), "muted"),
  ];
}

function figures(standing: Standing, { say }: Scene): Block {
  const { change, thisWeek, lastWeek, units } = standing;
  const begun = units.filter((unit) => unit.begun).length;
  const share = (value: number | null) => (value === null ? say("view.recall.none") : `${percent(value)} %`);
  const counted = (key: Parameters<typeof say>[0], was: number, is: number) => [
    say(key),
    String(is),
    String(was),
    countTrend(was, is, say),
  ];
  const rows = [
    ...(units.length === 0 ? [] : [[say("view.member.units"), partWords(begun, units.length, say), "", ""]]),
    counted("view.member.days", lastWeek.days, thisWeek.days),
    counted("view.member.answers", lastWeek.answered, thisWeek.answered),
    ...(change === null
      ? []
      : [
          counted("view.member.met", change.met.was, change.met.is),
          [
            say("view.member.recall"),
            share(change.recall.is),
            share(change.recall.was),
            shareTrend(change.recall.was, change.recall.is, say) ?? "",
          ],
          counted("view.member.signed", change.signed.was, change.signed.is),
        ]),
  ];
  const head = [
    say("view.member.head.what"),
    say("view.member.head.now"),
    say("view.member.head.before"),
    say("view.member.head.trend"),
  ];
  return { kind: "table", caption: say("view.member.caption"), head, rows };
}

/** Of a certificate without a plan only what was begun is told. */
function unitBlocks(standing: Standing, scene: Scene): readonly Block[] {
  const { say } = scene;
  const planned = standing.plan.units.length > 0;
  const listed = standing.units.filter((unit) => planned || unit.begun).slice(0, mostUnits);
  const rest = standing.units.length - listed.length;
  const head = [
    say("view.member.head.unit"),
    say("view.member.head.met"),
    say("view.member.head.recall"),
    say("view.member.head.signed"),
  ];
  return [
    ...(listed.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            caption: say("view.member.caption.units"),
            head,
            rows: listed.map((unit) => unitRow(unit, standing, scene)),
          },
        ]),
    ...(rest > 0 && !planned ? [line(say("view.member.rest", { count: rest }), "muted")] : []),
  ];
}

function unitRow(unit: UnitStanding, { qualification }: Standing, { say, offered }: Scene): readonly string[] {
  const rules = offered.find(({ code }) => code === qualification);
  const title = (rules === undefined ? undefined : findUnit(rules, unit.unit))?.shortTitle ?? "";
  const fill = { number: unit.unit, title };
  return [
    unit.achieved ? say("view.member.unit.achieved", fill) : say("view.member.unit", fill),
    partWords(unit.seen, unit.of, say),
    recallWords(unit, say),
    partWords(unit.signed, unit.criteria, say),
  ];
}
