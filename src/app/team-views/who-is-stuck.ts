import { makeReply, type Outcome } from "../scene.ts";
import { atPeople, atTeams, looksAt, teamWords } from "./cohort.ts";
import { line, memberData, reasonList } from "./member-figures.ts";
import { screenOf } from "./page.ts";
import type { Party } from "./party.ts";
import { moreOffer, summaryOffer, viewOffer, wordOffer } from "./view-offers.ts";

const mostWords = 3;

/** Who needs a word, with the reasons, the weightiest first. */
export function whoIsStuck({ intent, teams, members, scene }: Party): Outcome {
  const { say } = scene;
  const needs = members.filter((member) => member.needsWord);
  const screen = screenOf(needs, intent.skip);
  const { from, to, of } = screen;
  const team = teamWords(teams, say);
  const several = teams.length > 1;
  const reply =
    needs.length === 0
      ? makeReply(say("view.stuck.none", { team }), {
          blocks: [line(say("view.stuck.none.how"), "muted")],
          next: [viewOffer("not-started", teams, say), viewOffer("compare", teams, say)],
        })
      : makeReply(say("view.stuck.title", { team, needs: needs.length, count: members.length }), {
          blocks: [
            reasonList(screen.shown, several, say),
            ...(of > screen.shown.length ? [line(say("view.shown", { from, to, of }), "muted")] : []),
            line(say("view.stuck.why"), "muted"),
          ],
          next: [
            ...screen.shown.slice(0, mostWords).map((member) => wordOffer(member, say)),
            ...moreOffer(intent, screen.next, say),
            viewOffer("not-started", teams, say),
            ...(several ? [] : teams.slice(0, 1).map((one) => summaryOffer(one, say))),
          ],
        });
  return {
    intent: "progress.team",
    data: { team: several ? null : (teams[0]?.id ?? null), view: "stuck", members: screen.shown.map(memberData) },
    reply,
    acts: looksAt(several ? atPeople(screen.shown) : atTeams(teams), "summary", scene),
    personal: true,
  };
}
