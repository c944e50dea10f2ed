import { describe, expect, it } from "vitest";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { openBundles } from "../../../src/storage/postgres/bundles.ts";
import { settled } from "../workbench.ts";

/** Statements that a test lets end, each as it says. */
function openStatements(fails: (items: readonly string[]) => Error | undefined = () => undefined) {
  const sent: (readonly string[])[] = [];
  const under: (() => void)[] = [];
  const send = async (items: readonly string[]): Promise<readonly string[]> => {
    sent.push(items);
    await new Promise<void>((resolve) => void under.push(resolve));
    const error = fails(items);
    if (error !== undefined) throw error;
    return items.map((item) => `${item}!`);
  };
  const ask = openBundles<string, string>({
    most: 3,
    atOnce: 2,
    sendOne: async (item) => (await send([item]))[0] ?? "",
    sendMany: send,
  });
  const endAll = async (): Promise<void> => {
    await settled();
    while (under.length > 0) {
      for (const end of under.splice(0)) end();
      await settled();
    }
  };
  return { ask, sent, endAll };
}

const askFor = (ask: (item: string) => Promise<string>, items: string) =>
  Promise.allSettled([...items].map((item) => ask(item)));

describe("What is asked of the database", () => {
  it("goes by itself while little is under way", async () => {
    const { ask, sent, endAll } = openStatements();
    const asked = askFor(ask, "ab");
    await endAll();
    expect(await asked).toEqual([
      { status: "fulfilled", value: "a!" },
      { status: "fulfilled", value: "b!" },
    ]);
    expect(sent).toEqual([["a"], ["b"]]);
  });

  it("goes together where much is under way, and everybody gets their own answer", async () => {
    const { ask, sent, endAll } = openStatements();
    const first = askFor(ask, "ab");
    await settled();
    const rest = askFor(ask, "cdefghij");
    await endAll();
    expect([...(await first), ...(await rest)].map((one) => one.status === "fulfilled" && one.value)).toEqual(
      [..."abcdefghij"].map((item) => `${item}!`),
    );
    expect(sent.length).toBeLessThan(7);
    expect(Math.max(...sent.map(({ length }) => length))).toBe(3);
  });

  it("is tried by itself where a statement of many was refused: nobody fails for another", async () => {
    const refuse = (items: readonly string[]): Error | undefined =>
      items.includes("x") ? new OutsideError("refused", { where: "here", code: "EBUSY" }) : undefined;
    const { ask, endAll } = openStatements(refuse);
    const asked = askFor(ask, "axbcdefg");
    await endAll();
    expect((await asked).map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      ...[..."bcdefg"].map(() => "fulfilled"),
    ]);
  });

  it("is not tried again where nobody knows whether it was done", async () => {
    const lose = (items: readonly string[]): Error | undefined =>
      items.length > 1 ? new OutsideError("lost", { where: "here", code: "ETIMEDOUT", answered: true }) : undefined;
    const { ask, sent, endAll } = openStatements(lose);
    const asked = askFor(ask, "abcd");
    await endAll();
    expect((await asked).map(({ status }) => status)).toEqual(Array.from("abcd", () => "rejected"));
    expect(sent.flat().toSorted()).toEqual([..."abcd"]);
  });
});
