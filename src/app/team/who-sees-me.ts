import { accountsOf } from "../../domain/forget-person.ts";
import { plainName } from "../../domain/plain-name.ts";
import { nameIn, type Roster, teamsOf } from "../../domain/roster.ts";
import type { Look } from "../../ports/centre.ts";
import { isSeen, lookedAt } from "../privacy/beside-record.ts";
import { type Command, makeReply, offer, type Scene } from "../scene.ts";
import { joinNames, text } from "./say-team.ts";
import { seenBlocks } from "./seen-words.ts";
import { momentWords } from "./when-words.ts";

/** "What can my manager see?": with the teams and managers of whoever asks. */
export const whatIsSeen: Command<"privacy.seen"> = (_, scene) => {
  const { say, roster, learner } = scene;
  const teams = teamsOf(roster, learner.id);
  const names = teams.map(({ name }) => name);
  const next = [
    offer(say("privacy.choice.looks"), { kind: "privacy.looks" }),
    ...teams
      .slice(0, 2)
      .map(({ id, name }) =>
        offer(say("team.choice.leave", { team: name }), { kind: "team.leave", sure: false, team: id }),
      ),
  ];
  const data = { teams: teams.map(({ id, name, managers }) => ({ id, name, managers })) };
  if (teams.length === 0)
    return {
      intent: "privacy.seen",
      data,
      reply: makeReply(say("seen.none"), {
        blocks: [text(say("seen.none.join")), text(say("seen.others"), true)],
        next,
      }),
      personal: true,
    };
  return {
    intent: "privacy.seen",
    data,
    reply: makeReply(say("seen.title", { teams: joinNames(names, scene) }), { blocks: seenBlocks(teams, scene), next }),
    personal: true,
  };
};

const mostShown = 20;

/** "Who looked at my progress?": newest first, at this person and at the teams they were in when it was looked at. */
export const whoLooked: Command<"privacy.looks"> = (_, scene) => {
  const { say, roster, learner, gathered } = scene;
  const accounts = accountsOf(roster, learner.id);
  const wants = { looks: lookedAt(roster, accounts) };
  if (gathered === null) return { intent: "privacy.looks", data: {}, reply: makeReply(""), wants };
  const looks = gathered.looks
    .filter((look) => !accounts.includes(look.by) && isSeen(look, roster, (id) => accounts.includes(id)))
    .toSorted((a, b) => b.at - a.at);
  const next = [offer(say("home.choice.seen"), { kind: "privacy.seen" })];
  const data = {
    looks: looks
      .slice(0, mostShown)
      .map(({ at, by, what, whom }) => ({ at: new Date(at).toISOString(), by, what, whom })),
    count: looks.length,
  };
  if (looks.length === 0)
    return {
      intent: "privacy.looks",
      data,
      reply: makeReply(say("looks.none"), {
        blocks: [text(say(daysKey(scene), { days: daysKept(scene) }), true)],
        next,
      }),
      personal: true,
    };
  const rows = looks.slice(0, mostShown).map((look) => rowOf(look, scene));
  const more = looks.length - rows.length;
  return {
    intent: "privacy.looks",
    data,
    reply: makeReply(say("looks.title", { count: looks.length }), {
      blocks: [
        {
          kind: "table",
          caption: say("looks.caption"),
          head: [say("looks.when"), say("looks.who"), say("looks.what")],
          rows,
        },
        ...(more > 0 ? [text(say("looks.more", { count: more }), true)] : []),
        text(say(daysKey(scene), { days: daysKept(scene) }), true),
      ],
      next,
    }),
    personal: true,
  };
};

function daysKept({ retention }: Scene): number {
  return retention?.looksDays ?? 0;
}

function daysKey(scene: Scene): "looks.kept" | "looks.kept.always" {
  return daysKept(scene) > 0 ? "looks.kept" : "looks.kept.always";
}

function rowOf({ at, by, byName, what, whom }: Look, { say, roster, learner }: Scene): readonly string[] {
  const name = plainName(nameIn(roster, by) ?? byName ?? "");
  const words = say(`looks.what.${what}`);
  const team = whom.kind === "team" ? teamName(whom.team, roster) : undefined;
  return [
    momentWords(at, learner.timezone),
    name === "" ? say("looks.somebody") : name,
    team === undefined ? words : say("looks.what.team", { what: words, team }),
  ];
}

function teamName(id: string, roster: Roster): string | undefined {
  return [...roster.teams, ...(roster.former ?? [])].find((team) => team.id === id)?.name;
}
