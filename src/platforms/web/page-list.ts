import { z } from "zod";
import type { Intent } from "../../domain/intent.ts";
import { contentViews, teamViews } from "../../domain/staff-intent.ts";
import { webWords } from "./web-words.ts";

/** What a page asks the assistant for, top to bottom. */
export type Asks = readonly [Intent, ...Intent[]];

/** A page: what the assistant is asked for it, by what stands behind the "?" of its address. */
export interface Page {
  /** Below /pages/. */
  readonly path: string;
  /** What it is called in the navigation; undefined: it is not in it, but stands under another. */
  readonly label: string | undefined;
  /** The path of the page in the navigation that it stands under, or is. */
  readonly under: string;
  /** Undefined where the query is none of this page's. */
  readonly asks: (query: unknown) => Asks | undefined;
}

const name = z.string().min(1).max(200);
const skip = z.coerce.number().int().min(0).max(100_000);
const ofTeam = z.strictObject({ team: z.exactOptional(name) });
const nothing = z.strictObject({});
const ofViews = z.strictObject({
  team: z.exactOptional(name),
  view: z.exactOptional(z.enum(teamViews)),
  skip: z.exactOptional(skip),
});

/** Every page, in the order of the navigation. What somebody may see on it is the assistant's to say. */
export const pages: readonly Page[] = [
  page("team", ofViews, askForTeam),
  page("heat", ofTeam, (team) => [{ kind: "team.heat", ...team }], "team"),
  page("member", z.strictObject({ who: name }), ({ who }) => [{ kind: "progress.member", who }], "team"),
  page("evidence", z.strictObject({ skip: skip.default(0) }), (asked) => [{ kind: "evidence.queue", ...asked }]),
  page("sample", nothing, () => [{ kind: "evidence.sample" }]),
  page("cohort", z.strictObject({ team: z.exactOptional(name), qualification: z.exactOptional(name) }), (asked) => [
    { kind: "team.cohort", ...asked },
  ]),
  page("broken", ofTeam, (team) => [{ kind: "team.broken", ...team }]),
  page("nudges", nothing, () => [{ kind: "nudge.show" }]),
  ...contentViews.map((view) => page(view, nothing, () => [{ kind: "content.show", view }])),
  page("me", nothing, () => [{ kind: "privacy.looks" }, { kind: "privacy.seen" }]),
];

/** The address of the page that shows what this intent would; undefined where no page does. */
export function linkFor(intent: Intent): string | undefined {
  switch (intent.kind) {
    case "progress.team":
      return address("team", { team: intent.team, view: intent.view, skip: intent.skip });
    case "team.heat":
      return address("heat", { team: intent.team });
    case "progress.member":
      return address("member", { who: intent.who });
    case "team.cohort":
      return address("cohort", { team: intent.team, qualification: intent.qualification });
    case "team.broken":
      return address("broken", { team: intent.team });
    case "nudge.show":
      return address("nudges", {});
    case "evidence.queue":
      return address("evidence", { skip: intent.skip });
    case "evidence.sample":
      return address("sample", {});
    case "content.show":
      return address(intent.view, {});
    case "privacy.looks":
    case "privacy.seen":
      return address("me", {});
    default:
      return undefined;
  }
}

/** The summary has everything about a team on one page; further screens and other views stand alone. */
function askForTeam({ view = "summary", ...rest }: z.output<typeof ofViews>): Asks {
  const { skip: from, ...team } = rest;
  if (view !== "summary" || from !== undefined) return [{ kind: "progress.team", view, ...rest }];
  return [
    { kind: "progress.team", view, ...team },
    { kind: "team.heat", ...team },
    { kind: "progress.team", view: "stuck", ...team },
  ];
}

function page<T>(path: string, query: z.ZodType<T>, ...[asks, under]: [(query: T) => Asks, string?]): Page {
  const labels: ReadonlyMap<string, string> = new Map(Object.entries(webWords.nav));
  return {
    path,
    label: labels.get(path),
    under: under ?? path,
    asks: (given) => {
      const read = query.safeParse(given);
      return read.success ? asks(read.data) : undefined;
    },
  };
}

function address(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return given.length === 0 ? `/pages/${path}` : `/pages/${path}?${new URLSearchParams(given)}`;
}
