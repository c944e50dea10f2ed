import { afterEach, expect, test } from "vitest";
import { said } from "./sample-activities.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World;
afterEach(() => world.close());

test("a question typed in the personal chat is answered there with a card", async () => {
  world = await openWorld();
  const { connector } = world;
  expect(await world.say(said(connector.url, "can I take unit 6 and 8?"))).toEqual({ status: 200 });
  expect(connector.got).toHaveLength(1);
});
