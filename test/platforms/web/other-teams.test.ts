import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleAdmin, sampleApprentices, sampleManager, sampleTrainer } from "../../../src/app/sample-people.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { encodePress } from "../../../src/ports/press-value.ts";
import { morning } from "../../app/try-out.ts";
import { openSampleOffice, type SampleOffice } from "./sample-office.ts";
import { hiddenIn, type ServedPages, servePages, type Visitor } from "./serve-pages.ts";

const stranger = "json:stranger" as LearnerId;
const own = "json:own" as LearnerId;
const member = sampleApprentices[0]?.person.who ?? stranger;
const nobody = "local:nobody" as LearnerId;

let office: SampleOffice;
let served: ServedPages;
let visitor: Visitor;
beforeAll(async () => {
  office = await openSampleOffice(
    (was) => ({
      ...was,
      people: [...was.people, { who: stranger, name: "Nina Stone" }, { who: own, name: "Olu Own" }],
      teams: [
        ...was.teams,
        {
          id: "t2",
          name: "Southgate",
          managers: [stranger],
          members: [{ who: own, since: morning, until: null }],
          codes: [],
          createdAt: morning,
        },
      ],
    }),
    false,
  );
  served = await servePages(office);
  visitor = await served.enter(stranger);
});
afterAll(() => served.stop());

/** What is on a page, without what differs by whom it was asked for. */
async function bodyOf(path: string, asked: string, who = visitor): Promise<string> {
  const { html } = await who.get(path);
  return (/<main.*<\/main>/s.exec(html)?.[0] ?? html).replaceAll(hiddenIn(html, "token"), "T").replaceAll(asked, "X");
}

async function press(intent: Intent, asked: string): Promise<string> {
  const { html } = await visitor.get("/pages/nudges");
  const token = hiddenIn(html, "token");
  const seen = await visitor.post("/pages/do", { token, value: encodePress(intent) });
  return (/<main.*<\/main>/s.exec(seen.html)?.[0] ?? "").replaceAll(token, "T").replaceAll(asked, "X");
}

describe("A manager of another team", () => {
  test("gets of a member what they get of nobody, and no look is noted", async () => {
    const theirs = await bodyOf(`/pages/member?who=${member}`, member);
    expect(theirs).toBe(await bodyOf(`/pages/member?who=${nobody}`, nobody));
    expect(theirs).not.toContain(sampleApprentices[0]?.person.name ?? "-");
    expect(await office.looks.list()).toEqual([]);
  });

  test.each(["team", "heat", "cohort", "broken"])("gets of a team what they get of none: %s", async (path) => {
    const theirs = await bodyOf(`/pages/${path}?team=t1`, "t1");
    expect(theirs).toBe(await bodyOf(`/pages/${path}?team=t9`, "t9"));
    expect(theirs).not.toContain("Northgate");
  });

  test.each<[string, (who: LearnerId) => Intent]>([
    ["a draft", (who) => ({ kind: "nudge.draft", who })],
    ["a word", (who) => ({ kind: "nudge.send", who, text: "hello" })],
    ["a page", (who) => ({ kind: "progress.member", who })],
    ["a checklist", (who) => ({ kind: "evidence.print", who, units: [1] })],
  ])("presses for a member of it what does as little as for nobody: %s", async (_, intent) => {
    expect(await press(intent(member), member)).toBe(await press(intent(nobody), nobody));
  });

  test("sees their own team, and those they see can tell who looked", async () => {
    const { html } = await visitor.get("/pages/team");
    expect(html).toContain("Southgate");
    expect(html).toContain(`href="/pages/member?who=${encodeURIComponent(own)}"`);
    expect((await office.looks.list()).map(({ by }) => by)).toContain(stranger);
  });
});

describe("Roles", () => {
  test.each([
    ["a manager", sampleManager.who, "/pages/evidence"],
    ["a manager", sampleManager.who, "/pages/coverage"],
    ["a trainer", sampleTrainer.who, "/pages/team"],
    ["an admin", sampleAdmin.who, "/pages/sample"],
    ["an apprentice", member, "/pages/team"],
    ["an apprentice", member, "/pages/calibration"],
  ])("%s (%s) is told once that %s is not theirs", async (_, who, path) => {
    const { html } = await (await served.enter(who)).get(path);
    expect(html.match(/class="reply-title"/g)).toHaveLength(1);
    expect(html).toMatch(/class="reply-title">Only /);
  });

  test("an admin sees every team", async () => {
    const { html } = await (await served.enter(sampleAdmin.who)).get("/pages/team");
    expect(html).toContain("Northgate");
    expect(html).toContain("Southgate");
  });
});
