import { z } from "zod";
import type { LearnerId } from "../domain/learner.ts";
import { emptyRoster, type Roster } from "../domain/roster.ts";

const person = z
  .string()
  .min(1)
  .max(1000)
  .transform((id): LearnerId => id as LearnerId);
const instant = z.number().int();
const name = z.string().max(1000);
const code = z.string().min(1).max(100);

const team = z.object({
  id: z.string().min(1).max(100),
  name,
  managers: z.array(person),
  members: z.array(z.object({ who: person, since: instant, until: instant.nullable() })),
  codes: z.array(z.object({ code, until: instant })),
  createdAt: instant,
});

const rosterSchema = z
  .object({
    version: z.literal(1),
    people: z.array(z.object({ who: person, name: name.nullable() })),
    teams: z.array(team),
    appointed: z.array(z.object({ who: person, role: z.enum(["manager", "trainer"]), by: person, at: instant })),
    links: z.array(z.object({ from: person, to: person, at: instant })),
    linkCodes: z.array(z.object({ code, of: person, until: instant, claimedBy: z.exactOptional(person) })),
    pseudonyms: z.array(z.object({ who: person, alias: z.string().min(1).max(200) })),
    nextTeam: z.number().int().min(1),
    former: z.exactOptional(z.array(team)),
    wrongCodes: z.exactOptional(z.array(z.object({ who: person, at: instant }))),
  })
  .refine(({ teams }) => new Set(teams.map(({ id }) => id)).size === teams.length, "a team stands in it twice");

/** The roster of a file's value; undefined where it is none. */
export function parseRoster(value: unknown): Roster | undefined {
  return value === undefined ? emptyRoster : rosterSchema.safeParse(value).data;
}
