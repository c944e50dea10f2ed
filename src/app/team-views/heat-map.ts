import type { Qualification, UnitNumber } from "../../domain/qualification.ts";
import type { Block } from "../../domain/reply.ts";
import type { Team } from "../../domain/roster.ts";
import type { StaffIntent } from "../../domain/staff-intent.ts";
import { makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { atPeople, atTeams, byName, looksAt, type Member, teamWords } from "./cohort.ts";
import { altOf, type HeatRow, rowOf } from "./heat-rows.ts";
import { line } from "./member-figures.ts";
import { screenOf } from "./page.ts";
import { exportOffer, viewOffer } from "./view-offers.ts";

/** More rows cannot be told apart on a phone. */
const mostRows = 20;

interface Heating {
  readonly intent: Extract<StaffIntent, { kind: "team.heat" }>;
  readonly teams: readonly Team[];
  readonly members: readonly Member[];
  readonly scene: Scene;
}

/** The rows of one certificate: a unit's number is another unit in another one. */
interface HeatPart {
  readonly qualification: Qualification;
  readonly units: readonly UnitNumber[];
  readonly rows: readonly HeatRow[];
}

/** Members by units, a map for each certificate, the one that most of them are on first. */
export function heatMap({ intent, teams, members, scene }: Heating): Outcome {
  const { say } = scene;
  const team = teamWords(teams, say);
  const several = teams.length > 1;
  const certificates = certificatesOf(members, scene);
  const on = certificates.flatMap((qualification) => membersOn(qualification, members));
  const screen = screenOf(on, intent.skip, mostRows);
  const parts = certificates.flatMap((qualification): readonly HeatPart[] => {
    const shown = membersOn(qualification, screen.shown);
    const units = unitsShown(membersOn(qualification, members), qualification);
    return shown.length === 0 ? [] : [{ qualification, units, rows: shown.map((one) => rowOf(one, units, say)) }];
  });
  const next = [
    ...(screen.next === undefined ? [] : [offer(say("view.choice.more"), { ...intent, skip: screen.next })]),
    viewOffer("stuck", teams, say),
    exportOffer(teams, "xlsx", say),
  ];
  const { from, to, of } = screen;
  const apart = members.length - on.length;
  const reply =
    parts.length === 0
      ? makeReply(say("view.heat.none", { team }), { next: [viewOffer("not-started", teams, say)] })
      : makeReply(say("view.heat.reply", { team }), {
          blocks: [
            ...parts.flatMap((part) => partBlocks(part, { team, say })),
            ...(of > screen.shown.length ? [line(say("view.shown", { from, to, of }), "muted")] : []),
            ...(apart > 0 ? [line(say("view.heat.others", { count: apart }), "muted")] : []),
            line(say("view.heat.how"), "muted"),
            line(say("view.practice"), "muted"),
          ],
          next,
        });
  return {
    intent: "team.heat",
    data: {
      team: several ? null : (teams[0]?.id ?? null),
      maps: parts.map(({ qualification, units, rows }) => ({
        qualification: qualification.code,
        units,
        rows: rows.map(({ name, shares }) => ({ name, shares })),
      })),
    },
    reply,
    acts: looksAt(several ? atPeople(screen.shown) : atTeams(teams), "summary", scene),
    personal: true,
  };
}

function membersOn({ code }: Qualification, members: readonly Member[]): readonly Member[] {
  return members
    .filter(({ standing }) => standing?.qualification === code)
    .toSorted((a, b) => byName.compare(a.name, b.name));
}

function certificatesOf(members: readonly Member[], { offered }: Scene): readonly Qualification[] {
  const on = (qualification: Qualification) => membersOn(qualification, members).length;
  return offered.filter((one) => on(one) > 0).toSorted((a, b) => on(b) - on(a));
}

/** Units that stand in somebody's plan, or in which somebody has begun; where there is none yet, all of them. */
function unitsShown(members: readonly Member[], { units }: Qualification): readonly UnitNumber[] {
  const numbers = members.flatMap(({ standing }) => [
    ...(standing?.plan.units ?? []),
    ...(standing?.units ?? []).filter((unit) => unit.begun).map(({ unit }) => unit),
  ]);
  const wanted = new Set(numbers);
  return units.flatMap(({ number }) => (wanted.size === 0 || wanted.has(number) ? [number] : []));
}

function partBlocks(
  { qualification, units, rows }: HeatPart,
  { team, say }: Pick<Scene, "say"> & { readonly team: string },
): readonly Block[] {
  const columns = units.map((number) => say("view.heat.unit", { number }));
  const title = say("view.heat.title", { team, certificate: qualification.shortTitle });
  return [
    {
      kind: "picture",
      picture: {
        kind: "heat",
        title,
        columns,
        rows: rows.map(({ name, cells }) => ({ label: name, cells })),
        key: say("view.heat.key"),
      },
      alt: altOf(title, { units, rows }, say),
    },
    {
      kind: "table",
      caption: title,
      head: [say("view.head.name"), ...columns],
      rows: rows.map(({ name, cells }) => [name, ...cells.map(({ note }) => note)]),
    },
  ];
}
