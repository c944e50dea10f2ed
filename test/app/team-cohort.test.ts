import { describe, expect, test } from "vitest";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { teamTalk } from "./team-views/team-office.ts";
import { me, morning } from "./try-out.ts";

interface Units {
  readonly has?: readonly number[];
  readonly planned?: readonly number[];
}

function person(name: string, code: string | null, { has = [], planned = [] }: Units = {}): Learner {
  const id = `json:${name.toLowerCase()}` as LearnerId;
  const achieved = has.map((unit) => ({ unit, how: "assessed" as const }));
  const plans = code === null ? [] : [{ ...emptyPlan, qualification: code, achieved, planned }];
  return { ...newLearner(id, morning), name, qualification: code, plans };
}

const northgate = {
  name: "Northgate",
  members: [
    person("Aisha", "10266", { has: [1, 2, 3], planned: [6, 7] }),
    person("Ben", "10266", { has: [6, 8] }),
    person("Chloe", "10266", { has: [1], planned: [7] }),
    person("Dev", "10267", { has: [1] }),
    person("Ellie", null),
    "json:femi" as LearnerId,
  ],
};
const southside = { name: "South Side", members: [person("Gus", "10267")] };

const shown = ({ reply }: Answer): string =>
  [
    reply.title,
    ...reply.blocks.flatMap((block) => {
      if (block.kind === "text") return [block.text.join("")];
      if (block.kind === "list") return block.items.map((item) => item.join(""));
      return block.kind === "table" ? block.rows.map((row) => row.join(" | ")) : [];
    }),
  ].join("\n");

describe("what to teach", () => {
  test("is the fewest optional units, open for whom figures are not known, and who cannot finish is named apart", async () => {
    const talk = await teamTalk([northgate]);
    const answer = await talk.says("what should we teach?");
    expect(answer.data).toMatchObject({
      qualification: "10266",
      teach: [7],
      sure: false,
      certain: 0,
      open: 2,
      never: 1,
    });
    const told = shown(answer);
    expect(answer.reply.title).toBe(
      "Teach at least unit 7 (Selling). Whether that is enough for the Level 2 Certificate I cannot tell for 2 people; with fewer it is certainly too little for somebody.",
    );
    expect(told).toMatch(/Cannot be told for Aisha and Chloe, as these are not known: the credits of unit 7;/);
    expect(told).toContain("Ben cannot finish whatever is taught: Either unit 6 or unit 8 may be taken, but not both.");
    expect(told).toContain("Aisha | 7 | cannot tell");
    expect(told).toMatch(/Not counted[^\n]*: Dev, Ellie and somebody without a name\./);
    expect(told).not.toMatch(/\byes\b/);
  });

  test("for another certificate is one press, or a word, away", async () => {
    const talk = await teamTalk([northgate]);
    const first = await talk.says("what should we teach");
    const other = first.reply.next.find(({ label }) => label.includes("Level 3")) ?? expect.fail("no Level 3");
    expect((await talk.presses(other.intent)).data).toMatchObject({ qualification: "10267", open: 1 });
    expect((await talk.says("and for the level 2?")).data).toMatchObject({ qualification: "10266", open: 2 });
  });

  test("is looked up for one team by its name, and everybody in it can see who looked", async () => {
    const talk = await teamTalk([northgate, southside]);
    expect((await talk.says("fewest units for south side")).data).toMatchObject({ team: "t2", qualification: "10267" });
    expect(await talk.looks.list()).toMatchObject([{ by: me, whom: { kind: "team", team: "t2" }, what: "summary" }]);
    expect((await talk.says("fewest units for Westgate")).intent).toBe("team.cohort");
  });

  test("is not told to whoever leads nobody, and a team out of reach is as none", async () => {
    const talk = await teamTalk([{ ...northgate, manager: "json:other" as LearnerId }]);
    const pressed = await talk.presses({ kind: "team.cohort", team: "t1" });
    expect(shown(pressed)).not.toMatch(/Aisha|Northgate/);
    expect((await talk.says("what should we teach?")).intent).not.toBe("team.cohort");
    expect(await talk.looks.list()).toEqual([]);
  });

  test("is said in words where nobody is there, or nobody has chosen a certificate", async () => {
    const empty = await teamTalk([{ name: "Empty", members: [] }]);
    expect((await empty.says("what should we teach?")).reply.title).toBe("Nobody is in Empty yet.");
    const fresh = await teamTalk([{ name: "Fresh", members: [person("Ellie", null)] }]);
    expect((await fresh.says("what should we teach?")).reply.title).toContain(
      "Nobody in Fresh has chosen a certificate",
    );
  });
});
