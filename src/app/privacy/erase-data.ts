import { accountsOf, aliasesOf } from "../../domain/forget-person.ts";
import type { Choice } from "../../domain/reply.ts";
import { type Command, makeReply, offer, type Scene } from "../scene.ts";

/** Deletes all that is kept about the learner, after asking once and saying what must stay. */
export const eraseData: Command<"privacy.erase"> = (intent, scene) => {
  const { say } = scene;
  const stays = whatStays(scene);
  const blocks = stays === "" ? [] : [{ kind: "text" as const, text: [stays] }];
  if (intent.sure)
    return {
      intent: "privacy.erase",
      data: { done: true },
      reply: makeReply(say("privacy.erase.done"), { blocks }),
      forget: true,
    };
  const choices: readonly Choice[] = [
    offer(say("privacy.erase.yes"), { kind: "privacy.erase", sure: true }),
    offer(say("privacy.erase.no"), { kind: "smalltalk", tone: "ok" }),
  ];
  return {
    intent: "privacy.erase",
    data: { done: false },
    reply: makeReply(say("privacy.erase.sure"), { blocks, choices }),
  };
};

function whatStays({ learner, roster, say }: Scene): string {
  const accounts = accountsOf(roster, learner.id);
  const isStaff =
    roster.appointed.some(({ who }) => accounts.includes(who)) ||
    roster.teams.some(({ managers }) => managers.some((one) => accounts.includes(one)));
  return [
    ...(accounts.length > 1 ? [say("privacy.erase.accounts", { count: accounts.length })] : []),
    ...(aliasesOf(roster, accounts).length > 0 ? [say("privacy.erase.log")] : []),
    ...(isStaff ? [say("privacy.erase.staff")] : []),
  ].join(" ");
}
