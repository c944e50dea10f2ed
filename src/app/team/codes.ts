import { membersOf } from "../../domain/roster.ts";
import { mostMembers } from "../../domain/roster-changes.ts";
import {
  bareCode,
  joinByCode,
  joinCodeLife,
  mostWrongCodes,
  teamOfCode,
  withCode,
  withWrongCode,
  wrongCodesOf,
} from "../../domain/roster-codes.ts";
import { askWhichTeam, findTeam } from "../find-team.ts";
import { useLinkCode } from "../merge/link.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "../scene.ts";
import { changeOf, done, notDone, rosterAct, text } from "./say-team.ts";
import { seenBlocks } from "./seen-words.ts";
import { dateWords } from "./when-words.ts";

const codeLength = 8;
/** A code that lasts so long yet is given out again, so that one team does not have many. */
const longEnough = joinCodeLife / 2;

/** A code by which people join a team themselves, or the end of all its codes. */
export const joinCode: Command<"team.code"> = (intent, scene) => {
  const { say, at, learner, makeCode } = scene;
  const found = findTeam(intent.team, scene);
  if (found.kind !== "found") return askWhichTeam(found, scene, (team) => ({ ...intent, team }));
  const { team } = found;
  const change = changeOf(team.id, scene);
  if (intent.end === true)
    return done({
      intent: "team.code",
      title: say("team.code.ended", { team: team.name }),
      data: { team: team.id, code: null },
      next: [offer(say("team.choice.code", { team: team.name }), { kind: "team.code", team: team.id })],
      acts: [rosterAct((was) => withCode(was, null, change))],
    });
  const has = team.codes.findLast(({ until }) => until > at + longEnough);
  const code = has ?? { code: makeCode(codeLength), until: at + joinCodeLife };
  return done({
    intent: "team.code",
    title: say("team.code.is", { team: team.name, code: code.code }),
    data: { team: team.id, code: code.code, until: new Date(code.until).toISOString() },
    blocks: [
      text(say("team.code.how", { code: code.code })),
      text(say("team.code.until", { until: dateWords(code.until, learner.timezone) }), true),
    ],
    next: [offer(say("team.choice.end-code"), { kind: "team.code", end: true, team: team.id })],
    acts: has === undefined ? [rosterAct((was) => withCode(was, code, change))] : [],
  });
};

/** Joins the team of a code. A code that links accounts does that; after ten wrong ones within an hour none is looked at. */
export const joinTeam: Command<"team.join"> = (intent, scene) => {
  const { say, roster, learner, at } = scene;
  if (bareCode(intent.code) === "") return notDone("team.join", "no-code", say("team.join.code"));
  if (wrongCodesOf(roster, learner.id, at) >= mostWrongCodes)
    return notDone("team.join", "too-many", say("team.join.too-many"));
  const team = teamOfCode(roster, intent.code, at);
  if (team === undefined) return otherCode(intent.code, scene);
  const member = team.members.find(({ who, until }) => who === learner.id && until === null);
  if (member === undefined && membersOf(team).length >= mostMembers)
    return notDone("team.join", "full", say("team.join.full", { team: team.name }));
  const isFresh = member === undefined || member.since === at;
  const person = { who: learner.id, name: learner.name };
  return {
    intent: "team.join",
    data: { team: team.id, joined: isFresh },
    reply: makeReply(say(isFresh ? "team.joined" : "team.join.had", { team: team.name }), {
      blocks: seenBlocks([team], scene),
      next: [
        offer(say("team.choice.leave", { team: team.name }), { kind: "team.leave", sure: true, team: team.id }),
        offer(say("privacy.choice.looks"), { kind: "privacy.looks" }),
      ],
    }),
    acts: isFresh ? [rosterAct((was) => joinByCode(was, { ...person, code: intent.code, at }))] : [],
  };
};

function otherCode(typed: string, scene: Scene): Outcome {
  const { roster, learner, at, say } = scene;
  const code = bareCode(typed);
  if (roster.linkCodes.some((one) => one.code === code && one.until > at))
    return useLinkCode({ kind: "link.use", code }, scene);
  const left = mostWrongCodes - 1 - wrongCodesOf(roster, learner.id, at);
  return {
    ...notDone("team.join", "wrong-code", say(left > 0 ? "team.join.wrong" : "team.join.too-many")),
    acts: [rosterAct((was) => withWrongCode(was, learner.id, at))],
  };
}
