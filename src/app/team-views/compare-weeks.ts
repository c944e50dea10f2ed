import { addDays } from "../../domain/daily/local-day.ts";
import type { Block } from "../../domain/reply.ts";
import type { Standing } from "../../domain/standing.ts";
import { dateWords } from "../daily-words.ts";
import { joinWords } from "../name-units.ts";
import { percent } from "../progress-picture.ts";
import { makeReply, type Outcome } from "../scene.ts";
import { mondayOf } from "../standing/week-mark.ts";
import { atPeople, atTeams, leastForMean, looksAt, type Member, meanOf, teamWords } from "./cohort.ts";
import { line, memberData } from "./member-figures.ts";
import type { Party } from "./party.ts";
import { countTrend, shareTrend } from "./trend.ts";
import { heatOffer, viewOffer } from "./view-offers.ts";

/** So many names of those with more or fewer days. */
const mostNamed = 3;
/** One day more or less is chance. */
const leastShift = 2;

/** The last seven days against the seven before, and how much adds up since the Monday of last week. */
export function compareWeeks({ teams, members, scene }: Party): Outcome {
  const { say } = scene;
  const several = teams.length > 1;
  const sum = (pick: (standing: Standing) => number) =>
    members.reduce((all, { standing }) => all + (standing === null ? 0 : pick(standing)), 0);
  const [now, before] = [
    sum(({ thisWeek }) => Math.sign(thisWeek.days)),
    sum(({ lastWeek }) => Math.sign(lastWeek.days)),
  ];
  const shifts = shiftsOf(members);
  const counted = [
    [say("view.compare.people"), before, now],
    [say("view.compare.days"), sum(({ lastWeek }) => lastWeek.days), sum(({ thisWeek }) => thisWeek.days)],
    [say("view.compare.answers"), sum(({ lastWeek }) => lastWeek.answered), sum(({ thisWeek }) => thisWeek.answered)],
  ] as const;
  const recall = recallRow(members, scene);
  const rows = [
    ...counted.map(([label, was, is]) => [label, String(is), String(was), countTrend(was, is, say)]),
    ...(recall === undefined ? [] : [recall]),
    signedRow(members, scene),
  ];
  const date = dateWords(lastMonday(scene), scene);
  return {
    intent: "progress.team",
    data: {
      team: several ? null : (teams[0]?.id ?? null),
      view: "compare",
      people: { now, before },
      members: several ? [] : members.map(memberData),
    },
    reply: makeReply(say("view.compare.title", { team: teamWords(teams, say), now, before }), {
      blocks: [
        tableOf(rows, scene),
        ...shiftLines(shifts, scene),
        ...(recall === undefined ? [line(say("view.compare.no-mean", { date }), "muted")] : []),
        line(say("view.practice"), "muted"),
      ],
      next: [viewOffer("stuck", teams, say), heatOffer(teams, say)],
    }),
    acts: looksAt(several ? atPeople([...shifts.more, ...shifts.less]) : atTeams(teams), "summary", scene),
    personal: true,
  };
}

function tableOf(rows: readonly (readonly string[])[], { say }: Party["scene"]): Block {
  return {
    kind: "table",
    caption: say("view.compare.caption"),
    head: [
      say("view.compare.head.what"),
      say("view.compare.head.now"),
      say("view.compare.head.before"),
      say("view.compare.head.trend"),
    ],
    rows,
  };
}

function lastMonday({ today }: Party["scene"]): string {
  return addDays(mondayOf(today), -7);
}

/** Means of those alone who have a figure then and now; fewer than five: no row. */
function recallRow(members: readonly Member[], scene: Party["scene"]): readonly string[] | undefined {
  const { say } = scene;
  const both = members.filter(({ standing }) => {
    const recall = standing?.change?.recall;
    return recall !== undefined && recall.was !== null && recall.is !== null;
  });
  const was = meanOf(both, ({ change }) => change?.recall.was ?? null);
  const is = meanOf(both, ({ change }) => change?.recall.is ?? null);
  if (was === undefined || is === undefined || both.length < leastForMean) return undefined;
  return [
    say("view.compare.recall", { date: dateWords(lastMonday(scene), scene) }),
    `${percent(is.mean)} %`,
    `${percent(was.mean)} %`,
    shareTrend(was.mean, is.mean, say) ?? "",
  ];
}

function signedRow(members: readonly Member[], scene: Party["scene"]): readonly string[] {
  const { say } = scene;
  const signed = members.flatMap(({ standing }) => standing?.change?.signed ?? []);
  const [was, is] = [signed.reduce((all, one) => all + one.was, 0), signed.reduce((all, one) => all + one.is, 0)];
  const label = say("view.compare.signed", { date: dateWords(lastMonday(scene), scene) });
  return [label, String(is), String(was), countTrend(was, is, say)];
}

interface Shifts {
  readonly more: readonly Member[];
  readonly less: readonly Member[];
}

function shift({ standing }: Member): number {
  return standing === null ? 0 : standing.thisWeek.days - standing.lastWeek.days;
}

function shiftsOf(members: readonly Member[]): Shifts {
  const sorted = members.toSorted((a, b) => shift(b) - shift(a));
  return {
    more: sorted.filter((one) => shift(one) >= leastShift).slice(0, mostNamed),
    less: sorted
      .filter((one) => shift(one) <= -leastShift)
      .toReversed()
      .slice(0, mostNamed),
  };
}

function shiftLines({ more, less }: Shifts, { say }: Party["scene"]): readonly Block[] {
  const people = (some: readonly Member[]) =>
    joinWords(
      some.map(({ name, standing }) =>
        say("view.compare.person", {
          name,
          now: standing?.thisWeek.days ?? 0,
          before: standing?.lastWeek.days ?? 0,
        }),
      ),
      say("list.and"),
    );
  return [
    ...(more.length > 0 ? [line(say("view.compare.more", { people: people(more) }))] : []),
    ...(less.length > 0 ? [line(say("view.compare.less", { people: people(less) }))] : []),
  ];
}
