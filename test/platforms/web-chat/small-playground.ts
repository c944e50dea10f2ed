import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Reply, ReplyFile } from "../../../src/domain/reply.ts";
import type { DrawEveryWay } from "../../../src/platforms/web-chat/drawings.ts";
import type { PlayedPerson, Playground, Unasked } from "../../../src/ports/playground.ts";

export const hour = 3_600_000;
export const begun = Date.UTC(2026, 10, 23, 9);

export const sam: PlayedPerson = {
  who: "local:sam" as LearnerId,
  name: "Sam <b>Okoro</b>",
  role: "learner",
  about: "new",
};
export const mo: PlayedPerson = { who: "local:mo" as LearnerId, name: "Mo Ade", role: "manager", about: "manages" };

/** A playground in which everything said comes back, "file" brings a file, and Sam is asked something every hour. */
export function openSmallPlayground(): Playground & { readonly stopped: () => number } {
  let now = begun;
  let stopped = 0;
  return {
    people: [sam, mo],
    making: () => ({ done: 2, of: 2 }),
    now: () => now,
    async act(_who, act) {
      const words = act.kind === "said" ? act.text : `pressed ${act.intent.kind}`;
      return { reply: words === "file" ? withFile(words) : replyOf(`You said: ${words}`), brought: [] };
    },
    async tick(to, signal) {
      // More than a week takes until it is stopped.
      if (to - now >= 7 * 24 * hour) {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        stopped += 1;
        return [];
      }
      const brought: Unasked[] = [];
      for (now += hour; now <= to; now += hour) brought.push({ to: sam.who, at: now, reply: replyOf("A question") });
      now = to;
      return brought;
    },
    nextPrompts: async () => null,
    startOver: async () => {
      now = begun;
    },
    stopped: () => stopped,
  };
}

export function replyOf(title: string): Reply {
  return { title, blocks: [], choices: [], next: [], audience: "learner" };
}

function withFile(title: string): Reply {
  const file: ReplyFile = {
    name: "a-list.csv",
    type: "text/csv; charset=utf-8",
    base64: Buffer.from("a,b\n").toString("base64"),
    about: "A list.",
  };
  return { ...replyOf(title), blocks: [{ kind: "file", file }] };
}

/** Draws the title and where its files are. */
export const drawTitle: DrawEveryWay = async ({ title, blocks }, fileHref) => ({
  terminal: title,
  web: blocks.map((block) => (block.kind === "file" ? fileHref(block.file) : block.kind)).join(" "),
  teams: [],
  slack: [],
  pictures: {},
});
