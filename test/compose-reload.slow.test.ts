import { renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type AssistantOptions, openAssistant } from "../src/compose.ts";
import type { Reloaded } from "../src/content/reload-content.ts";
import type { LearnerId } from "../src/domain/learner.ts";
import { replaceIn } from "./content/content-folder.ts";
import { smallStudyFolder, writeStudy } from "./content/study-folder.ts";

const notes = "units/baking/notes.yaml";

interface Told {
  readonly files: readonly string[];
  readonly found: Reloaded;
}

interface Watched {
  readonly dir: string;
  /** What the next reading came to, or one that nobody has asked for yet. */
  next(): Promise<Told>;
  /** What is answered to somebody who presses "How to knead by hand". */
  kneading(): Promise<string>;
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** An assistant on a folder of its own, which is read again when a file of it is written. */
async function watched(more: Partial<AssistantOptions> = {}): Promise<Watched> {
  const dir = smallStudyFolder();
  const told: Told[] = [];
  const waiting: ((one: Told) => void)[] = [];
  const assistant = await openAssistant({
    contentDir: dir,
    log: { error: () => undefined, info: () => undefined },
    onReload: (files, found) => {
      const first = waiting.shift();
      if (first === undefined) told.push({ files, found });
      else first({ files, found });
    },
    ...more,
  });
  opened.push(assistant);
  const learner = "test:trainer" as LearnerId;
  const act = { kind: "pressed", intent: { kind: "knowledge.read", id: "baking/kneading-by-hand" } } as const;
  return {
    dir,
    next: () => {
      const one = told.shift();
      return one === undefined ? new Promise((resolve) => void waiting.push(resolve)) : Promise.resolve(one);
    },
    kneading: async () =>
      (await assistant.handle({ learner, at: Date.UTC(2026, 10, 25), act, profile: { roles: [] } })).reply.title,
  };
}

const before = "Push, fold and turn it for ten minutes.";
const after = "Fold and turn it for a quarter of an hour.";
const changed = { kind: "fresh", changes: ["answer baking/kneading-by-hand changed"] };

describe("content that is watched", () => {
  it("is read again when a file is written in place", async () => {
    const { dir, next, kneading } = await watched();
    expect(await kneading()).toBe(before);
    replaceIn(join(dir, notes), before, after);
    expect(await next()).toMatchObject({ files: [notes], found: changed });
    expect(await kneading()).toBe(after);
  });

  it("is read again when an editor puts a new file in the place of the old, every time", async () => {
    const { dir, next, kneading } = await watched();
    const path = join(dir, notes);
    const put = async (from: string, to: string) => {
      writeFileSync(`${path}~`, (await readFile(path, "utf8")).replace(from, to));
      renameSync(`${path}~`, path);
    };
    await put(before, after);
    expect(await next()).toMatchObject({ files: [notes], found: changed });
    expect(await kneading()).toBe(after);
    await put(after, before);
    expect(await next()).toMatchObject({ files: [notes], found: changed });
    expect(await kneading()).toBe(before);
  });

  it("goes on as it was where a change is broken, says why, and takes the mended file", async () => {
    const { dir, next, kneading } = await watched();
    const line = replaceIn(join(dir, notes), "topic: dough", "topic: dogh");
    const { found } = await next();
    expect(found).toMatchObject({ kind: "broken", problems: [{ where: `content/${notes}:${line}` }] });
    expect(await kneading()).toBe(before);
    replaceIn(join(dir, notes), "topic: dogh", "topic: dough");
    expect(await next()).toMatchObject({ found: { kind: "fresh", changes: [] } });
    replaceIn(join(dir, notes), before, after);
    expect(await next()).toMatchObject({ found: changed });
    expect(await kneading()).toBe(after);
  });

  it("is read again when files come and go; what is no content is left alone", async () => {
    const { dir, next, kneading } = await watched();
    writeFileSync(join(dir, "units", "ovens", "draft.txt"), "topics: [");
    writeStudy(dir, "ovens", "oven");
    const { files, found } = await next();
    expect(files).toEqual(["units/ovens/notes.yaml", "units/ovens/quiz.yaml"]);
    expect(found).toMatchObject({ kind: "fresh", changes: expect.arrayContaining(["topic ovens/dough added"]) });
    rmSync(join(dir, "glossary.yaml"));
    expect(await next()).toMatchObject({
      files: ["glossary.yaml"],
      found: { changes: ["term bun removed", "term roll removed"] },
    });
    expect(await kneading()).toBe(before);
  });

  it("is read again where nothing was asked of it yet and the notes are read later", async () => {
    const { dir, next, kneading } = await watched({ study: "later" });
    replaceIn(join(dir, notes), before, after);
    expect(await next()).toMatchObject({ found: { kind: "fresh" } });
    expect(await kneading()).toBe(after);
  });
});
