import type { Instant, Learner, LearnerId } from "../../domain/learner.ts";
import type { Block, Reply } from "../../domain/reply.ts";
import type { Role } from "../../domain/role.ts";
import { mainAccount, membersOf, nameIn, type Roster, rolesOf, type Team, teamsUnder } from "../../domain/roster.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Say } from "../../words/say.ts";
import type { Office } from "../office.ts";
import type { PromptDesk } from "../prompt-scene.ts";
import { makeReply, offer } from "../scene.ts";
import { reasonsLine } from "../team-views/reason-words.ts";
import { needsWord, reasonsOf } from "../team-views/reasons.ts";

/** Rows of one team; who needs a word comes first. */
const mostRows = 30;

/** What somebody is by the roster and the configuration, without a message of theirs. */
export function rolesHeld(who: LearnerId, { roster, admins }: Office): readonly Role[] {
  return rolesOf(roster.now(), who, admins);
}

/** A manager's digest as things stand; each team that is in it is written down as looked at. */
export async function composeDigest(
  { id, name }: Pick<Learner, "id" | "name">,
  at: Instant,
  { office, say }: Pick<PromptDesk, "office" | "say">,
): Promise<Reply> {
  const roster = office.roster.now();
  const teams = teamsUnder(roster, id, rolesHeld(id, office));
  const members = [...new Set(teams.flatMap(membersOf))].map((one) => mainAccount(roster, one));
  const standings = (await office.standings?.(members, at)) ?? new Map<LearnerId, Standing>();
  for (const team of teams)
    await office.looks?.note({ at, by: id, byName: name, whom: { kind: "team", team: team.id }, what: "digest" });
  return digestReply(teams, { roster, standings, at, say });
}

interface Read {
  readonly roster: Roster;
  readonly standings: ReadonlyMap<LearnerId, Standing>;
  readonly at: Instant;
  readonly say: Say;
}

/** The digest of these teams, one table each. */
export function digestReply(teams: readonly Team[], read: Read): Reply {
  const { say } = read;
  return makeReply(say("digest.title"), {
    blocks: teams.flatMap((team) => teamBlocks(team, read)),
    next: [
      offer(say("digest.choice.team"), { kind: "progress.team" }),
      offer(say("digest.choice.stop"), { kind: "digest.set", on: false }),
    ],
  });
}

function teamBlocks(team: Team, { roster, standings, at, say }: Read): readonly Block[] {
  const members = membersOf(team).map((one) => mainAccount(roster, one));
  const rows = members.flatMap((who) => {
    const standing = standings.get(who);
    return standing === undefined ? [] : [{ who, standing, reasons: reasonsOf(standing, at) }];
  });
  const active = (week: "thisWeek" | "lastWeek") => rows.filter(({ standing }) => standing[week].answered > 0).length;
  const sums = { team: team.name, members: members.length, now: active("thisWeek"), before: active("lastWeek") };
  if (rows.length === 0) return [{ kind: "text", text: [say("digest.nobody", { team: team.name })] }];
  const sorted = rows
    .toSorted((a, b) => Number(needsWord(b.reasons)) - Number(needsWord(a.reasons)))
    .slice(0, mostRows);
  return [
    { kind: "text", text: [say("digest.team", sums)] },
    {
      kind: "table",
      caption: team.name,
      head: [say("digest.head.name"), say("digest.head.days"), say("digest.head.answered"), say("digest.head.word")],
      rows: sorted.map(({ who, standing, reasons }) => [
        nameIn(roster, who) ?? standing.name ?? say("post.somebody"),
        String(standing.thisWeek.days),
        say("digest.change", { now: standing.thisWeek.answered, before: standing.lastWeek.answered }),
        needsWord(reasons) ? reasonsLine(reasons, say) : say("digest.word.none"),
      ]),
    },
    ...(rows.length > mostRows
      ? [
          {
            kind: "text" as const,
            text: [say("digest.more", { count: rows.length - mostRows })],
            tone: "muted" as const,
          },
        ]
      : []),
  ];
}
