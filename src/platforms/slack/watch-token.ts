import { OutsideError } from "../../domain/outside-error.ts";
import type { Log } from "../../ports/log.ts";
import type { PlatformState } from "../../ports/platform.ts";

/** How often Slack is asked again while it does not answer for the token, in milliseconds. */
const againMs = 30_000;
/** How often it is asked while it does. */
const steadyMs = 300_000;

/** Whether Slack takes our token, asked at the start and again until it does. */
export interface TokenWatch {
  start(): void;
  state(): PlatformState;
  stop(): void;
}

/** `check` rejects with an `OutsideError` whose `where` says why. */
export function watchToken(check: () => Promise<void>, log: Log): TokenWatch {
  let state: PlatformState = { connected: false, detail: "not asked yet" };
  let timer: NodeJS.Timeout | undefined;
  const later = (ms: number) => {
    timer = setTimeout(() => void ask(), ms).unref();
  };
  const ask = async (): Promise<void> => {
    try {
      await check();
      state = { connected: true, detail: "HTTP" };
      later(steadyMs);
    } catch (error) {
      const code = error instanceof OutsideError ? error.where : "unknown";
      // The same trouble is told once.
      if (state.detail !== code) log.error("Slack does not answer for our token", { code });
      state = { connected: false, detail: code };
      later(againMs);
    }
  };
  return { start: () => void ask(), state: () => state, stop: () => clearTimeout(timer) };
}
