import { expect, test } from "vitest";
import { membersOf, rolesOf } from "../../../src/domain/roster.ts";
import { joinCodeLife } from "../../../src/domain/roster-codes.ts";
import { renderPlain } from "../../../src/platforms/terminal/render-plain.ts";
import { idOf, openOffice } from "./team-talk.ts";

async function withCode() {
  const office = openOffice();
  await office.says("root", "make @ada a manager");
  await office.says("ada", "create team Northgate");
  const { data } = await office.says("ada", "join code for northgate");
  const members = () => office.roster.now().teams.flatMap(membersOf);
  return { ...office, code: String(data["code"]), members };
}

test("a code lets any number in until it ends, typed any way, and tells what is seen", async () => {
  const { says, code, members, wait } = await withCode();
  const joined = await says("sam", `join ${code.toLowerCase()}`);
  expect(renderPlain(joined.reply)).toMatch(/^You are in Northgate\.[\s\S]*Ada manages Northgate[\s\S]*Never: single/);
  await says("jo", `${code.slice(0, 4)}-${code.slice(4)}`.replace(/^/, "join "));
  expect(members()).toEqual([idOf("sam"), idOf("jo")]);
  wait(joinCodeLife / 60_000);
  expect((await says("kim", `join ${code}`)).data).toEqual({ error: { code: "wrong-code" } });
});

test("a code is given out again while it lasts, and all end when the manager says so", async () => {
  const { says, code, members } = await withCode();
  expect((await says("ada", "join code")).data).toMatchObject({ code });
  await says("ada", "end the join code for northgate");
  await says("sam", `join ${code}`);
  expect(members()).toEqual([]);
});

test("after ten wrong codes within an hour none is looked at, for this person alone and for an hour", async () => {
  const { says, code, members, wait } = await withCode();
  for (let tries = 0; tries < 10; tries += 1) await says("sam", `join WRNG234${String.fromCharCode(65 + tries)}`);
  const refused = await says("sam", `join ${code}`);
  expect(refused.data).toEqual({ error: { code: "too-many" } });
  await says("jo", `join ${code}`);
  expect(members()).toEqual([idOf("jo")]);
  wait(60);
  await says("sam", `join ${code}`);
  expect(members()).toEqual([idOf("jo"), idOf("sam")]);
});

test("a bare code that links accounts does that", async () => {
  const { says, presses, roster } = await withCode();
  await presses("sam", { kind: "link.code" });
  const [link] = roster.now().linkCodes;
  expect((await says("sammy", `join ${link?.code}`)).intent).toBe("link.use");
});

test("roles are given and taken by admins; an admin is made by the configuration alone", async () => {
  const { says, roster, reads } = await withCode();
  const admins = new Set<never>();
  await says("root", "make @tom a trainer");
  expect(rolesOf(roster.now(), idOf("tom"), admins)).toEqual(["trainer"]);
  await says("root", "@tom is no longer a trainer");
  expect(rolesOf(roster.now(), idOf("tom"), admins)).toEqual([]);
  expect(await reads("root", "make @tom an admin")).toContain("ADMINS");
  await says("root", "remove @ada as manager");
  expect(rolesOf(roster.now(), idOf("ada"), admins)).toEqual([]);
  expect(await reads("ada", "make @ada a manager")).toContain("Only those who run this assistant");
});

test("whoever appoints themselves is spoken to, not of", async () => {
  const { reads, wait } = await withCode();
  expect(await reads("root", "make me a trainer")).toMatch(/^You are a trainer now\.\s+You can now sign/);
  wait(60);
  expect(await reads("root", "make me a trainer")).toMatch(/^You are a trainer already/);
  expect(await reads("root", "undo that")).not.toMatch(/plan/);
});

test("who am I tells the id, roles and teams", async () => {
  const { reads, says, code } = await withCode();
  await says("sam", `join ${code}`);
  expect(await reads("sam", "who am i")).toMatch(/slack:T1\/sam[\s\S]*learner[\s\S]*Northgate/);
  expect(await reads("ada", "whats my id")).toMatch(/manager[\s\S]*You manage: Northgate/);
});

test("looks are listed newest first, in the learner's zone, only those at them", async () => {
  const { says, code, looks, now, reads } = await withCode();
  const look = { by: idOf("ada"), byName: "Ada", what: "member" } as const;
  await looks.note({ ...look, at: now(), whom: { kind: "team", team: "t1" }, what: "summary" });
  await says("sam", `join ${code}`);
  await looks.note({ ...look, at: now() + 1, whom: { kind: "person", who: idOf("sam") } });
  await looks.note({ ...look, at: now() + 2, whom: { kind: "person", who: idOf("jo") } });
  await looks.note({ ...look, at: now() + 3, whom: { kind: "team", team: "t1" }, what: "export" });
  const told = await reads("sam", "who looked at my progress?");
  expect(told).toContain("2 looks");
  expect(told).toMatch(/a file of the figures of Northgate[\s\S]*your progress/);
  expect(told).not.toContain("summary");
  expect(told).toContain("Mon 23 Nov, 09:");
  expect(await reads("kim", "who looked at my progress?")).toContain("Nobody has looked");
});
