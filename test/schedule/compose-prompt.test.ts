import { describe, expect, it } from "vitest";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import { replyWith } from "../platforms/sample-replies.ts";
import { openRig } from "./schedule-rig.ts";
import { toyPrompter } from "./toy-prompter.ts";

const minute = 60_000;

/** As the toy, but its messages are made right before they go out. */
function composing(compose: NonNullable<ReturnType<Prompter["claim"]>["send"]>["compose"]): Prompter {
  return {
    ...toyPrompter,
    claim: (learner, now) => {
      const claim = toyPrompter.claim(learner, now);
      if (claim.send === undefined || compose === undefined) return claim;
      return { ...claim, learner: { ...claim.learner, dueAt: now + minute }, send: { ...claim.send, compose } };
    },
  };
}

describe("A message that is composed of what other people's records say", () => {
  it("is composed once, before anything is begun, and sent", async () => {
    let made = 0;
    const rig = openRig({
      prompter: composing(async () => {
        made += 1;
        return replyWith({});
      }),
    });
    const ids = await rig.add(1);
    await rig.pass(minute);
    expect([made, rig.asked.length, await rig.states(ids)]).toEqual([1, 1, ["sent"]]);
    await rig.stop();
  });

  it("is not begun where they cannot be read; operators are told, and it is tried again", async () => {
    let broken = true;
    const rig = openRig({
      prompter: composing(async () => {
        if (broken) throw new OutsideError("unreadable", { where: "here", code: "EIO" });
        return replyWith({});
      }),
    });
    const ids = await rig.add(1);
    await rig.pass(minute / 2);
    expect([rig.asked.length, await rig.states(ids)]).toEqual([0, ["claimed"]]);
    expect(rig.log.errors[0]).toMatch(/could not be composed.*EIO/);
    broken = false;
    await rig.pass(5 * minute);
    expect([rig.asked.length, await rig.states(ids)]).toEqual([1, ["sent"]]);
    await rig.stop();
  });
});
