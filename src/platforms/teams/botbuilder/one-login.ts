import { OutsideError } from "../../../domain/outside-error.ts";
import { type Timer, within } from "../timer.ts";

/** The login may take so long; the package would wait for ever. */
const limitMs = 10_000;

/** Asks the package for a token. */
export type GetToken = (fresh: boolean) => Promise<string>;

/**
 * One login for all calls that want a token at the same time. It ends in any case, with an `OutsideError` after ten
 * seconds, so that the next call begins another: one that hangs must not keep Teams silent.
 */
export function openOneLogin(getToken: GetToken, timer: Timer): GetToken {
  let running: Promise<string> | undefined;
  return (fresh) => {
    running ??= logIn(getToken(fresh), timer).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function logIn(asked: Promise<string>, timer: Timer): Promise<string> {
  const token = await within(asked.catch(failed), { ms: limitMs, timer, late: undefined });
  return token ?? failed(undefined, "ETIMEDOUT");
}

function failed(cause: unknown, code = "ELOGIN"): never {
  throw new OutsideError("Microsoft's login gave no token", { where: "teams login", code, cause });
}
