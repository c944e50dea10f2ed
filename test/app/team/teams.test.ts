import { expect, test } from "vitest";
import { membersOf, teamsOf } from "../../../src/domain/roster.ts";
import { renderPlain } from "../../../src/platforms/terminal/render-plain.ts";
import { idOf, openOffice } from "./team-talk.ts";

/** Ada is a manager, her team Northgate is there. */
async function withTeam() {
  const office = openOffice();
  await office.says("root", "make @ada a manager");
  await office.says("ada", "create team Northgate");
  const members = () => office.roster.now().teams.flatMap(membersOf);
  return { ...office, members };
}

test("an admin makes a manager, who makes a team and fills it with whoever is mentioned, heard of or not", async () => {
  const { says, roster, members } = await withTeam();
  await says("sam", "hello");
  const answer = await says("ada", "add @sam and @jo to northgate pls");
  expect(renderPlain(answer.reply)).toContain("sam and jo are in Northgate now.");
  expect(members()).toEqual([idOf("sam"), idOf("jo")]);
  expect(roster.now().teams[0]?.managers).toEqual([idOf("ada")]);
});

test("a slip of the finger in a team's name is allowed for, another name is another team", async () => {
  const { reads, says, members } = await withTeam();
  for (const name of ["southgate", "eastgate", "northgate b"])
    expect(await reads("ada", `add @sam to ${name}`)).toContain(`I find no team called “${name}”`);
  expect(members()).toEqual([]);
  await says("ada", "add @sam to nrothgate");
  expect(members()).toEqual([idOf("sam")]);
});

test("who is in another team of the same manager stays there, which is said", async () => {
  const { reads, says, members } = await withTeam();
  await says("ada", "add @sam to northgate");
  await says("ada", "create team Southgate");
  const answer = await reads("ada", "move @sam to southgate");
  expect(answer).toContain("sam is in Southgate now.");
  expect(answer).toContain("sam is in Northgate too.");
  expect(members()).toEqual([idOf("sam"), idOf("sam")]);
});

test("who is added by another is told in a letter what is seen; who never wrote reads it when they ask", async () => {
  const { says, store, reads } = await withTeam();
  await says("sam", "hello");
  await says("ada", "add @sam and @jo to northgate");
  const letter = (await store.read(idOf("sam")))?.letters[0];
  expect(letter).toMatchObject({ kind: "notice", state: "waiting", from: idOf("ada") });
  expect(letter?.text).toContain("Never: single answers");
  expect(await store.read(idOf("jo"))).toBeUndefined();
  const seen = await reads("jo", "what can my manager see?");
  expect(seen).toContain("Ada manages Northgate.");
  expect(seen).toContain("Never: single answers");
  expect(seen).toContain("leave Northgate");
});

test("an addition is undone by its button, and so is what was told about it", async () => {
  const { says, picks, store, members } = await withTeam();
  await says("sam", "hello");
  const added = await says("ada", "add @sam to northgate");
  await picks("ada", added, "Undo that");
  expect(members()).toEqual([]);
  expect((await store.read(idOf("sam")))?.letters).toEqual([]);
});

test("a removal is undone by its button; that somebody was in the team stays", async () => {
  const { says, picks, roster, members } = await withTeam();
  await says("ada", "add @sam to northgate");
  const removed = await says("ada", "remove sam from northgate");
  expect(members()).toEqual([]);
  expect(roster.now().teams[0]?.members).toHaveLength(1);
  await picks("ada", removed, "Undo that");
  expect(members()).toEqual([idOf("sam")]);
});

test("the same message again after a kill says the same and changes nothing", async () => {
  const { says, now, roster, wait } = await withTeam();
  const first = await says("ada", "add @sam to northgate");
  const kept = roster.now();
  wait(-1);
  const again = await says("ada", "add @sam to northgate");
  expect(now()).toBeGreaterThan(0);
  expect(again.reply).toEqual(first.reply);
  expect(roster.now()).toEqual(kept);
});

test("another manager's team is as none that is there", async () => {
  const { says, presses, members } = await withTeam();
  await says("ada", "add @sam to northgate");
  await says("root", "make @bea a manager");
  const real = await presses("bea", { kind: "team.list", team: "northgate" });
  const none = await presses("bea", { kind: "team.list", team: "nowhere" });
  expect(renderPlain(real.reply).replaceAll("northgate", "nowhere")).toBe(renderPlain(none.reply));
  await says("bea", "delete team northgate");
  await says("bea", "remove @sam from northgate");
  await says("bea", "make @bea manager of northgate");
  expect(members()).toEqual([idOf("sam")]);
});

test("a team with people in it is deleted after asking once; former members still see who looked at them then", async () => {
  const { says, picks, presses, roster, looks, reads, now } = await withTeam();
  await says("ada", "add @sam to northgate");
  await looks.note({
    at: now() + 1,
    by: idOf("ada"),
    byName: "Ada",
    whom: { kind: "team", team: "t1" },
    what: "summary",
  });
  const asked = await says("ada", "delete team northgate");
  expect(roster.now().teams).toHaveLength(1);
  await picks("ada", asked, "Yes, delete Northgate");
  expect(roster.now().teams).toEqual([]);
  expect(await reads("sam", "who looked at my progress?")).toContain("summary of Northgate");
  expect((await presses("ada", { kind: "team.delete", team: "t1", sure: true })).data).toMatchObject({
    error: { code: "no-such-team" },
  });
});

test("a manager adds a further one; the last one goes only where an admin says so", async () => {
  const { says, roster } = await withTeam();
  await says("ada", "make @bea manager of northgate");
  await says("bea", "remove @ada as manager of northgate");
  expect(roster.now().teams[0]?.managers).toEqual([idOf("bea")]);
  const last = await says("bea", "remove @bea as manager of northgate");
  expect(last.data).toEqual({ error: { code: "last-manager" } });
  await says("root", "remove @bea as manager of northgate");
  expect(roster.now().teams[0]?.managers).toEqual([]);
});

test("everybody of a channel or a user group is added but those who lead; where nobody can tell it is said", async () => {
  const { says, members, reads } = await withTeam();
  const list = ["ada", "sam", "jo"].map((name) => ({ name, who: idOf(name) }));
  await says("ada", "add everyone here to northgate", { members: async () => list });
  expect(members()).toEqual([idOf("sam"), idOf("jo")]);
  const none = await says("ada", "add everyone in @crew to northgate", { members: async () => undefined });
  expect(renderPlain(none.reply)).toContain("no user group called “crew”");
  expect(await reads("ada", "add everyone here to northgate")).toContain("I cannot tell who is here");
});

test("two of a name are asked about, with their teams, and nobody out of reach is among them", async () => {
  const { says, roster, picks } = await withTeam();
  await roster.change((was) => ({
    ...was,
    people: [...was.people, ...["a", "b", "c"].map((one) => ({ who: idOf(one), name: `Kim ${one.toUpperCase()}` }))],
  }));
  await says("ada", "add @a and @b to northgate");
  const asked = await says("ada", "remove kim from northgate");
  expect(asked.reply.choices.map(({ label }) => label)).toEqual(["Kim A (Northgate)", "Kim B (Northgate)"]);
  await picks("ada", asked, "Kim B (Northgate)");
  expect(roster.now().teams.flatMap(membersOf)).toEqual([idOf("a")]);
});

test("names are kept as people write them, without what would do something", async () => {
  const { says, roster } = await withTeam();
  await says("ada", "create team <!channel> \u202eNight\u0000 & Day ☀️");
  expect(roster.now().teams[1]?.name).toBe("!channel Night & Day ☀️");
  await says("ada", `rename northgate to ${"N".repeat(100)}`);
  expect(roster.now().teams[0]?.name).toHaveLength(60);
  expect((await says("ada", "create team  NIGHT & day ☀️")).data).not.toHaveProperty("error");
  expect((await says("ada", "create team night & DAY ☀️")).data).toEqual({ error: { code: "taken" } });
});

test("a learner leaves after being asked once", async () => {
  const { says, picks, roster } = await withTeam();
  await says("ada", "add @sam to northgate");
  const asked = await says("sam", "leave northgate");
  expect(teamsOf(roster.now(), idOf("sam"))).toHaveLength(1);
  await picks("sam", asked, "Yes, leave Northgate");
  expect(teamsOf(roster.now(), idOf("sam"))).toEqual([]);
});
