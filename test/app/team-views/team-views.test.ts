import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noPortfolio } from "../../../src/domain/evidence.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import type { Reply } from "../../../src/domain/reply.ts";
import type { Answer } from "../../../src/ports/platform.ts";
import { personOf } from "../standing/practised-person.ts";
import { desk, me, morning } from "../try-out.ts";
import { type TeamTalk, teamTalk } from "./team-office.ts";

const sam = personOf({ name: "Sam Okafor", planned: [1, 2, 3, 6], practised: [1, 6], idle: 9 });
const bo = personOf({ name: "Bo Chen", planned: [6, 8, 4], idle: 2, seed: 4 });
/** Has a note on evidence, logged hours and something asked in private. */
const secretive = {
  ...bo,
  context: {
    at: morning,
    last: { kind: "knowledge.ask", about: "marker-asked", subjects: [] },
    offered: [],
    asking: false,
    assumed: false,
  },
  portfolio: {
    ...noPortfolio,
    units: [
      {
        qualification: "10266",
        unit: 6,
        criteria: [
          {
            criterion: "1.1",
            state: "ready",
            changes: [
              {
                number: 1,
                kind: "step",
                at: morning,
                by: bo.id,
                byName: null,
                from: "not-started",
                to: "ready",
                words: "marker-note",
              },
            ],
          },
        ],
      },
    ],
    hours: [{ number: 1, on: "2026-11-20", minutes: 30, qualification: null, unit: null, what: "marker-hours" }],
  },
} as const;
const cy = personOf({ name: "Cy Reed", planned: [1, 2], idle: 1, seed: 5, came: 4 });
const eve = personOf({ name: "Eve Lowe", planned: [1, 2, 3] });
const dee = personOf({ name: "Dee Hart", planned: [1, 2, 3], idle: 1, seed: 6 });
const flo = personOf({ name: "Flo Bell", planned: [1, 2, 3], idle: 0, seed: 7 });
const unheard = "json:unheard" as LearnerId;
const other = "json:other" as LearnerId;

const northgate = { name: "Northgate", members: [sam, bo, cy, eve, unheard] };
const full = { name: "Northgate", members: [sam, bo, cy, dee, flo] };

const listed = ({ blocks }: Reply): readonly string[] =>
  blocks.flatMap((block) => (block.kind === "list" ? block.items.map((item) => item.join("")) : []));
const said = ({ reply }: Answer): string => JSON.stringify(reply);
const labels = ({ next }: Reply): readonly string[] => next.map(({ label }) => label);

describe("how a team is doing", () => {
  test("leads with what needs attention and why, then has a row for each", async () => {
    const talk = await teamTalk([northgate]);
    const { reply, data } = await talk.says("how is my team doing");
    expect(reply.title).toBe("Northgate, 5 people: 2 may need a word, 2 practised in the last seven days.");
    expect(listed(reply)[1]).toBe(
      "Sam Okafor: no practice for 9 days; 2 mandatory units (2 and 3) not begun; plan cannot reach 13 credits as saved",
    );
    expect(reply.blocks[1]).toMatchObject({ kind: "table", rows: { length: 5 } });
    expect(labels(reply)).toEqual([
      "A word with Bo Chen",
      "Who needs a word?",
      "Heat map",
      "Compare with last week",
      "Export as a spreadsheet",
    ]);
    expect(data).toMatchObject({ team: "t1", members: { length: 5 } });
  });

  test("who may need a word, and who has not started, have buttons for a kind word where it can arrive", async () => {
    const talk = await teamTalk([northgate]);
    const stuck = await talk.says("whos stuck");
    expect(stuck.reply.title).toBe("Northgate: 2 of 5 may need a word.");
    expect(listed(stuck.reply)[0]).toContain("units 6 and 8 of the plan may not be taken together");
    const idle = await talk.says("who hasnt started");
    expect(listed(idle.reply)).toEqual([
      "Eve Lowe: has saved a plan, no practice yet",
      "somebody without a name: has not written to me yet",
    ]);
    expect(idle.reply.next[0]?.intent).toEqual({ kind: "nudge.draft", who: eve.id });
    expect(idle.reply.next.filter(({ intent }) => intent.kind === "nudge.draft")).toHaveLength(1);
  });

  test("means need five with data; fewer are not averaged, and that is said", async () => {
    const few = await (await teamTalk([northgate])).says("how is my team doing");
    expect(said(few)).toContain("No averages: fewer than five people have practised.");
    const enough = await (await teamTalk([full])).says("how is my team doing");
    expect(said(enough)).toMatch(/Expected recall, on average of the 5 who practised: \d+ %/);
    const compared = await (await teamTalk([full])).says("compare with last week");
    expect(said(compared)).toContain("Expected recall is not compared: fewer than five people");
  });

  test("the last seven days are told against the seven before, with the trend in words", async () => {
    const { reply } = await (await teamTalk([full])).says("compare with last week");
    const [table] = reply.blocks;
    const rows = table?.kind === "table" ? table.rows : [];
    expect(rows.map((row) => row[0])).toContain("Days of practice, all together");
    expect(rows.map((row) => row[3]).every((trend) => /^(?:more|fewer|the same|higher|lower)$/.test(trend ?? ""))).toBe(
      true,
    );
    expect(JSON.stringify(reply)).not.toMatch(/[↑↓→▲▼]/u);
  });

  test("a manager of nobody, a team of nobody and nobody in need are told kindly", async () => {
    expect((await (await teamTalk([])).says("how is my team doing")).intent).toBe("progress.team");
    expect((await (await teamTalk([{ name: "Empty", members: [] }])).says("how is my team doing")).reply.title).toBe(
      "Nobody is in Empty yet.",
    );
    const fine = await teamTalk([{ name: "Fine", members: [flo] }]);
    expect((await fine.says("who is stuck")).reply.title).toBe("Fine: nobody needs a word right now.");
  });
});

describe("one member", () => {
  test("is shown with plan, verdict, units and days, each against before", async () => {
    const talk = await teamTalk([northgate]);
    const { reply, intent } = await talk.says("show me sam");
    expect(intent).toBe("progress.member");
    expect(reply.title).toBe("Sam Okafor, Level 2 Certificate: last practised on Saturday 14 November, 9 days ago.");
    expect(JSON.stringify(reply)).toContain("No, not the certificate as saved: it cannot reach 13 credits in all");
    expect(JSON.stringify(reply)).toContain("Before” is Monday 16 November");
    expect(JSON.stringify(reply)).toContain("Sam Okafor can see that you looked");
  });

  test("two of the same name are asked about; the choice tells their teams", async () => {
    const twin = personOf({ name: "Sam Tyler", planned: [1], idle: 1 });
    const talk = await teamTalk([northgate, { name: "South", members: [twin] }]);
    const { reply } = await talk.says("show me sam");
    expect(reply.choices.map(({ label }) => label)).toEqual(["Sam Okafor (Northgate)", "Sam Tyler (South)"]);
    expect((await talk.says("the second one")).reply.title).toMatch(/^Sam Tyler/);
  });

  test("out of reach is answered word for word as nobody is, by name, id and team", async () => {
    const teams = [northgate, { name: "Secret", members: [dee], manager: other }];
    const talk = await teamTalk(teams);
    const same = async (make: (name: string) => Intent, [hidden, none]: readonly [string, string]) => {
      const answers = [await talk.presses(make(hidden)), await talk.presses(make(none))];
      const [one, two] = answers.map((answer) => said(answer).replaceAll(hidden, "X").replaceAll(none, "X"));
      expect(one).toBe(two);
      expect(answers[0]?.data).toEqual(answers[1]?.data);
    };
    await same((who) => ({ kind: "progress.member", who }), ["Dee Hart", "Zed Nobody"]);
    await same((who) => ({ kind: "progress.member", who }), [dee.id, "json:zed"]);
    for (const view of ["summary", "stuck", "not-started", "compare"] as const)
      await same((team) => ({ kind: "progress.team", team, view }), ["Secret", "Nowhere"]);
    await same((team) => ({ kind: "team.heat", team }), ["t2", "t9"]);
    await same((team) => ({ kind: "team.export", team, as: "csv" }), ["Secret", "Nowhere"]);
    expect(await talk.looks.list()).toEqual([]);
  });
});

describe("what is looked at", () => {
  const looked = async (talk: TeamTalk) => (await talk.looks.list()).map(({ whom, what }) => ({ ...whom, what }));

  test("is written down: the team, the person, the file", async () => {
    const talk = await teamTalk([northgate]);
    await talk.says("how is my team doing");
    await talk.says("show me sam");
    await talk.says("export my team as csv");
    expect(await looked(talk)).toEqual([
      { kind: "team", team: "t1", what: "export" },
      { kind: "person", who: sam.id, what: "member" },
      { kind: "team", team: "t1", what: "summary" },
    ]);
    expect((await talk.looks.list())[0]?.by).toBe(me);
  });

  test("holds no question, no answer and nothing that was said, in any view", async () => {
    const talk = await teamTalk([
      { ...full, members: [sam, secretive, cy, dee, flo] },
      { name: "South", members: [eve] },
    ]);
    const { questions } = desk.content.study();
    const views: readonly Intent[] = [
      { kind: "progress.team" },
      ...(["summary", "stuck", "not-started", "compare"] as const).flatMap((view): readonly Intent[] => [
        { kind: "progress.team", view },
        { kind: "progress.team", team: "t1", view },
      ]),
      { kind: "team.heat", team: "t1" },
      { kind: "team.export", as: "xlsx" },
      { kind: "progress.member", who: bo.id },
    ];
    for (const intent of views) {
      const answer = await talk.presses(intent);
      const text = JSON.stringify([answer.reply, answer.data]);
      expect(text).not.toContain("marker-");
      expect(questions.filter(({ id, prompt }) => text.includes(`"${id}"`) || text.includes(prompt))).toEqual([]);
    }
  });
});

describe("many teams", () => {
  const many = Array.from({ length: 12 }, (_, at) => ({
    name: `Team ${at + 1}`,
    members: [personOf({ name: `Person ${at}`, planned: [1, 2, 3], idle: at, seed: at + 1 })],
  }));

  test("have a row each, those in need first, and more on the next screen; never a row for each person", async () => {
    const talk = await teamTalk(many, true);
    const first = await talk.says("how are my teams doing");
    const [, table] = first.reply.blocks;
    expect(table).toMatchObject({ kind: "table", caption: "Teams, 1 to 8 of 12", rows: { length: 8 } });
    expect(first.data["members"]).toEqual([]);
    expect(said(first)).toContain("under five");
    const second = await talk.says("show more");
    expect(said(second)).toContain("Teams, 9 to 12 of 12");
  });

  test("are looked at as far as they are shown", async () => {
    const talk = await teamTalk(many, true);
    await talk.says("how are my teams doing");
    const looks = await talk.looks.list();
    expect(looks.filter(({ whom }) => whom.kind === "team")).toHaveLength(8);
    expect(looks.filter(({ whom }) => whom.kind === "person").length).toBeLessThanOrEqual(3);
  });

  test("show who is stuck in any of them, with the team", async () => {
    const talk = await teamTalk(many, true);
    const { reply } = await talk.says("who is stuck");
    expect(listed(reply)[0]).toMatch(/^Person 11 \(Team 12\): no practice for 11 days/);
  });
});

test("every skip of every list is answered", async () => {
  const talk = await teamTalk([full]);
  const views = fc.constantFrom("summary" as const, "stuck" as const, "not-started" as const, "compare" as const);
  await fc.assert(
    fc.asyncProperty(views, fc.nat(20), async (view, skip) => {
      const { reply } = await talk.presses({ kind: "progress.team", view, skip });
      expect(reply.title).not.toBe("");
      expect(talk.logged()).toBe("");
    }),
    { numRuns: 20 },
  );
});
