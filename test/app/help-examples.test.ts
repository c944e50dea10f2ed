import { expect, test } from "vitest";
import { helpExamples, staffExamples } from "../../src/app/help-examples.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import { emptyRoster } from "../../src/domain/roster.ts";
import { desk, me, tryOut } from "./try-out.ts";

const sam = "json:sam" as LearnerId;

const examples = helpExamples.flatMap((one) => one.examples);
const notUnderstood = ["out-of-scope", "clarify", "smalltalk", "help"];

const staff = staffExamples.flatMap(({ roles, examples: own }) => own.map((text) => ({ roles, text })));

/** Ada manages Sam's team, and asks with mentions where there are any. */
const roster = {
  ...emptyRoster,
  people: [
    { who: me, name: "Ada Boss" },
    { who: sam, name: "Sam Okafor" },
  ],
  teams: [
    {
      id: "t1",
      name: "Northgate",
      managers: [me],
      members: [{ who: sam, since: 0, until: null }],
      codes: [],
      createdAt: 0,
    },
  ],
  nextTeam: 2,
};

test.each(staff)("the example “$text” is understood of $roles", async ({ roles, text }) => {
  const office = openIdleOffice({ roster: openRosterInMemory(roster) });
  const talk = tryOut({ qualification: "10266", desk: { ...desk, office } });
  const mentions = [
    { name: "sam", who: sam },
    { name: "ada", who: "json:ada" as LearnerId },
  ].filter(({ name }) => text.includes(`@${name}`));
  const { intent, data } = await talk.says(text, { profile: { roles: [...roles] }, mentions });
  expect([...notUnderstood, "knowledge.ask"]).not.toContain(intent);
  expect(data["error"]).not.toEqual({ code: "not-allowed" });
});

test("help shows examples of a role to those who have it", async () => {
  const topicsOf = async (...roles: readonly Role[]) =>
    (await tryOut().says("help", { profile: { roles: [...roles] } })).data["topics"];
  expect(await topicsOf()).toEqual(helpExamples.map(({ group }) => group));
  expect(await topicsOf("trainer")).toContain("trainer");
  expect(await topicsOf("trainer")).not.toContain("manager");
  const all = await topicsOf("admin");
  expect(all).toContain("manager");
  expect(all).toContain("admin");
});

test.each(examples)("the example “%s” is understood", async (text) => {
  const { intent, data } = await tryOut({ qualification: "10266" }).says(text);
  expect(notUnderstood).not.toContain(intent);
  // The code in the example is nobody's.
  if (intent === "team.join") expect(data["error"]).toEqual({ code: "wrong-code" });
  else expect(data["error"]).toBeUndefined();
});

test.each(examples)("“%s” is understood, or asked back, from somebody without a certificate", async (text) => {
  expect(["out-of-scope", "smalltalk", "help"]).not.toContain((await tryOut().says(text)).intent);
});
