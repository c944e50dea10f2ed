import type { Learner, LearnerId } from "../domain/learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Incoming } from "../ports/platform.ts";
import type { ReviewHistory } from "../ports/review-history.ts";
import type { Office } from "./office.ts";
import { gatherKept } from "./privacy/gather-kept.ts";
import type { Gathered, Wants } from "./scene.ts";
import { unlessUnreadable } from "./unless-unreadable.ts";

/** What is needed to find out what a command wants to know. */
export interface GatherWith {
  readonly office: Office;
  readonly store: Pick<LearnerStore, "read" | "idleSince" | "mentioning">;
  /** Where older answers lie; absent: nowhere. */
  readonly history?: Pick<ReviewHistory, "read">;
}

/** Finds out what a command wants to know of others. Rejects with an `OutsideError` where something of it cannot be read now. */
export async function gather(wants: Wants, message: Incoming, options: GatherWith): Promise<Gathered> {
  const { office, store } = options;
  const { history, standings, learners = [], looks, group, content } = wants;
  const [found, read, seen, people, figures, kept, broken, pageLink] = await Promise.all([
    standings === undefined ? undefined : office.standings?.(standings, message.at),
    readLearners(learners, store),
    looks === undefined ? undefined : office.looks?.at(looks),
    group === undefined ? undefined : message.members?.(group.name),
    content === undefined ? undefined : office.contentFigures?.(content, message.at),
    history === undefined ? undefined : gatherKept(history, options),
    wants.broken === undefined ? undefined : office.broken?.list(),
    wants.pageLink === undefined ? undefined : office.pages?.linkFor(message.learner),
  ]);
  return {
    standings: found ?? new Map(),
    learners: read,
    looks: seen ?? [],
    group: people,
    content: figures,
    asked: new Set(learners),
    ...(broken === undefined ? {} : { broken }),
    ...(pageLink === undefined ? {} : { pageLink }),
    ...(kept === undefined ? {} : { history: kept }),
  };
}

/** One record that cannot be understood does not keep the others from being seen. */
async function readLearners(
  ids: readonly LearnerId[],
  store: GatherWith["store"],
): Promise<ReadonlyMap<LearnerId, Learner>> {
  const found = await Promise.all(ids.map((id) => store.read(id).catch(unlessUnreadable)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const])));
}
