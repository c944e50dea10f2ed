import type { HeatCell } from "../../domain/picture.ts";
import type { Qualification, UnitNumber } from "../../domain/qualification.ts";
import type { Block } from "../../domain/reply.ts";
import type { Team } from "../../domain/roster.ts";
import type { StaffIntent } from "../../domain/staff-intent.ts";
import { percent } from "../progress-picture.ts";
import { makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { atPeople, atTeams, byName, looksAt, type Member, teamWords } from "./cohort.ts";
import { line } from "./member-figures.ts";
import { type Screen, screenOf } from "./page.ts";
import { exportOffer, viewOffer } from "./view-offers.ts";

/** More rows cannot be told apart on a phone. */
const mostRows = 20;

interface Heating {
  readonly intent: Extract<StaffIntent, { kind: "team.heat" }>;
  readonly teams: readonly Team[];
  readonly members: readonly Member[];
  readonly scene: Scene;
}

interface Row {
  readonly name: string;
  /** By unit; null where nothing was met. */
  readonly shares: readonly (number | null)[];
  readonly cells: readonly HeatCell[];
}

/** Members by units, for the certificate that most of them are on; by name. */
export function heatMap({ intent, teams, members, scene }: Heating): Outcome {
  const { say } = scene;
  const team = teamWords(teams, say);
  const qualification = commonest(members, scene);
  const several = teams.length > 1;
  if (qualification === undefined)
    return {
      intent: "team.heat",
      data: { team: teams[0]?.id ?? null, rows: [] },
      reply: makeReply(say("view.heat.none", { team }), { next: [viewOffer("not-started", teams, say)] }),
      acts: looksAt(several ? [] : atTeams(teams), "summary", scene),
      personal: true,
    };
  const on = members
    .filter(({ standing }) => standing?.qualification === qualification.code)
    .toSorted((a, b) => byName.compare(a.name, b.name));
  const screen = screenOf(on, intent.skip, mostRows);
  const units = unitsShown(on, qualification);
  const rows = screen.shown.map((member) => rowOf(member, units, say));
  return {
    intent: "team.heat",
    data: {
      team: several ? null : (teams[0]?.id ?? null),
      qualification: qualification.code,
      units,
      rows: rows.map(({ name, shares }) => ({ name, shares })),
    },
    reply: makeReply(say("view.heat.reply", { team, certificate: qualification.shortTitle }), {
      blocks: blocksOf({ team, units, rows, screen, apart: members.length - on.length }, scene),
      next: [
        ...(screen.next === undefined ? [] : [offer(say("view.choice.more"), { ...intent, skip: screen.next })]),
        viewOffer("stuck", teams, say),
        exportOffer(teams, "xlsx", say),
      ],
    }),
    acts: looksAt(several ? atPeople(screen.shown) : atTeams(teams), "summary", scene),
    personal: true,
  };
}

function commonest(members: readonly Member[], { offered }: Scene): Qualification | undefined {
  const on = ({ code }: Qualification) => members.filter(({ standing }) => standing?.qualification === code).length;
  const [first] = offered.toSorted((a, b) => on(b) - on(a));
  return first === undefined || on(first) === 0 ? undefined : first;
}

/** Units that stand in somebody's plan, or in which somebody has begun. */
function unitsShown(members: readonly Member[], { units }: Qualification): readonly UnitNumber[] {
  const numbers = members.flatMap(({ standing }) => [
    ...(standing?.plan.units ?? []),
    ...(standing?.units ?? []).filter((unit) => unit.begun).map(({ unit }) => unit),
  ]);
  const wanted = new Set(numbers);
  return units.flatMap(({ number }) => (wanted.has(number) ? [number] : []));
}

function rowOf({ name, standing }: Member, numbers: readonly UnitNumber[], say: Scene["say"]): Row {
  const units = numbers.map((number) => standing?.units.find(({ unit }) => unit === number));
  const shares = units.map((unit) =>
    unit === undefined || unit.recall === null ? null : (unit.recall * unit.seen) / unit.of,
  );
  const cells = shares.map((share, at) => {
    const none = units[at]?.achieved === true ? say("view.heat.achieved") : say("view.heat.nothing");
    return { share, note: share === null ? none : String(percent(share)) };
  });
  return { name, shares, cells };
}

interface Drawn {
  readonly team: string;
  readonly units: readonly UnitNumber[];
  readonly rows: readonly Row[];
  readonly screen: Screen<Member>;
  readonly apart: number;
}

function blocksOf({ team, units, rows, screen, apart }: Drawn, { say }: Scene): readonly Block[] {
  const columns = units.map((number) => say("view.heat.unit", { number }));
  const { from, to, of } = screen;
  return [
    {
      kind: "picture",
      picture: {
        kind: "heat",
        title: say("view.heat.title", { team }),
        columns,
        rows: rows.map(({ name, cells }) => ({ label: name, cells })),
        key: say("view.heat.key"),
      },
      alt: altOf(units, rows, say),
    },
    {
      kind: "table",
      caption: say("view.caption.members", { from, to, of }),
      head: [say("view.head.name"), ...columns],
      rows: rows.map(({ name, cells }) => [name, ...cells.map(({ note }) => note)]),
    },
    ...(apart > 0 ? [line(say("view.heat.others", { count: apart }), "muted")] : []),
    line(say("view.heat.how"), "muted"),
    line(say("view.practice"), "muted"),
  ];
}

function altOf(units: readonly UnitNumber[], rows: readonly Row[], say: Scene["say"]): string {
  return [
    say("view.heat.alt", { people: rows.length, units: units.length }),
    ...rows.map((row) => altOfRow(row, units, say)),
  ].join(" ");
}

function altOfRow({ name, shares }: Row, units: readonly UnitNumber[], say: Scene["say"]): string {
  const known = shares.map((share, at) => ({ share: share ?? 0, unit: units[at] ?? 0 }));
  const sorted = known.toSorted((a, b) => b.share - a.share);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined || best.share === 0) return say("view.heat.alt.row.none", { name });
  return say("view.heat.alt.row", {
    name,
    mean: percent(known.reduce((sum, { share }) => sum + share, 0) / known.length),
    most: best.unit,
    mostShare: percent(best.share),
    least: worst.unit,
    leastShare: percent(worst.share),
  });
}
