import { describe, expect, it } from "vitest";
import { removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { runStoreChild, type StoreChild } from "./run-child.ts";

removeTempFolders();

const rounds = 10;
const starters = 8;

async function openChild(dir: string): Promise<StoreChild> {
  const child = runStoreChild(dir, 1);
  await child.hear("ready");
  return child;
}

const tryToOpen = (child: StoreChild): Promise<string> => {
  child.tell("open");
  return child.hear("opened", "refused");
};

describe("Processes that want the same data folder", () => {
  it("are refused while the owner lives or is frozen, and let in at once when it was killed or has closed", async () => {
    const dir = tempFolder();
    const [first, second] = await Promise.all([openChild(dir), openChild(dir)]);
    expect(await tryToOpen(first)).toBe("opened");
    expect(await tryToOpen(second)).toBe("refused ELOCKED");
    first.signal("SIGSTOP");
    expect(await tryToOpen(second)).toBe("refused ELOCKED");
    await first.kill();
    expect(await tryToOpen(second)).toBe("opened");
    const third = await openChild(dir);
    expect(await tryToOpen(third)).toBe("refused ELOCKED");
    second.tell("close");
    await second.hear("closed");
    expect(await tryToOpen(third)).toBe("opened");
    await Promise.all([second.kill(), third.kill()]);
  });

  it(`never get it together: ${starters} at once over the lock of a killed owner, ${rounds} times`, async () => {
    const dir = tempFolder();
    const owners: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const children = await Promise.all(Array.from({ length: starters }, () => openChild(dir)));
      const answers = await Promise.all(children.map(tryToOpen));
      owners.push(answers.filter((answer) => answer === "opened").length);
      for (const answer of answers) expect(["opened", "refused ELOCKED"]).toContain(answer);
      await Promise.all(children.map((child) => child.kill()));
    }
    console.log(`owners among ${starters} racing starters, by round: ${owners.join(" ")}`);
    expect(owners).toEqual(Array.from({ length: rounds }, () => 1));
  });
});
