import { dateWords } from "../daily-words.ts";
import { makeReply, type Outcome } from "../scene.ts";
import { atPeople, atTeams, looksAt, type Member, teamWords } from "./cohort.ts";
import { line, memberData } from "./member-figures.ts";
import { screenOf } from "./page.ts";
import type { Party } from "./party.ts";
import { moreOffer, viewOffer, wordOffer } from "./view-offers.ts";

const mostWords = 3;

/** Who has not practised yet. */
export function whoHasNotStarted({ intent, teams, members, scene }: Party): Outcome {
  const { say } = scene;
  const idle = members.filter(({ started }) => !started);
  const screen = screenOf(idle, intent.skip);
  const { from, to, of } = screen;
  const team = teamWords(teams, say);
  const several = teams.length > 1;
  const items = screen.shown.map((member) => {
    const fill = { name: member.name, team: member.team.name, reasons: notStartedWords(member, scene) };
    return [several ? say("view.person.team", fill) : say("view.person.reasons", fill)];
  });
  const reply =
    idle.length === 0
      ? makeReply(say("view.idle.none", { team }), { next: [viewOffer("stuck", teams, say)] })
      : makeReply(say("view.idle.title", { team, idle: idle.length, count: members.length }), {
          blocks: [
            { kind: "list", items },
            ...(of > screen.shown.length ? [line(say("view.shown", { from, to, of }), "muted")] : []),
          ],
          next: [
            // Who never wrote cannot be written to.
            ...screen.shown
              .filter(({ standing }) => standing !== null)
              .slice(0, mostWords)
              .map((member) => wordOffer(member, say)),
            ...moreOffer(intent, screen.next, say),
            viewOffer("stuck", teams, say),
          ],
        });
  return {
    intent: "progress.team",
    data: { team: several ? null : (teams[0]?.id ?? null), view: "not-started", members: screen.shown.map(memberData) },
    reply,
    acts: looksAt(several ? atPeople(screen.shown) : atTeams(teams), "summary", scene),
    personal: true,
  };
}

function notStartedWords({ standing }: Member, scene: Party["scene"]): string {
  const { say } = scene;
  if (standing === null) return say("view.idle.unheard");
  if (standing.plan.units.length > 0) return say("view.idle.plan");
  return say("view.idle.nothing", { date: dateWords(standing.joined, scene) });
}
