import { describe, expect, it } from "vitest";
import { respond } from "../../src/app/respond.ts";
import type { Intent } from "../../src/domain/intent.ts";
import { newLearner } from "../../src/domain/learner.ts";
import { desk, me, morning } from "../app/try-out.ts";

const on: Intent = { kind: "daily.set", wish: { on: true } };
const off: Intent = { kind: "daily.set", wish: { on: false } };
const scotland: Intent = { kind: "daily.set", wish: { skipHolidays: "scotland" } };
const wales: Intent = { kind: "daily.set", wish: { skipHolidays: "england-and-wales" } };

function meantOf(text: string, offers: readonly Intent[]): Intent {
  const offered = offers.map((intent, at) => ({ label: `Offer ${at}`, intent }));
  const context = { at: morning, last: { kind: "daily.show" }, offered, asking: true, assumed: false } as const;
  const message = { learner: me, at: morning, act: { kind: "said", text }, profile: { roles: [] } } as const;
  return respond(message, { ...newLearner(me, morning), context }, desk).meant;
}

describe("typed answers about the daily question", () => {
  it.each([
    ["yes please", on],
    ["carry on", on],
    ["keep sending them", on],
    ["no thanks", off],
    ["stop", off],
    ["no more", off],
  ])("whether to go on: “%s”", (text, intent) => {
    expect(meantOf(text, [on, off])).toEqual(intent);
  });

  it.each([
    ["scottish ones", scotland],
    ["I'm in Wales", wales],
  ])("whose bank holidays: “%s”", (text, intent) => {
    expect(meantOf(text, [wales, scotland])).toEqual(intent);
  });
});
