import type { Block } from "../../domain/reply.ts";
import { percent } from "../progress-picture.ts";
import { makeReply, type Outcome } from "../scene.ts";
import { atTeams, looksAt, type Member, meanOf } from "./cohort.ts";
import { lastWords, line, memberData, partWords, reasonList, recallWords } from "./member-figures.ts";
import { type Screen, screenOf } from "./page.ts";
import type { Party } from "./party.ts";
import { exportOffer, heatOffer, moreOffer, viewOffer, wordOffer } from "./view-offers.ts";

/** So many are named with their reasons before the table. */
const mostNamed = 3;

/** How one team is doing: what needs a word first, then a row for each. */
export function teamSummary({ intent, teams, members, scene }: Party): Outcome {
  const { say } = scene;
  const needs = members.filter((member) => member.needsWord);
  const screen = screenOf(members, intent.skip);
  const first = intent.skip === undefined;
  const named = first ? needs.slice(0, mostNamed) : [];
  const title = say("view.summary.title", {
    team: teams[0]?.name ?? "",
    count: members.length,
    needs: needs.length,
    active: members.filter(isActive).length,
  });
  return {
    intent: "progress.team",
    data: { team: teams[0]?.id ?? null, view: "summary", members: members.map(memberData) },
    reply: makeReply(title, {
      blocks: [
        ...(named.length > 0 ? [reasonList(named, false, say)] : []),
        memberTable(screen, say),
        ...(first ? sums(members, say) : []),
        line(say("view.practice"), "muted"),
      ],
      next: [
        ...named.slice(0, 1).map((member) => wordOffer(member, say)),
        ...moreOffer(intent, screen.next, say),
        viewOffer("stuck", teams, say),
        heatOffer(teams, say),
        viewOffer("compare", teams, say),
        exportOffer(teams, "xlsx", say),
      ],
    }),
    acts: looksAt(atTeams(teams), "summary", scene),
    personal: true,
  };
}

/** Whether somebody practised in the last seven days. */
export function isActive({ standing }: Member): boolean {
  return (standing?.thisWeek.days ?? 0) > 0;
}

function memberTable(screen: Screen<Member>, say: Party["scene"]["say"]): Block {
  const { from, to, of } = screen;
  return {
    kind: "table",
    caption: say("view.caption.members", { from, to, of }),
    head: [
      say("view.head.name"),
      say("view.head.last"),
      say("view.head.days"),
      say("view.head.recall"),
      say("view.head.signed"),
    ],
    rows: screen.shown.map(({ name, standing }) => [
      name,
      lastWords(standing, say),
      String(standing?.thisWeek.days ?? 0),
      standing === null ? say("view.recall.none") : recallWords(standing, say),
      standing === null || standing.criteria === 0
        ? say("view.signed.none")
        : partWords(standing.signed, standing.criteria, say),
    ]),
  };
}

function sums(members: readonly Member[], say: Party["scene"]["say"]): readonly Block[] {
  const mean = meanOf(members, ({ recall }) => recall);
  const idle = members.filter(({ started }) => !started).length;
  return [
    ...(idle > 0 ? [line(say("view.summary.idle", { count: idle }))] : []),
    line(
      mean === undefined
        ? say("view.summary.no-mean")
        : say("view.summary.mean", { count: mean.count, recall: percent(mean.mean) }),
    ),
  ];
}
