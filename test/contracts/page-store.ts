import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import {
  idleMs,
  linkMs,
  makingMs,
  type PageStore,
  type PageStoreLimits,
  type ShelfPlace,
  type Shelved,
  seenMs,
  sessionMs,
  shelfMs,
} from "../../src/ports/page-store.ts";

const ann = "json:ann" as LearnerId;
const bob = "slack:T1/bob" as LearnerId;

/** Small, so that little has to be put in. */
export const smallLimits: PageStoreLimits = { perPerson: 2, inAll: 4, pages: 2, files: 1, things: 4, bytes: 1_000 };

/** A store, and a way to let time pass for it. */
export interface TimedStore {
  readonly store: PageStore;
  readonly pass: (ms: number) => Promise<void>;
}

const made = (html: string): Shelved => ({ kind: "made", html });
const fileOf = (text: string): Shelved => ({
  kind: "file",
  file: { name: "a.csv", type: "text/csv", bytes: Buffer.from(text) },
});
const at = (name: string, session = "s1", scope = "manager"): ShelfPlace => ({ session, scope, name });

/** Somebody comes in, under this session. */
async function enter(store: PageStore, session: string, who = ann): Promise<void> {
  await store.addLink(`link to ${session}`, who);
  await store.enter(`link to ${session}`, session);
}

async function namesOn(store: PageStore, names: readonly string[], session = "s1"): Promise<readonly string[]> {
  const found = await Promise.all(names.map((name) => store.find(at(name, session))));
  return names.filter((_, index) => found[index] !== undefined);
}

/** What every store of pages keeps to. `open` gives an empty one with `smallLimits`. */
export function pageStoreContract(name: string, open: () => TimedStore): void {
  describe(`${name} keeps the contract of a store of pages`, () => {
    it("lets in by a link, once, also of many who come at the same time", async () => {
      const { store } = open();
      await store.addLink("a", ann);
      expect([await store.holdsLink("a"), await store.holdsLink("b")]).toEqual([true, false]);
      const entered = await Promise.all(["s1", "s2", "s3", "s4"].map((session) => store.enter("a", session)));
      expect(entered.filter(Boolean)).toEqual([true]);
      const whose = await Promise.all(["s1", "s2", "s3", "s4", "a"].map(store.sessionOf));
      expect(whose.filter((who) => who !== undefined)).toEqual([ann]);
      expect([await store.holdsLink("a"), await store.enter("a", "s5"), await store.enter("b", "s6")]).toEqual([
        false,
        false,
        false,
      ]);
    });

    it("knows people by ids that nobody has", async () => {
      const { store } = open();
      const odd = 'json:a\u0000b\\u0000\ud800"é' as LearnerId;
      await enter(store, "s1", odd);
      expect(await store.sessionOf("s1")).toBe(odd);
      await store.forget(odd);
      expect(await store.sessionOf("s1")).toBeUndefined();
    });

    it("ends links after ten minutes", async () => {
      const { store, pass } = open();
      await store.addLink("a", ann);
      await pass(linkMs - 5_000);
      expect(await store.holdsLink("a")).toBe(true);
      await pass(5_000);
      expect([await store.holdsLink("a"), await store.enter("a", "s1")]).toEqual([false, false]);
    });

    it("ends sessions that nobody uses, and all after eight hours", async () => {
      const { store, pass } = open();
      await enter(store, "s1");
      const round = idleMs - seenMs - 5_000;
      for (let passed = round; passed < sessionMs; passed += round) {
        await pass(round);
        expect(await store.sessionOf("s1")).toBe(ann);
      }
      await pass(round);
      expect(await store.sessionOf("s1")).toBeUndefined();
      await enter(store, "s2");
      await pass(idleMs);
      expect(await store.sessionOf("s2")).toBeUndefined();
    });

    it("ends one session where somebody leaves, and what lay on its shelf", async () => {
      const { store } = open();
      await enter(store, "s1");
      await enter(store, "s2");
      for (const session of ["s1", "s2"]) await store.shelve(at("p", session), made("x"));
      await store.leave("s1");
      expect([await store.sessionOf("s1"), await store.sessionOf("s2")]).toEqual([undefined, ann]);
      expect([await store.find(at("p", "s1")), await store.find(at("p", "s2"))]).toEqual([undefined, made("x")]);
    });

    it("ends everything of somebody who is forgotten, and nothing of others", async () => {
      const { store } = open();
      await enter(store, "s1");
      await enter(store, "s2", bob);
      await store.addLink("a", ann);
      await store.addLink("b", bob);
      for (const session of ["s1", "s2"]) await store.shelve(at("p", session), fileOf(session));
      await store.forget(ann);
      await store.shelve(at("late"), made("made for somebody who is gone"));
      expect([await store.holdsLink("a"), await store.holdsLink("b")]).toEqual([false, true]);
      expect([await store.sessionOf("s1"), await store.sessionOf("s2")]).toEqual([undefined, bob]);
      expect([await store.find(at("p")), await store.find(at("late"))]).toEqual([undefined, undefined]);
      expect(await store.find(at("p", "s2"))).toEqual(fileOf("s2"));
    });

    it("gives back what lies on a shelf, to its session and with the same rights alone", async () => {
      const { store } = open();
      await enter(store, "s1");
      await enter(store, "s2");
      const things: readonly Shelved[] = [
        { kind: "making", path: "team" },
        made("<p>\u0000é😀</p>"),
        { kind: "failed", reference: "ab12" },
        { kind: "file", file: { name: "a.bin", type: "x/y", bytes: Buffer.from([0, 255, 10, 92]) } },
      ];
      for (const thing of things) {
        await store.shelve(at("p"), thing);
        expect(await store.find(at("p"))).toEqual(thing);
      }
      expect([await store.find(at("p", "s2")), await store.find(at("p", "s1", "nobody"))]).toEqual([
        undefined,
        undefined,
      ]);
    });

    it("keeps what was made for an hour, and a page that is being made for minutes", async () => {
      const { store, pass } = open();
      await enter(store, "s1");
      await store.shelve(at("p"), { kind: "making", path: "team" });
      await store.shelve(at("f"), fileOf("x"));
      await pass(makingMs - 5_000);
      expect(await namesOn(store, ["p", "f"])).toEqual(["p", "f"]);
      await pass(5_000);
      expect(await namesOn(store, ["p", "f"])).toEqual(["f"]);
      await pass(shelfMs - makingMs);
      expect(await namesOn(store, ["p", "f"])).toEqual([]);
    });

    it("keeps the newest links and sessions of one person, and of all", async () => {
      const { store } = open();
      for (const link of ["a", "b", "c"]) await store.addLink(link, ann);
      await store.addLink("d", bob);
      const held = async () => {
        const all = await Promise.all(["a", "b", "c", "d", "e", "f"].map(store.holdsLink));
        return all.map((one) => (one ? "yes" : "no")).join(" ");
      };
      expect(await held()).toBe("no yes yes yes no no");
      await store.addLink("e", "json:c" as LearnerId);
      await store.addLink("f", "json:d" as LearnerId);
      expect(await held()).toBe("no no yes yes yes yes");
      for (const session of ["s1", "s2", "s3"]) await enter(store, session);
      expect(await Promise.all(["s1", "s2", "s3"].map(store.sessionOf))).toEqual([undefined, ann, ann]);
    });

    it("keeps the newest pages and files of a session, and of all, and no more bytes than it may", async () => {
      const { store } = open();
      await enter(store, "s1");
      for (const name of ["p1", "p2", "p3"]) await store.shelve(at(name), made(name));
      for (const name of ["f1", "f2"]) await store.shelve(at(name), fileOf(name));
      expect(await namesOn(store, ["p1", "p2", "p3", "f1", "f2"])).toEqual(["p2", "p3", "f2"]);
      await enter(store, "s2", bob);
      for (const name of ["p4", "p5"]) await store.shelve(at(name, "s2"), made(name));
      expect(await namesOn(store, ["p2", "p3", "f2"])).toEqual(["p3", "f2"]);
      await store.shelve(at("f3", "s2"), fileOf("x".repeat(997)));
      expect(await namesOn(store, ["p3", "f2"])).toEqual([]);
      expect(await namesOn(store, ["p4", "p5", "f3"], "s2")).toEqual(["p5", "f3"]);
    });
  });
}
