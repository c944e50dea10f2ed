import { describe, expect, test } from "vitest";
import { createAssistant } from "../../src/app/handle.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { Address, LearnerId } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { Incoming } from "../../src/ports/platform.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { desk, me, morning } from "./try-out.ts";

const address: Address = { platform: "slack", place: '{"team":"T1","user":"U1"}' };
const seed = "can I take unit 6 and 8?";

function openDesk() {
  const store = openMemoryStore();
  const quiet = { error: () => undefined, info: () => undefined };
  const assistant = createAssistant({ ...desk, store, log: quiet, makeReference: () => "ref-1" });
  const message = (act: Incoming["act"], more: Partial<Incoming> = {}): Incoming => ({
    learner: me,
    at: morning,
    act,
    profile: { qualification: "10266", roles: [] },
    ...more,
  });
  return {
    store,
    assistant,
    says: (text: string, more?: Partial<Incoming>) => assistant.handle(message({ kind: "said", text }, more)),
    presses: (intent: Intent, more?: Partial<Incoming>) => assistant.handle(message({ kind: "pressed", intent }, more)),
    looks: (intent: Intent) => assistant.look(message({ kind: "pressed", intent })),
  };
}

describe("A delivery that comes again", () => {
  test("changes nothing and is answered with the very words of the first time", async () => {
    const { says, store } = openDesk();
    const first = await says("save 1 2 3", { event: "m/1" });
    const kept = await store.read(me);
    const again = await says("save 1 2 3", { event: "m/1" });
    expect(again).toEqual({ intent: "plan.save", data: {}, reply: first.reply, repeated: true });
    expect(await store.read(me)).toBe(kept);
  });

  test("is known for one also when others were answered since", async () => {
    const { says } = openDesk();
    await says("save 1 2 3", { event: "m/1" });
    await says("add 10", { event: "m/2" });
    expect((await says("save 1 2 3", { event: "m/1" })).repeated).toBe(true);
  });

  test("gets no words of a button where it was typed, however many came since", async () => {
    const { says } = openDesk();
    await says("what is unit 6 about?", { event: "m/1" });
    await says("thanks", { event: "m/2" });
    const again = await says("what is unit 6 about?", { event: "m/1" });
    expect(again.reply.title).toContain("Unit 6");
    expect(again.repeated).toBe(true);
  });

  test("carries out a wish to delete everything that a kill came before", async () => {
    const { presses, says, store, assistant } = openDesk();
    await says("save 1 2 3");
    const dying = createAssistant({
      ...desk,
      store: {
        ...store,
        forget: async () => Promise.reject(new OutsideError("killed", { where: "test", code: "EKILL" })),
      },
      log: { error: () => undefined, info: () => undefined },
      makeReference: () => "ref-1",
    });
    const wish = { kind: "privacy.erase", sure: true } as const;
    const message = {
      learner: me,
      at: morning,
      act: { kind: "pressed", intent: wish },
      profile: { roles: [] },
      event: "press/9",
    } as const;
    await dying.handle(message);
    expect((await store.read(me))?.plans).toHaveLength(1);
    expect((await assistant.handle(message)).reply.title).toContain("is deleted");
    expect(await store.read(me)).toBeUndefined();
    expect((await presses(wish, { event: "press/9" })).reply.title).toContain("is deleted");
  });

  test("does not take back two steps for one press", async () => {
    const { says, presses, store } = openDesk();
    await says("save 1 2 3");
    await says("add 10");
    await presses({ kind: "undo" }, { event: "press/1" });
    expect((await presses({ kind: "undo" }, { event: "press/1", at: morning + 500 })).repeated).toBe(true);
    expect((await store.read(me))?.plans[0]?.planned).toEqual([1, 2, 3]);
  });
});

describe("A button pressed again much later", () => {
  test("answers afresh where it only asks", async () => {
    const { says, presses } = openDesk();
    await presses({ kind: "plan.show" }, { event: "press/1" });
    await says("save 1 2 3");
    const later = await presses({ kind: "plan.show" }, { event: "press/1", at: morning + 60_000 });
    expect(later.repeated).toBeUndefined();
    expect(later.reply.title).toContain("3 units");
  });

  test("changes nothing and says so kindly where it would change something", async () => {
    const { says, presses, store } = openDesk();
    await says("save 1 2 3");
    await says("add 10");
    await presses({ kind: "undo" }, { event: "press/1" });
    const later = await presses({ kind: "undo" }, { event: "press/1", at: morning + 60_000 });
    expect(later.reply.title).toContain("done that already");
    expect(later.repeated).toBeUndefined();
    expect((await store.read(me))?.plans[0]?.planned).toEqual([1, 2, 3]);
  });
});

test("a button that stops the daily question stops it again where it was begun again", async () => {
  const { presses, store } = openDesk();
  const stop = { kind: "daily.set", wish: { on: false } } as const;
  await presses({ kind: "daily.set", wish: { on: true } }, { from: address });
  await presses(stop, { event: "press/1" });
  expect((await presses(stop, { event: "press/1", at: morning + 500 })).repeated).toBe(true);
  await presses({ kind: "daily.set", wish: { on: true } });
  await presses(stop, { event: "press/1", at: morning + 86_400_000 });
  expect(await store.read(me)).toMatchObject({ dueAt: null, daily: { settings: { on: false } } });
});

describe("Who may see an answer that is given before others", () => {
  const shared = { shared: true };

  test.each([seed, "what is unit 6 about?", "what are the rules?", "how is it assessed?", "help"])(
    "everybody, where anybody would get it: %s",
    async (text) => {
      const { says } = openDesk();
      expect((await says(text, shared)).reply.audience).toBe("channel");
    },
  );

  test.each([
    "show my plan",
    "save 1 2 3",
    "what do you store about me?",
    "delete my data",
    "what do I still need?",
    "undo",
  ])("the person alone, where it is their own business: %s", async (text) => {
    const { says } = openDesk();
    await says("save 1 2 3");
    expect((await says(text, shared)).reply.audience).toBe("learner");
  });

  test("the person alone, where it leans on what was said in private", async () => {
    const { says } = openDesk();
    await says("can I take 4 and 8?");
    expect((await says("and 10?", shared)).reply.audience).toBe("learner");
  });

  test("the person alone, where the saved plan shines through", async () => {
    const { says } = openDesk();
    await says("save 1 2 3 and 8");
    expect((await says("can I take 6 and 7?", shared)).reply.audience).toBe("learner");
  });

  test("the person alone, in private, whatever it is", async () => {
    const { says } = openDesk();
    expect((await says(seed)).reply.audience).toBe("learner");
  });
});

describe("Where somebody can be reached", () => {
  const who = { learner: me, at: morning, profile: { name: "Alex", roles: [] }, address };

  test("is kept with a message, and a welcome is then no longer due", async () => {
    const { says, store, assistant } = openDesk();
    await says("hello", { from: address });
    expect((await store.read(me))?.address).toEqual(address);
    expect(await assistant.presence(who)).toBeUndefined();
  });

  test("is kept on arrival, with a welcome by name that asks for the certificate, once", async () => {
    const { assistant } = openDesk();
    const welcome = await assistant.presence(who);
    expect(welcome?.reply.title).toContain("Hello, Alex. I am Unitwise");
    expect(welcome?.reply.choices.map(({ label }) => label)).toEqual(["Level 2", "Level 3"]);
    expect(await assistant.presence(who)).toBeUndefined();
  });

  test("is dropped when the assistant is taken away, and coming back is welcomed again", async () => {
    const { assistant, store } = openDesk();
    await assistant.presence(who);
    await assistant.presence({ ...who, address: null });
    expect((await store.read(me))?.address).toBeNull();
    expect(await assistant.presence(who)).toBeDefined();
  });

  test("brings nobody back who deletes everything at that moment", async () => {
    const { says, store } = openDesk();
    await says("save 1 2 3", { from: address });
    const racing = {
      ...store,
      update: async (...[id, change]: Parameters<typeof store.update>) => {
        await store.forget(id);
        return store.update(id, change);
      },
    };
    const log = { error: () => undefined, info: () => undefined };
    const assistant = createAssistant({ ...desk, store: racing, log, makeReference: () => "ref-1" });
    await assistant.presence({ ...who, address: null });
    expect(await store.read(me)).toBeUndefined();
  });

  test("leaves no record of somebody who was never there", async () => {
    const { assistant, store } = openDesk();
    const stranger = "slack:T1/U9" as LearnerId;
    await assistant.presence({ ...who, learner: stranger, address: null });
    expect(await store.read(stranger)).toBeUndefined();
  });

  test("goes with everything else when all is deleted", async () => {
    const { says, presses, store } = openDesk();
    await says("hello", { from: address });
    await presses({ kind: "privacy.erase", sure: true });
    expect(await store.read(me)).toBeUndefined();
  });
});

test("looking changes nothing", async () => {
  const { looks, says, store } = openDesk();
  await says("save 1 2 3");
  const kept = await store.read(me);
  expect((await looks({ kind: "plan.show" })).reply.title).toContain("3 units");
  expect((await looks({ kind: "plan.clear" })).reply.title).toContain("empty now");
  expect(await store.read(me)).toBe(kept);
});
