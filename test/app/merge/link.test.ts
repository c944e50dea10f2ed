import { describe, expect, it } from "vitest";
import { openReviewFiling } from "../../../src/app/file-reviews.ts";
import { createAssistant } from "../../../src/app/handle.ts";
import { openMerge } from "../../../src/app/merge/open-merge.ts";
import { openIdleOffice, openRosterInMemory } from "../../../src/app/office.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import type { Roster } from "../../../src/domain/roster.ts";
import type { LearnerStore } from "../../../src/ports/learner-store.ts";
import type { Answer, Incoming } from "../../../src/ports/platform.ts";
import { openMemoryHistory } from "../../../src/storage/memory-review-history.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { northgate } from "../post/post-talk.ts";
import { desk, morning } from "../try-out.ts";

const [slack, teams] = ["slack:T1/SAM" as LearnerId, "teams:SAM" as LearnerId];

interface Accounts {
  says(who: LearnerId, text: string, event?: string): Promise<Answer>;
  presses(who: LearnerId, intent: Intent, event?: string): Promise<Answer>;
  presence(who: LearnerId, address: null): Promise<unknown>;
  wait(minutes: number): void;
  roster(): Roster;
  readonly store: LearnerStore;
  /** What is written from now on fails from the so-manieth on, until it is lifted. */
  fail(after: number | null): void;
}

/** Two accounts over one store, whose writing can be made to fail as a killed process would end it. */
function openAccounts(): Accounts {
  const inner = openMemoryStore();
  const history = openMemoryHistory();
  let left: number | null = null;
  const step = (): void => {
    if (left === null) return;
    left -= 1;
    if (left < 0) throw new OutsideError("killed", { where: "here", code: "EKILLED" });
  };
  const store: LearnerStore = {
    ...inner,
    update: async (id, change) => {
      step();
      return inner.update(id, change);
    },
    forget: async (id) => {
      step();
      return inner.forget(id);
    },
  };
  const rosterStore = openRosterInMemory(northgate);
  const roster = {
    now: rosterStore.now,
    change: async (change: (was: Roster) => Roster) => {
      step();
      return rosterStore.change(change);
    },
  };
  const log = { error: () => undefined, info: () => undefined };
  const filing = openReviewFiling({ history, log });
  const office = openIdleOffice({ roster });
  let at = morning;
  const merge = openMerge({ store, history, filing, office, library: () => desk.library, clock: { now: () => at } });
  const assistant = createAssistant({ ...desk, office, store, filing, merge, log, makeReference: () => "ref-1" });
  const send = (learner: LearnerId, act: Incoming["act"], event?: string) => {
    if (event === undefined) at += 60_000;
    const from = { platform: learner === slack ? "slack" : "teams", place: learner };
    const named = event === undefined ? {} : { event };
    return assistant.handle({ learner, at, act, profile: { qualification: "10266", roles: [] }, from, ...named });
  };
  return {
    says: (who, text, event) => send(who, { kind: "said", text }, event),
    presses: (who, intent, event) => send(who, { kind: "pressed", intent }, event),
    presence: (learner, address) => assistant.presence({ learner, at, address, profile: { roles: [] } }),
    wait: (minutes) => {
      at += minutes * 60_000;
    },
    roster: rosterStore.now,
    store,
    fail: (after) => {
      left = after;
    },
  };
}

const codeIn = ({ reply }: Answer): string => /[A-Z0-9]{8}/.exec(reply.title)?.[0] ?? "";

/** Both accounts with a plan and an answered question, and a code of the first. */
async function prepared(): Promise<{ readonly accounts: Accounts; readonly code: string }> {
  const accounts = openAccounts();
  for (const [who, plan] of [
    [slack, "save 3 and 4 as my plan"],
    [teams, "save 5 as my plan"],
  ] as const) {
    await accounts.says(who, plan);
    await accounts.presses(who, { kind: "quiz.start", units: [], subjects: [], of: 1, pick: "any" });
    await accounts.says(who, "don't know");
  }
  return { accounts, code: codeIn(await accounts.says(slack, "link my accounts")) };
}

async function unitsOf({ store }: Accounts, who: LearnerId): Promise<readonly number[] | undefined> {
  return (await store.read(who))?.plans[0]?.planned;
}

describe("Two accounts of one person", () => {
  it("become one by a code, which asks once whose plan stays", async () => {
    const { accounts, code } = await prepared();
    const asked = await accounts.says(teams, `link ${code.toLowerCase()}`);
    expect(asked.reply.choices.map(({ label }) => label)).toEqual([
      "Keep the plan from here",
      "Keep the plan from there",
      "Leave it",
    ]);
    expect(await unitsOf(accounts, teams)).toEqual([5]);
    const linked = await accounts.says(teams, "Keep the plan from here");
    expect(linked.reply.title).toBe("Done: your accounts are one.");
    expect(await accounts.store.read(teams)).toBeUndefined();
    expect(await unitsOf(accounts, slack)).toEqual([5]);
    const { practice, quiz, address } = (await accounts.store.read(slack)) ?? {};
    expect([practice?.reviews.length, quiz?.answers.length, address?.place]).toEqual([1, 1, teams]);
    const shown = await accounts.says(teams, "what is my plan");
    expect(shown.data["units"]).toEqual([5]);
  });

  it("hold one person's teams, and ask nothing where no plan is in the way", async () => {
    const accounts = openAccounts();
    await accounts.says(slack, "hello");
    const code = codeIn(await accounts.says(teams, "link my accounts"));
    await accounts.says(slack, `link ${code}`);
    await accounts.says(slack, "Make them one");
    expect(accounts.roster().links).toMatchObject([{ from: slack, to: teams }]);
    expect(accounts.roster().teams[0]?.members.map(({ who }) => who)).toContain(teams);
    expect(accounts.roster().people.find(({ who }) => who === teams)?.name).toBe("Sam Okafor");
  });

  it("are not linked by a code that is wrong, one's own, used or older than ten minutes", async () => {
    const { accounts, code } = await prepared();
    const titles = [await accounts.says(teams, "link ABCD2345"), await accounts.says(slack, `link ${code}`)].map(
      ({ reply }) => reply.title,
    );
    expect(titles[0]).toMatch(/^That code is not one of mine/);
    expect(titles[1]).toMatch(/^That code is for your other account/);
    accounts.wait(10);
    expect((await accounts.says(teams, `link ${code}`)).reply.title).toMatch(/^That code is not one of mine/);
    expect(accounts.roster().links).toEqual([]);
    const next = codeIn(await accounts.says(slack, "link my accounts"));
    await accounts.presses(teams, { kind: "link.use", code: next, plans: "here" });
    const other = "teams:EVE" as LearnerId;
    expect((await accounts.presses(other, { kind: "link.use", code: next, plans: "here" })).data["linked"]).toBe(false);
  });

  it("are apart again when they are unlinked, after asking; the record stays with the main one", async () => {
    const { accounts, code } = await prepared();
    await accounts.presses(teams, { kind: "link.use", code, plans: "there" });
    const asked = await accounts.says(teams, "unlink my accounts");
    expect(asked.reply.blocks[0]).toMatchObject({
      text: ["Everything stays with the account Slack. The other one starts with nothing."],
    });
    await accounts.says(teams, "Unlink them");
    expect(accounts.roster().links).toEqual([]);
    await accounts.says(teams, "hello");
    expect(await unitsOf(accounts, teams)).toBeUndefined();
    expect(await unitsOf(accounts, slack)).toEqual([3, 4]);
  });

  it("are still reached by the one when the assistant is taken away from the other", async () => {
    const { accounts, code } = await prepared();
    await accounts.presses(teams, { kind: "link.use", code, plans: "there" });
    await accounts.presence(slack, null);
    expect((await accounts.store.read(slack))?.address?.place).toBe(teams);
    await accounts.presence(teams, null);
    expect((await accounts.store.read(slack))?.address).toBeNull();
  });

  it("are both erased when one is", async () => {
    const { accounts, code } = await prepared();
    await accounts.presses(teams, { kind: "link.use", code, plans: "there" });
    await accounts.presses(teams, { kind: "privacy.erase", sure: true });
    expect([await accounts.store.read(slack), await accounts.store.read(teams)]).toEqual([undefined, undefined]);
    expect(accounts.roster().links).toEqual([]);
  });
});

it.each([0, 1, 2, 3, 4, 5, 6, 7])(
  "A link that is cut off after %i steps and then repeated comes out as one that was not",
  async (steps) => {
    const use = (code: string) => ({ kind: "link.use", code, plans: "here" }) as const;
    const straight = await prepared();
    await straight.accounts.presses(teams, use(straight.code), "e1");
    const cut = await prepared();
    cut.accounts.fail(steps);
    const first = await cut.accounts.presses(teams, use(cut.code), "e1");
    cut.accounts.fail(null);
    const again = await cut.accounts.presses(teams, use(cut.code), "e1");
    expect(again.reply.title).toBe("Done: your accounts are one.");
    expect(first.reply.title === again.reply.title).toBe(steps >= 7);
    expect(await cut.accounts.store.read(teams)).toBeUndefined();
    const bare = async ({ store }: Accounts) => ({ ...(await store.read(slack)), answered: null });
    expect(await bare(cut.accounts)).toEqual(await bare(straight.accounts));
    expect(cut.accounts.roster()).toEqual(straight.accounts.roster());
  },
);

it("One code used by two accounts in the same moment links one of them; the other's record stays theirs", async () => {
  const { accounts, code } = await prepared();
  const third = "teams:T2/OTHER" as LearnerId;
  await accounts.says(third, "save 7 as my plan");
  const use = { kind: "link.use", code, plans: "there" } as const;
  const answers = await Promise.all([accounts.presses(teams, use, "e1"), accounts.presses(third, use, "e2")]);
  expect(answers.filter(({ data }) => data["linked"] === true)).toHaveLength(1);
  expect(accounts.roster().links.map(({ to }) => to)).toEqual([slack]);
  const [linked] = accounts.roster().links.map(({ from }) => from);
  const left = linked === teams ? third : teams;
  expect(await accounts.store.read(left)).toBeDefined();
  expect((await accounts.presses(left, use, "e3")).data["linked"]).not.toBe(true);
});
