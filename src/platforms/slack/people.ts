import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Profile } from "../../ports/platform.ts";
import type { CallSlack } from "./call-slack.ts";

/** Who somebody is, as Slack tells it. */
export interface People {
  /** Name, timezone and locale; empty where Slack does not tell within a second and a half. Never rejects. */
  profileOf(who: { readonly client: WebClient; readonly team: string; readonly user: string }): Promise<Profile>;
  /** Forgets what is known, as it changed. */
  forget(team: string, user: string): void;
}

const userSchema = z.looseObject({
  user: z.looseObject({
    tz: z.string().nullish(),
    locale: z.string().nullish(),
    real_name: z.string().nullish(),
    profile: z
      .looseObject({
        display_name: z.string().nullish(),
        first_name: z.string().nullish(),
        real_name: z.string().nullish(),
      })
      .nullish(),
  }),
});

const day = 86_400_000;
const whileUnknown = 600_000;
const mostKept = 10_000;
const patienceMs = 1_500;
const unknown: Profile = { roles: [] };

interface Known {
  asked: Promise<Profile>;
  /** Once Slack has answered. */
  profile: Profile | undefined;
  until: number;
}

/** Asks Slack once a day for each person; remembers the 10,000 who wrote last. */
export function openPeople({ call, clock, log }: { call: CallSlack; clock: Clock; log: Log }): People {
  const known = new Map<string, Known>();
  const look: People["profileOf"] = async ({ client, team, user }) => {
    const entry: Known = { asked: Promise.resolve(unknown), profile: undefined, until: clock.now() + day };
    known.set(`${team}/${user}`, entry);
    if (known.size > mostKept) known.delete(known.keys().next().value ?? "");
    const keep = (profile: Profile) => {
      entry.profile = profile;
      return profile;
    };
    entry.asked = call({ client, team, method: "users.info", args: { user, include_locale: true } }).then(
      (answer) => keep(toProfile(answer)),
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
  return {
    async profileOf(who) {
      const key = `${who.team}/${who.user}`;
      const entry = known.get(key);
      if (entry === undefined || entry.until < clock.now()) return look(who);
      known.delete(key);
      known.set(key, entry);
      return entry.profile ?? withPatience(entry.asked);
    },
    forget: (team, user) => void known.delete(`${team}/${user}`),
  };
}

/** Nobody waits for an answer because Slack is slow to say what time it is. */
function withPatience(asked: Promise<Profile>): Promise<Profile> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(unknown), patienceMs);
    void asked.then((profile) => {
      clearTimeout(timer);
      resolve(profile);
    });
  });
}

function toProfile(answer: Readonly<Record<string, unknown>>): Profile {
  const user = userSchema.safeParse(answer).data?.user;
  if (user === undefined) return unknown;
  const name = [user.profile?.first_name, user.profile?.display_name, user.profile?.real_name, user.real_name].find(
    (one) => typeof one === "string" && one.trim() !== "",
  );
  return {
    ...(name ? { name: name.slice(0, 100) } : {}),
    ...(user.tz && isZone(user.tz) ? { timezone: user.tz } : {}),
    ...(user.locale ? { locale: user.locale.slice(0, 35) } : {}),
    roles: [],
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
