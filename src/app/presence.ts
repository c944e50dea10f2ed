import { type Learner, type LearnerId, newLearner } from "../domain/learner.ts";
import { mainAccount, type Roster } from "../domain/roster.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Answer, Presence } from "../ports/platform.ts";
import { localDate } from "./local-date.ts";
import { followDue } from "./post/follow-post.ts";
import { type Desk, withProfile } from "./respond.ts";
import { makeReply, offer } from "./scene.ts";

/** Keeps where somebody can be reached, or that they cannot any more; the welcome for one who could not be before. */
export async function keepPresence(
  who: Presence,
  desk: Desk & { readonly store: LearnerStore },
): Promise<Answer | undefined> {
  const { at, profile, address } = who;
  const roster = desk.office.roster.now();
  const id = mainAccount(roster, who.learner);
  if (address === null) {
    await changeLearner(desk.store, id, (was) =>
      was.address === null || (isLinked(roster, id) && was.address.platform !== platformOf(who.learner))
        ? was
        : { ...was, address: null, dueAt: null, updatedAt: at },
    );
    return undefined;
  }
  let isNew = false;
  const kept = await desk.store.update(id, (was) => {
    const learner = was ?? newLearner(id, at);
    isNew = learner.address === null;
    const after = withProfile(learner, { profile, from: address });
    return after === learner ? learner : { ...followDue(learner, after, at), updatedAt: at };
  });
  return isNew ? welcome(kept, desk, localDate(at, kept.timezone)) : undefined;
}

/** Whoever has linked two accounts and takes the assistant away from one is still to be reached by the other. */
function isLinked({ links }: Roster, id: LearnerId): boolean {
  return links.some((link) => link.to === id);
}

function platformOf(id: LearnerId): string {
  return id.slice(0, id.indexOf(":"));
}

function welcome({ name, qualification }: Learner, { say, content, statesPractice }: Desk, today: string): Answer {
  const choices = content.codes.flatMap((code) => {
    const level = content.qualification(code, today)?.level;
    if (level === undefined) return [];
    return [offer(say("clarify.level", { level }), { kind: "qualification.choose", qualification: code } as const)];
  });
  const asks = qualification === null;
  return {
    intent: "smalltalk",
    data: {},
    reply: makeReply(say("talk.welcome", { name: name === null ? "" : `, ${name}` }), {
      blocks: [
        { kind: "text", text: [say("talk.welcome.what", { stated: statesPractice === true ? "yes" : "no" })] },
        ...(asks ? [{ kind: "text" as const, text: [say("talk.welcome.certificate")] }] : []),
      ],
      choices: asks ? choices : [],
      next: [offer(say("choice.help"), { kind: "help", topic: null }), offer(say("home.choice"), { kind: "home" })],
    }),
  };
}
