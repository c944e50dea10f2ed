import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Profile } from "../../ports/platform.ts";
import type { CallSlack } from "./call-slack.ts";

/** Somebody to ask Slack about. */
export interface Whom {
  readonly client: WebClient;
  readonly team: string;
  readonly user: string;
}

/** Somebody in a list: the name people see in Slack, absent where it does not tell; whether a person stands behind it. */
export interface Member {
  readonly name?: string;
  readonly person: boolean;
}

/** Who somebody is, as Slack tells it. */
export interface People {
  /** Name, timezone and locale; empty where Slack does not tell within a second and a half. Never rejects. */
  profileOf(who: Whom): Promise<Profile>;
  /** How somebody stands in a list of members, with the same patience. Never rejects. */
  memberOf(who: Whom): Promise<Member>;
  /** Forgets what is known, as it changed. */
  forget(team: string, user: string): void;
}

/** A person as users.info and users.list have them. */
export const userSchema = z.looseObject({
  id: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  real_name: z.string().nullish(),
  is_bot: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  profile: z
    .looseObject({
      display_name: z.string().nullish(),
      first_name: z.string().nullish(),
      real_name: z.string().nullish(),
    })
    .nullish(),
});
type SlackUser = z.infer<typeof userSchema>;
const answerSchema = z.looseObject({ user: userSchema });

const day = 86_400_000;
const whileUnknown = 600_000;
const mostKept = 10_000;
const patienceMs = 1_500;
/** What Slack told of somebody. */
interface Told {
  readonly profile: Profile;
  readonly member: Member;
}

const unknown: Told = { profile: { roles: [] }, member: { person: true } };

interface Known {
  asked: Promise<Told>;
  /** Once Slack has answered. */
  told: Told | undefined;
  until: number;
}

/** Asks Slack once a day for each person; remembers the 10,000 who wrote last. */
export function openPeople({ call, clock, log }: { call: CallSlack; clock: Clock; log: Log }): People {
  const known = new Map<string, Known>();
  const look = ({ client, team, user }: Whom): Promise<Told> => {
    const entry: Known = { asked: Promise.resolve(unknown), told: undefined, until: clock.now() + day };
    known.set(`${team}/${user}`, entry);
    if (known.size > mostKept) known.delete(known.keys().next().value ?? "");
    const keep = (told: Told) => {
      entry.told = told;
      return told;
    };
    entry.asked = call({ client, team, method: "users.info", args: { user, include_locale: true } }).then(
      (answer) => keep(toTold(answer)),
      (error: unknown) => {
        entry.until = clock.now() + whileUnknown;
        log.info("a person's timezone could not be had from Slack", {
          code: error instanceof OutsideError ? error.where : "unknown",
        });
        return keep(unknown);
      },
    );
    return withPatience(entry.asked);
  };
  const tell = async (who: Whom): Promise<Told> => {
    const key = `${who.team}/${who.user}`;
    const entry = known.get(key);
    if (entry === undefined || entry.until < clock.now()) return look(who);
    known.delete(key);
    known.set(key, entry);
    return entry.told ?? withPatience(entry.asked);
  };
  return {
    profileOf: async (who) => (await tell(who)).profile,
    memberOf: async (who) => (await tell(who)).member,
    forget: (team, user) => void known.delete(`${team}/${user}`),
  };
}

/** Nobody waits for an answer because Slack is slow to say what time it is. */
function withPatience(asked: Promise<Told>): Promise<Told> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(unknown), patienceMs);
    void asked.then((told) => {
      clearTimeout(timer);
      resolve(told);
    });
  });
}

function toTold(answer: Readonly<Record<string, unknown>>): Told {
  const user = answerSchema.safeParse(answer).data?.user;
  return user === undefined ? unknown : { profile: toProfile(user), member: toMember(user) };
}

function toProfile(user: SlackUser): Profile {
  const name = firstWords([
    user.profile?.first_name,
    user.profile?.display_name,
    user.profile?.real_name,
    user.real_name,
  ]);
  return {
    ...(name ? { name: name.slice(0, 100) } : {}),
    ...(user.tz && isZone(user.tz) ? { timezone: user.tz } : {}),
    ...(user.locale ? { locale: user.locale.slice(0, 35) } : {}),
    roles: [],
  };
}

/** In a list people go by the name that stands beside their messages. */
export function toMember(user: SlackUser): Member {
  const name = firstWords([
    user.profile?.display_name,
    user.profile?.real_name,
    user.real_name,
    user.profile?.first_name,
  ]);
  const person = user.is_bot !== true && user.deleted !== true && user.id !== "USLACKBOT";
  return { ...(name === undefined ? {} : { name }), person };
}

function firstWords(names: readonly (string | null | undefined)[]): string | undefined {
  return names.find((one) => typeof one === "string" && one.trim() !== "") ?? undefined;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
