import type { Block } from "../../domain/reply.ts";
import type { Team } from "../../domain/roster.ts";
import type { Scene } from "../scene.ts";
import { namesOf, points, text } from "./say-team.ts";

type Telling = Pick<Scene, "say" | "roster">;

/** Who manages a team, in a sentence. */
export function leadersLine(team: Team, scene: Telling): string {
  const { say } = scene;
  const { managers, name } = team;
  return managers.length === 0
    ? say("seen.nobody", { team: name })
    : say("seen.by", { team: name, names: namesOf(managers, scene), count: managers.length });
}

/** What a manager sees and what never, in words. */
export function seenLines({ say }: Pick<Scene, "say">): readonly string[] {
  return [say("seen.plan"), say("seen.units"), say("seen.days"), say("seen.evidence")];
}

/** What whoever is in these teams is told: who sees what, what nobody sees, who looked, how to leave. One screen. */
export function seenBlocks(teams: readonly Team[], scene: Telling): readonly Block[] {
  const { say } = scene;
  const [first] = teams;
  return [
    ...teams.map((team) => text(leadersLine(team, scene))),
    text(say("seen.what")),
    points(seenLines(scene)),
    text(say("seen.never")),
    text(say("seen.others"), true),
    text(say("seen.ask", { team: first?.name ?? "" }), true),
  ];
}

/** The same as plain lines, for a letter to somebody who was added by another. */
export function seenLetter(team: Team, scene: Telling): string {
  const { say } = scene;
  return [
    say("seen.added", { team: team.name }),
    leadersLine(team, scene),
    say("seen.what"),
    ...seenLines(scene).map((line) => `• ${line}`),
    say("seen.never"),
    say("seen.ask", { team: team.name }),
  ].join("\n");
}
