import { expect, test } from "vitest";
import { openOneLogin } from "../../../src/platforms/teams/botbuilder/one-login.ts";
import { openHandTimer } from "./hand-timer.ts";

/** A login that does this at each call, one after the other. */
function openLogins(...logins: readonly (() => Promise<string>)[]) {
  const hand = openHandTimer();
  let asked = 0;
  const login = openOneLogin(async () => logins[asked++]?.() ?? "one more", hand.timer);
  return { hand, login, asked: () => asked };
}

const never = () => new Promise<string>(() => undefined);

test("a login that never answers is given up after ten seconds, and the next call logs in", async () => {
  const { hand, login, asked } = openLogins(never, async () => "token");
  const calls = [login(false), login(false)].map((call) =>
    expect(call).rejects.toMatchObject({ name: "OutsideError", code: "ETIMEDOUT", answered: false }),
  );
  await hand.untilPause(10_000);
  hand.pass(10_000);
  await Promise.all(calls);
  expect(asked()).toBe(1);
  expect(await login(false)).toBe("token");
});

test("calls that come together log in once, and each later one asks anew", async () => {
  const { login, asked } = openLogins(async () => "token");
  expect(await Promise.all([login(false), login(false), login(false)])).toEqual(["token", "token", "token"]);
  expect(asked()).toBe(1);
  expect(await login(false)).toBe("one more");
});

test("a login that fails is told as such, and the next call logs in", async () => {
  const { login } = openLogins(
    () => Promise.reject(new Error("no")),
    async () => "token",
  );
  await expect(login(false)).rejects.toMatchObject({ name: "OutsideError", code: "ELOGIN" });
  expect(await login(false)).toBe("token");
});
