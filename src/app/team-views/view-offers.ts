import type { Intent } from "../../domain/intent.ts";
import type { Choice } from "../../domain/reply.ts";
import type { Team } from "../../domain/roster.ts";
import type { Say } from "../../words/say.ts";
import { offer } from "../scene.ts";
import type { Member } from "./cohort.ts";

type TeamIntent = Extract<Intent, { kind: "progress.team" }>;
type View = NonNullable<TeamIntent["view"]>;

const labels = {
  stuck: "view.choice.stuck",
  "not-started": "view.choice.idle",
  compare: "view.choice.compare",
} as const;

/** The team that an offer is about, by its id; several: all of whoever asks. */
export function aboutTeams(teams: readonly Team[]): { readonly team?: string } {
  const [one, ...more] = teams;
  return one !== undefined && more.length === 0 ? { team: one.id } : {};
}

/** Another view of the same teams. */
export function viewOffer(view: Exclude<View, "summary">, teams: readonly Team[], say: Say): Choice {
  return offer(say(labels[view]), { kind: "progress.team", ...aboutTeams(teams), view });
}

/** How one team is doing. */
export function summaryOffer(team: Team, say: Say): Choice {
  return offer(say("view.choice.summary", { team: team.name }), { kind: "progress.team", team: team.id });
}

export function heatOffer(teams: readonly Team[], say: Say): Choice {
  return offer(say("view.choice.heat"), { kind: "team.heat", ...aboutTeams(teams) });
}

export function exportOffer(teams: readonly Team[], as: "csv" | "xlsx", say: Say): Choice {
  const label = as === "xlsx" ? say("view.choice.export") : say("view.choice.csv");
  return offer(label, { kind: "team.export", as, ...aboutTeams(teams) });
}

/** The draft of a kind word. */
export function wordOffer({ who, name }: Pick<Member, "who" | "name">, say: Say): Choice {
  return offer(say("view.choice.word", { name }), { kind: "nudge.draft", who });
}

/** The rest of a list. */
export function moreOffer(intent: TeamIntent, skip: number | undefined, say: Say): readonly Choice[] {
  return skip === undefined ? [] : [offer(say("view.choice.more"), { ...intent, skip })];
}
