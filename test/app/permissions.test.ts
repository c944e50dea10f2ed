import { describe, expect, test } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { mayDo, permissions } from "../../src/domain/permission.ts";
import {
  everyIntent,
  isAllowed,
  isRefused,
  openWorld,
  restricted,
  roleSets,
  throughConsole,
} from "./permission-world.ts";
import { morning } from "./try-out.ts";

test("the table says of every kind who may, and nothing else than was meant", () => {
  const limited = Object.fromEntries(Object.entries(permissions).filter(([, may]) => may !== "everybody"));
  expect(limited).toEqual(restricted);
});

test("what is not in the table nobody may do", () => {
  for (const kind of ["team.steal", "toString", "__proto__", ""])
    expect(Reflect.apply(mayDo, undefined, [kind, ["manager", "trainer", "admin"]])).toBe(false);
});

describe.each(roleSets.map((roles) => ({ roles, who: roles.join(" and ") || "nobody in particular" })))(
  "for $who",
  ({ roles }) => {
    test("exactly what the table allows is done, and a refusal changes nothing", async () => {
      const world = await openWorld();
      const wrong: string[] = [];
      for (const [at, intent] of everyIntent.entries()) {
        const learner = `json:asker-${at}` as LearnerId;
        const before = await world.snapshot(learner);
        const act = { kind: "pressed", intent } as const;
        const answer = await world.handle({ learner, at: morning + at * 60_000, act, profile: { roles } });
        const name = JSON.stringify(intent);
        if (isRefused(answer) === isAllowed(intent.kind, roles)) wrong.push(name);
        if (isRefused(answer)) expect(await world.snapshot(learner), name).toEqual(before);
      }
      expect(wrong).toEqual([]);
    });

    test("the same through the JSON console, line by line", async () => {
      const answers = await throughConsole(everyIntent, roles);
      const wrong = everyIntent.filter((intent, at) => {
        const answer = answers[at];
        return answer === undefined || isRefused(answer) === isAllowed(intent.kind, roles);
      });
      expect(answers).toHaveLength(everyIntent.length);
      expect(wrong).toEqual([]);
    });
  },
);
