import { beforeEach, expect, test } from "vitest";
import type { WatchedAct } from "../../src/ports/act-watch.ts";
import { idOf, openOffice } from "./team/team-talk.ts";

let acts: WatchedAct[];
let talk: ReturnType<typeof openOffice>;
beforeEach(() => {
  acts = [];
  talk = openOffice({}, (act) => void acts.push(act));
});

const told = () => acts.map(({ event, by, outcome }) => `${by.replace(/^.*\//, "")} ${event} ${outcome}`);

test("roles, teams, members and what is joined are told once they are done", async () => {
  await talk.says("root", "make @mira a manager");
  await talk.says("mira", "create team Blue");
  await talk.says("mira", "add @sam");
  expect(told()).toEqual(["root role.set done", "mira team.create done", "mira team.add done"]);
});

test("what somebody may not do is told as refused", async () => {
  await talk.says("sam", "make @sam a manager");
  expect(told()).toEqual(["sam role.set refused"]);
});

test("an erasure is told when it is done, not when it is asked about", async () => {
  await talk.says("sam", "I'm doing the Level 2");
  await talk.says("sam", "delete my data");
  expect(told()).toEqual([]);
  await talk.says("sam", "yes");
  expect(told()).toEqual(["sam privacy.erase done"]);
  expect(await talk.store.read(idOf("sam"))).toBeUndefined();
});

test("questions, plans and a manager's look are nobody's business here", async () => {
  await talk.says("root", "make @mira a manager");
  await talk.says("mira", "create team Blue");
  await talk.says("mira", "add @sam");
  acts.length = 0;
  for (const text of ["can I take unit 6 and 8?", "what is shrinkage?", "my progress"]) await talk.says("sam", text);
  await talk.says("mira", "how is @sam doing?");
  expect(told()).toEqual([]);
});
