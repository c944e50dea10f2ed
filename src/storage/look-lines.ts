import { z } from "zod";
import { erasedPerson } from "../domain/forget-person.ts";
import type { LearnerId } from "../domain/learner.ts";
import type { Look, LookedAt } from "../ports/centre.ts";
import { exactly, instant } from "./schema-parts.ts";

const someone = z
  .string()
  .min(1)
  .max(1000)
  .transform((id) => id as LearnerId);

const lookSchema = exactly({
  at: instant,
  by: someone,
  byName: z.string().max(1000).nullable(),
  whom: z.discriminatedUnion("kind", [
    exactly({ kind: z.literal("person"), who: someone }),
    exactly({ kind: z.literal("team"), team: z.string().min(1).max(200) }),
  ]),
  what: z.enum(["summary", "member", "evidence", "export", "digest"]),
}) satisfies z.ZodType<Look>;

/** The look of one line; undefined where the line is none. */
export function lookOf(line: string): Look | undefined {
  try {
    return parseLook(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The look of a line's value; undefined where it is none. */
export function parseLook(value: unknown): Look | undefined {
  return lookSchema.safeParse(value).data;
}

/** Whether a look was at one of these. */
export function isAt({ people, teams }: LookedAt): (look: Look) => boolean {
  return ({ whom }) => (whom.kind === "person" ? people.includes(whom.who) : teams.includes(whom.team));
}

/** A look as its line, fields always in the same order: two looks are the same where their lines are. */
export function lineOf({ at, by, byName, whom, what }: Look): string {
  const target = whom.kind === "person" ? { kind: whom.kind, who: whom.who } : { kind: whom.kind, team: whom.team };
  return JSON.stringify({ at, by, byName, whom: target, what });
}

/** The looks without those by and at this person alone; in a look at a team nobody can tell any more who looked. */
export function looksWithout(all: readonly Look[], who: LearnerId): readonly Look[] {
  return all.flatMap((look) => {
    const { by, whom } = look;
    if (whom.kind === "person" && (by === who || whom.who === who)) return [];
    return by === who ? [{ ...look, by: erasedPerson, byName: null }] : [look];
  });
}

/** Newest first; of the same moment, the one noted last first. */
export function newestFirst(all: readonly Look[]): readonly Look[] {
  return [...all].reverse().sort((a, b) => b.at - a.at);
}
