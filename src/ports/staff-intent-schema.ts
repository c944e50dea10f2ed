import { z } from "zod";
import { letterAnswers } from "../domain/letter.ts";
import { roles } from "../domain/role.ts";
import { contentViews } from "../domain/staff-intent.ts";

const exactly = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).readonly();
const list = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).readonly();

const code = z.string().min(1).max(100);
const units = list(z.int(), 500);
const words = z.string().max(4000);
const person = z.string().max(1000);
const people = list(person, 500);
const ofTeam = { team: z.exactOptional(z.string().max(200)) };
const about = { qualification: z.exactOptional(code) };
const ofEvidence = {
  who: person,
  units,
  criteria: list(z.string().max(200), 500),
  seen: z.exactOptional(z.int().min(0)),
  ...about,
};
const kind = <Name extends string>(name: Name) => z.literal(name);

/** The intents of `StaffIntent`, for the one union of all. */
export const staffIntents = [
  exactly({ kind: kind("team.list"), ...ofTeam }),
  exactly({ kind: kind("team.create"), name: words }),
  exactly({ kind: kind("team.delete"), team: z.string().max(200), sure: z.boolean() }),
  exactly({ kind: kind("team.rename"), team: z.string().max(200), name: words }),
  exactly({ kind: kind("team.add"), who: people, ...ofTeam }),
  exactly({ kind: kind("team.remove"), who: people, ...ofTeam }),
  exactly({ kind: kind("team.manager"), who: people, on: z.boolean(), ...ofTeam }),
  exactly({ kind: kind("team.code"), end: z.exactOptional(z.literal(true)), ...ofTeam }),
  exactly({ kind: kind("team.import"), group: z.string().max(200).nullable(), ...ofTeam }),
  exactly({ kind: kind("team.join"), code: z.string().max(100) }),
  exactly({ kind: kind("team.leave"), sure: z.boolean(), ...ofTeam }),
  exactly({ kind: kind("role.set"), who: people, role: z.enum(roles), on: z.boolean() }),
  exactly({ kind: kind("role.list") }),
  exactly({ kind: kind("whoami") }),
  exactly({ kind: kind("privacy.seen") }),
  exactly({ kind: kind("privacy.looks") }),
  exactly({ kind: kind("link.code") }),
  exactly({ kind: kind("link.use"), code: z.string().max(100), plans: z.exactOptional(z.enum(["here", "there"])) }),
  exactly({ kind: kind("link.end"), sure: z.boolean() }),
  exactly({ kind: kind("progress.member"), who: person }),
  exactly({ kind: kind("team.heat"), skip: z.exactOptional(z.int().min(0)), ...ofTeam }),
  exactly({ kind: kind("team.export"), as: z.enum(["csv", "xlsx"]), ...ofTeam }),
  exactly({ kind: kind("team.cohort"), ...ofTeam, ...about }),
  exactly({ kind: kind("team.broken"), ...ofTeam }),
  exactly({ kind: kind("nudge.draft"), who: person, text: z.exactOptional(words) }),
  exactly({ kind: kind("nudge.send"), who: person, text: words.nullable() }),
  exactly({ kind: kind("nudge.answer"), letter: z.string().max(100), answer: z.enum(letterAnswers) }),
  exactly({ kind: kind("nudge.show") }),
  exactly({ kind: kind("nudge.stop"), on: z.boolean() }),
  exactly({ kind: kind("digest.show") }),
  exactly({
    kind: kind("digest.set"),
    on: z.boolean(),
    day: z.exactOptional(z.string().max(20)),
    time: z.exactOptional(z.string().max(20)),
  }),
  exactly({ kind: kind("evidence.queue"), skip: z.int().min(0) }),
  exactly({ kind: kind("evidence.sign"), ...ofEvidence }),
  exactly({ kind: kind("evidence.return"), words, ...ofEvidence }),
  exactly({ kind: kind("evidence.sample") }),
  exactly({ kind: kind("evidence.judge"), accept: z.boolean(), words, ...ofEvidence }),
  exactly({ kind: kind("evidence.print"), units, who: z.exactOptional(person), ...about }),
  exactly({
    kind: kind("hours.log"),
    minutes: z.int(),
    units,
    on: z.exactOptional(z.string().max(20)),
    what: words,
    ...about,
  }),
  exactly({ kind: kind("hours.show") }),
  exactly({ kind: kind("hours.drop"), number: z.exactOptional(z.int()) }),
  exactly({ kind: kind("content.show"), view: z.enum(contentViews) }),
  exactly({ kind: kind("dashboard") }),
  exactly({ kind: kind("home") }),
] as const;
